import TraceAnalysis
import TraceModel

/// Where the rows of pages over many traces lead to.
struct PageLinks: Sendable {
  private let rows: [IndexRow]
  private let format: SiteFormat
  private let listed: TraceList

  init(_ report: Report, _ format: SiteFormat) {
    rows = report.counted
    listed = report.list
    self.format = format
  }

  /// A name that leads to the list of its traces; only as text in Markdown, whose list has no filters,
  /// and where the name is too long for an address.
  func list(_ name: String, _ filter: TraceFilter) -> ReportInline {
    list(TextCut(name, limit: Self.shown).marked, filter, name)
  }

  /// A text that leads to the list of the traces with a value.
  func list(_ text: String, _ filter: TraceFilter, _ value: String) -> ReportInline {
    guard format == .html, let fragment = listed.fragment(filter, value) else {
      return .recorded(text)
    }
    return .link(text, to: "index.html#\(fragment)")
  }

  /// How many traces or judgements are odd, leading to their list, and marked where any are.
  func number(_ number: Int, _ filter: TraceFilter, _ value: String) -> ReportInline {
    number > 0 ? list("✕ \(CountText.text(Int64(number)))", filter, value) : .own("0")
  }

  /// A session, leading to its page.
  func session(_ session: String) -> ReportInline {
    let path =
      switch format {
      case .html: SessionPage.path(of: session)
      case .markdown: MarkdownSessionPage.path(of: session)
      }
    return .link(TextCut(session, limit: Self.shown).marked, to: path)
  }

  /// The trace at a place among the report's; a dash where there is none.
  func trace(_ place: Int?) -> [ReportInline] {
    guard let place, rows.indices.contains(place) else { return [.own(ReportInline.unknown)] }
    return [cut(rows[place].link(in: format))]
  }

  /// The first few of some traces, parted by commas, and how many more there are.
  func traces(_ places: [Int]) -> [ReportInline] {
    let links = places.prefix(Self.examples).map { trace($0) }
    let rest = places.count - links.count
    return Array(links.joined(separator: [.own(", ")]))
      + (rest > 0 ? [.own(" and \(CountText.text(Int64(rest))) more")] : [])
  }

  /// Unicode scalars of a name that are shown.
  static let shown = 200
  /// Traces that a row names.
  private static let examples = 5

  private func cut(_ link: ReportInline) -> ReportInline {
    guard case .link(let text, let address) = link else { return link }
    return .link(TextCut(text, limit: Self.shown).marked, to: address)
  }
}
