import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes what is recorded of the trace as a whole: assessments, files, prompts, runs, tags, metadata.
struct TraceMetadata {
  private let analysed: AnalysedTrace
  private let links: SpanLinks

  init(_ analysed: AnalysedTrace, links: SpanLinks) {
    self.analysed = analysed
    self.links = links
  }

  private var trace: Trace { analysed.trace }

  func write(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    writeAssessments(to: &html, payloads: &payloads)
    writeAttachments(payloads.files, to: &html)
    html.append("<section id=\"m\"><h2>Metadata</h2>\n<dl class=\"kv\">")
    entry("Trace", trace.id, to: &html)
    entry("Client request", trace.clientRequestID, to: &html)
    entry("Experiment", trace.experiment.described, to: &html)
    entry("Read from", SourceName.text(of: trace), to: &html)
    entry("Schema version", trace.schemaVersion, to: &html)
    for run in trace.linkedRuns { entry("Linked run", run, to: &html) }
    for prompt in trace.linkedPrompts {
      entry("Prompt", "\(prompt.name), version \(prompt.version)", to: &html)
    }
    html.append("</dl>\n")
    writePairs("Tags", trace.tags, to: &html)
    writePairs("Recorded metadata", trace.metadata, to: &html)
    html.append("</section>\n")
  }

  private func entry(_ label: StaticString, _ value: String?, to html: inout ByteBuffer) {
    guard let value else { return }
    html.append("<div><dt>")
    html.append(label)
    html.append("</dt><dd>")
    html.appendHTML(value)
    html.append("</dd></div>\n")
  }

  private func writePairs(
    _ title: StaticString,
    _ pairs: [TextPair],
    to html: inout ByteBuffer
  ) {
    if pairs.isEmpty { return }
    html.append("<h3>")
    html.append(title)
    html.append("</h3>")
    let own = pairs.filter { !$0.key.hasPrefix("mlflow.") }
    if !own.isEmpty { write(own, to: &html) }
    if own.count == pairs.count { return }
    html.append("<details class=\"more\"><summary>MLflow’s own <span class=\"o\">")
    html.append(decimal: pairs.count - own.count)
    html.append("</span></summary>")
    write(pairs.filter { $0.key.hasPrefix("mlflow.") }, to: &html)
    html.append("</details>\n")
  }

  private func write(_ pairs: [TextPair], to html: inout ByteBuffer) {
    html.append("<dl class=\"kv\">")
    for pair in pairs {
      html.append("<div><dt>")
      html.appendHTML(pair.key, in: .content)
      html.append("</dt><dd>")
      if pair.value.isEmpty { html.appendUnknown() }
      html.appendHTML(pair.value, in: .content)
      html.append("</dd></div>\n")
    }
    html.append("</dl>\n")
  }
}

extension TraceMetadata {
  private func writeAssessments(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    if trace.assessments.isEmpty { return }
    html.append("<section id=\"a\"><h2>Assessments</h2>\n")
    for assessment in trace.assessments {
      write(assessment, to: &html, payloads: &payloads)
    }
    html.append("</section>\n")
  }

  private func write(
    _ assessment: Assessment,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    html.append("<div class=\"call\"><div class=\"ch\"><h3>")
    html.appendHTML(assessment.name, in: .content)
    html.append("</h3>")
    remark(assessment.type, to: &html)
    remark([assessment.sourceType, assessment.sourceID ?? ""].joined(separator: " "), to: &html)
    if !assessment.isValid { remark("overridden", to: &html) }
    if let span = assessment.spanID { writeSpan(span, to: &html) }
    html.append("</div>")
    if let value = assessment.value { payloads.write(inline: value, to: &html) }
    if let error = assessment.error { payloads.write("Error", error, to: &html) }
    if let rationale = assessment.rationale {
      payloads.write(text: ArraySlice(rationale.utf8), to: &html)
    }
    if let metadata = assessment.metadata { payloads.write("Metadata", metadata, to: &html) }
    html.append("</div>\n")
  }

  /// The span that was judged, by its id where the trace has none of it.
  private func writeSpan(_ id: String, to html: inout ByteBuffer) {
    guard let index = analysed.tree.span(withID: id) else {
      return remark("of span \(id)", to: &html)
    }
    html.append(" <span class=\"h\">of</span> ")
    links.write(index, to: &html)
  }

  private func remark(_ text: String, to html: inout ByteBuffer) {
    html.append(" <span class=\"h\">")
    html.appendHTML(text)
    html.append("</span>")
  }

  private func writeAttachments(_ files: [SiteAttachment], to html: inout ByteBuffer) {
    if trace.attachments.isEmpty { return }
    html.append("<section id=\"f\"><h2>Attachments</h2>\n<ul class=\"files\">")
    for attachment in trace.attachments {
      html.append("<li>")
      write(attachment, files.first { $0.attachment == attachment }, to: &html)
      html.append("</li>\n")
    }
    html.append("</ul></section>\n")
  }

  private func write(
    _ attachment: Attachment,
    _ file: SiteAttachment?,
    to html: inout ByteBuffer
  ) {
    if let file { html.appendMedia(file.media, path: file.path) }
    html.append("<code>")
    html.appendHTML(attachment.id)
    html.append("</code> ")
    html.appendHTML(attachment.contentType ?? "type not stated")
    if let size = attachment.size { html.append(", \(CountText.text(size)) bytes") }
    if file == nil { html.append(" <span class=\"warn\">not in the store</span>") }
  }
}
