import TraceAnalysis
import TraceModel

/// Tables of a diff that are the same in every format: tokens, tools, errors.
struct DiffBlocks {
  private let comparison: RunComparison
  /// Nil where counts lead nowhere.
  private let links: CaseLinks?

  init(_ comparison: RunComparison, _ links: CaseLinks? = nil) {
    self.comparison = comparison
    self.links = links
  }

  /// Tokens by model, then by prompt where prompts have names.
  var tokens: [ReportBlock] {
    let models = Self.table("Model", comparison.models)
    if comparison.prompts.isEmpty && models.isEmpty { return [] }
    let prompts = Self.table("Prompt", comparison.prompts)
    return [.heading(2, "Tokens by model")] + (models.isEmpty ? [.note(Self.noModel)] : models)
      + (prompts.isEmpty ? [] : [.heading(2, "Tokens by prompt")] + prompts)
  }

  private static let noModel = "No span names a model."

  private static func table(_ noun: String, _ changes: [TokenChange]) -> [ReportBlock] {
    let head = [noun, "Calls#", "Input tokens#", "Output tokens#", "Cost#"]
    return table(head, of: changes) { change in
      let (base, head) = (change.base, change.head)
      let cells: [ReportInline] = [
        .recorded(TextCut(change.name, limit: CaseText.limit).marked),
        arrow(base.map { Int64($0.calls) }, head.map { Int64($0.calls) }),
        arrow(base?.inputTokens, head?.inputTokens),
        arrow(base?.outputTokens, head?.outputTokens),
        .own("\(dollars(base)) → \(dollars(head))"),
      ]
      return cells.map { [$0] }
    }
  }

  private static func dollars(_ spending: TokenChange.Spending?) -> String {
    spending?.costUSD.map(DollarText.text) ?? ReportInline.unknown
  }

  private static func arrow(_ base: Int64?, _ head: Int64?) -> ReportInline {
    .own(
      [base, head].map { $0.map { CountText.text($0) } ?? ReportInline.unknown }.joined(
        separator: " → "
      )
    )
  }

  /// A row a tool that is called otherwise; the others are counted.
  var tools: [ReportBlock] {
    if comparison.tools.isEmpty { return [] }
    let changed = comparison.tools.enumerated().filter { $0.element.isChanged }
    let title = [ReportBlock.heading(2, "Tool calls")]
    let same = comparison.tools.count - changed.count
    let rest =
      same > 0 ? [ReportBlock.note("\(CountText.text(same, "tool")) called as before.")] : []
    let head =
      ["Tool", "Calls#"] + ToolChange.ways.map(\.title) + ["Failed calls#"]
    return title + Self.table(head, of: changed) { cells($0.element, place: $0.offset) } + rest
  }

  private func cells(_ tool: ToolChange, place: Int) -> [[ReportInline]] {
    let ways = ToolChange.ways.map { way -> ReportInline in
      let places = tool[keyPath: way.places]
      let group = CaseLinks.group(ofTool: place, way.name)
      return links?.count(places, group: group) ?? .count(places.count)
    }
    return [
      [.recorded(TextCut(tool.name, limit: CaseText.limit).marked)],
      [.own("\(CountText.text(Int64(tool.baseCalls))) → \(CountText.text(Int64(tool.headCalls)))")],
    ] + ways.map { [$0] }
      + [[.failed(tool.baseFailures), .own(" → "), .failed(tool.headFailures)]]
  }

  /// New errors first.
  var errors: [ReportBlock] {
    if comparison.errors.isEmpty { return [] }
    let head = ["Error", "Since base", "Base#", "Head#", "Message"]
    return [.heading(2, "Errors")]
      + Self.table(head, of: comparison.errors) { error in
        let title = error.type.map { TextCut($0, limit: CaseText.limit).marked }
        return [
          [title.map { .recorded($0) } ?? .own(error.errorClass.title)],
          [error.isNew ? .bad("new") : .own(error.isGone ? "gone" : "still there")],
          [.count(error.base.count)], [.count(error.head.count)],
          [.known(error.pattern.map { TextCut($0, limit: 300).marked })],
        ]
      }
  }

  /// Rows a table.
  private static let most = 100

  static func table<Thing>(
    _ titles: [String],
    of things: [Thing],
    cells: (Thing) -> [[ReportInline]]
  ) -> [ReportBlock] {
    if things.isEmpty { return [] }
    var table = ReportTable(titles)
    for thing in things.prefix(most) { table.add(cells(thing)) }
    let rest = things.count - most
    return [.table(table)]
      + (rest > 0 ? [.note("and \(CountText.text(Int64(rest))) more in diff.json")] : [])
  }
}

extension ToolChange {
  var isChanged: Bool {
    Self.ways.contains { !self[keyPath: $0.places].isEmpty } || baseFailures != headFailures
  }
}
