import TraceAnalysis
import TraceModel

/// What is recorded of the trace as a whole: assessments, files, prompts, runs, tags, metadata.
struct TraceRecordBlocks {
  private let place: ReportPlace

  init(_ place: ReportPlace) { self.place = place }

  private var trace: Trace { place.analysed.trace }

  var blocks: [ReportBlock] {
    let judged = trace.assessments.isEmpty ? [] : [ReportBlock.heading(2, "Assessments")]
    let files = trace.attachments.isEmpty ? [] : [ReportBlock.heading(2, "Attachments")]
    return judged + trace.assessments.flatMap(blocks)
      + files + trace.attachments.flatMap(blocks)
      + [.heading(2, "Metadata"), .table(facts)]
      + pairs("Tags", trace.tags) + pairs("Recorded metadata", trace.metadata)
  }

  private var facts: ReportTable {
    var table = ReportTable(["Fact", "Value"])
    table.add(.own("Trace"), .recorded(trace.id))
    let entries = [
      ("Client request", trace.clientRequestID), ("Experiment", trace.experiment.described),
      ("Schema version", trace.schemaVersion),
    ]
    for (label, value) in entries {
      if let value { table.add(.own(label), .recorded(value)) }
    }
    for run in trace.linkedRuns { table.add(.own("Linked run"), .recorded(run)) }
    for prompt in trace.linkedPrompts {
      table.add(.own("Prompt"), .recorded("\(prompt.name), version \(prompt.version)"))
    }
    return table
  }

  private func pairs(_ title: String, _ pairs: [TextPair]) -> [ReportBlock] {
    if pairs.isEmpty { return [] }
    var table = ReportTable(["Key", "Value"])
    for pair in pairs { table.add(.recorded(pair.key), .recorded(pair.value)) }
    return [.heading(3, title), .table(table)]
  }

  private func blocks(of assessment: Assessment) -> [ReportBlock] {
    let source = [assessment.sourceType, assessment.sourceID ?? ""].joined(separator: " ")
    let remarks: [ReportInline] = [
      .recorded(assessment.name), .own(" · "), .recorded(assessment.type), .own(" · "),
      .recorded(source), .own(assessment.isValid ? "" : " · overridden"),
    ]
    let span = assessment.spanID.map { id in
      let link = place.link(toSpanOf: id)
      return [ReportInline.own(" · of span ")] + (link.isEmpty ? [.recorded(id)] : link)
    }
    return [.paragraph(remarks + (span ?? []))]
      + (assessment.value.map(ReportBlock.payload) ?? [])
      + titled("Error", assessment.error)
      + (assessment.rationale.map { ReportBlock.text(Array($0.utf8)[...]) } ?? [])
      + titled("Metadata", assessment.metadata)
  }

  private func titled(_ title: String, _ payload: Payload?) -> [ReportBlock] {
    payload.map { [.note("\(title):")] + ReportBlock.payload($0) } ?? []
  }

  /// The way to a file is the tool's own: nothing of it comes from the trace.
  private func blocks(of attachment: Attachment) -> [ReportBlock] {
    let file = place.files.first { $0.attachment == attachment }
    let size = attachment.size.map { ", \(CountText.text($0)) bytes" } ?? ""
    let line: [ReportInline] = [
      .code(attachment.id), .own(" "), .recorded(attachment.contentType ?? "type not stated"),
      .own(size),
    ]
    guard let file else { return [.paragraph(line + [.own(" ▲ not in the store")])] }
    let path = "../\(file.path)"
    if file.media.isPicture { return [.picture(path: path), .paragraph(line)] }
    return [.paragraph(line + [.own(" "), .link("Download", to: path)])]
  }
}
