import TraceAnalysis
import TraceModel

/// The sections of a trace's report that are not about one span, after its waterfall.
enum TraceBlocks {
  /// Characters of a line of the waterfall.
  private static let width = 100

  /// The waterfall as text.
  static func waterfall(_ analysed: AnalysedTrace) -> [ReportBlock] {
    let lines = TextWaterfall(analysed, width: width).lines
    return [.heading(2, "Waterfall"), .code(lines.joined(separator: "\n"), .text)]
  }

  /// What failed, each span under its name: for a report without a section a span, as the next two.
  static func errors(_ place: ReportPlace) -> [ReportBlock] {
    let analysed = place.analysed
    let passage = ExceptionPassage(analysed)
    return section("Errors", place) { index in
      if let origin = passage?.origins[index] {
        return [.paragraph([.own("The same, raised in ")] + place.link(to: origin))]
      }
      return ErrorBlocks.blocks(analysed.trace.spans[index], analysed.spans[index], isShort: true)
    }
  }

  /// The recorded files by their ways from one folder; empty where there are none.
  static func files(_ place: ReportPlace) -> [ReportBlock] {
    let files = place.analysed.trace.attachments
    guard let folder = files.lazy.compactMap(\.path).first.map({ AttachmentPath($0).folder }) else {
      return []
    }
    let lines = files.map { file -> [ReportInline] in
      let size = file.size.map { ", \(CountText.text($0)) bytes" } ?? ""
      let name = file.path.map { AttachmentPath($0).name } ?? "▲ not in the store: \(file.id)"
      return [.code(name), .own(" "), .known(file.contentType), .own(size)]
    }
    let title: [ReportInline] = [.own("In "), .code(folder), .own(" beside the store:")]
    return [.heading(2, "Attachments"), .paragraph(title), .list(lines)]
  }

  /// What streamed.
  static func streams(_ place: ReportPlace) -> [ReportBlock] {
    let analysed = place.analysed
    return section("Streaming output", place) {
      StreamedBlocks.blocks(analysed.trace.spans[$0], analysed.spans[$0])
    }
  }

  /// What the spans of model calls say of themselves.
  static func settings(_ place: ReportPlace) -> [ReportBlock] {
    let analysed = place.analysed
    return section("Settings", place) {
      SettingBlocks(analysed.trace.spans[$0], analysed.spans[$0])?.blocks ?? []
    }
  }

  private static func section(
    _ title: String,
    _ place: ReportPlace,
    _ body: (Int) -> [ReportBlock]
  ) -> [ReportBlock] {
    let parts = place.analysed.tree.order.flatMap { index -> [ReportBlock] in
      let blocks = body(index)
      return blocks.isEmpty ? [] : [.heading(3, place.link(to: index))] + blocks
    }
    return parts.isEmpty ? [] : [.heading(2, title)] + parts
  }
}
