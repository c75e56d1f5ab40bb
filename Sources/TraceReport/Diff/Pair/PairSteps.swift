import TraceAnalysis
import TraceModel

/// The steps of both traces: their names, what is to be said of them, and their numbers.
struct PairSteps {
  private let pair: PairContents
  private let baseOrdinals: Ordinals
  private let headOrdinals: Ordinals
  private let baseAnchors: SpanAnchors
  private let headAnchors: SpanAnchors

  init(_ pair: PairContents) {
    self.pair = pair
    baseOrdinals = Ordinals(pair.base)
    headOrdinals = Ordinals(pair.head)
    baseAnchors = SpanAnchors(pair.base.trace.spans)
    headAnchors = SpanAnchors(pair.head.trace.spans)
  }

  private func span(_ row: SpanAlignment.Row) -> Span? {
    row.head.map { pair.head.trace.spans[$0] } ?? row.base.map { pair.base.trace.spans[$0] }
  }

  func name(of row: SpanAlignment.Row) -> String { span(row)?.name ?? "" }

  func kind(of row: SpanAlignment.Row) -> SpanKind { span(row)?.kind ?? .unknown }

  func ordinal(of row: SpanAlignment.Row) -> Int? {
    row.head.map { headOrdinals[$0] } ?? row.base.flatMap { baseOrdinals[$0] }
  }

  /// The span on head's page, else on base's; nil where that trace has no page.
  func address(of row: SpanAlignment.Row) -> String? {
    if let head = row.head {
      return pair.surroundings.head.address.map { "\($0)#\(headAnchors[head])" }
    }
    guard let base = row.base else { return nil }
    return pair.surroundings.base.address.map { "\($0)#\(baseAnchors[base])" }
  }

  /// Head less base in nanoseconds; nil where one of them is unknown.
  func change(of row: SpanAlignment.Row) -> Int64? {
    ChangeText.difference(
      row.base.flatMap { pair.base.trace.spans[$0].durationNS },
      row.head.flatMap { pair.head.trace.spans[$0].durationNS }
    )
  }

  func tags(of row: SpanAlignment.Row) -> [ReportInline] {
    let failed = (
      base: row.base.map { pair.base.trace.spans[$0].status == .error } ?? false,
      head: row.head.map { pair.head.trace.spans[$0].status == .error } ?? false
    )
    var tags: [ReportInline] = []
    switch failed {
    case (false, true): tags.append(.bad("newly failing"))
    case (true, true): tags.append(.bad("failing in both"))
    case (true, false): tags.append(.own(row.head == nil ? "failing" : "no longer failing"))
    case (false, false): break
    }
    if row.base == nil { tags.append(.own("only in head")) }
    if row.head == nil { tags.append(.own("only in base")) }
    if let place = row.movedFrom { tags.append(.own("moved from \(OrdinalText.text(place))")) }
    return tags
  }
}

extension PairSteps {
  /// Levels by which a name is set in at most.
  private static let deepest = 8

  /// The table one click away.
  var folded: [ReportBlock] {
    [.fold("Duration, self time and tokens, span by span", blocks)]
  }

  /// A row a step with all its numbers, as far as a table goes.
  var blocks: [ReportBlock] {
    var table = ReportTable([
      "Span", "Base#", "Head#", "Change#", "Self, base#", "Self, head#", "Self, change#",
      "Tokens, base#", "Tokens, head#", "Tokens, change#",
    ])
    let rows = pair.alignment.rows
    for row in rows.prefix(PageTable.most) { table.add(cells(row)) }
    let rest = rows.count - PageTable.most
    let more = rest > 0 ? [ReportBlock.note("and \(CountText.text(rest, "more step"))")] : []
    return [.table(table)] + more
  }

  private func cells(_ row: SpanAlignment.Row) -> [[ReportInline]] {
    let duration = [
      row.base.flatMap { pair.base.trace.spans[$0].durationNS },
      row.head.flatMap { pair.head.trace.spans[$0].durationNS },
    ]
    let own = [
      row.base.flatMap { pair.base.spans[$0].selfTimeNS },
      row.head.flatMap { pair.head.spans[$0].selfTimeNS },
    ]
    let tokens = [
      row.base.flatMap { pair.base.spans[$0].tokenUsage?.total },
      row.head.flatMap { pair.head.spans[$0].tokenUsage?.total },
    ]
    return [title(row)] + Self.times(duration) + Self.times(own)
      + tokens.map { [.count($0)] }
      + [[.change(count: ChangeText.difference(tokens[0], tokens[1]))]]
  }

  private func title(_ row: SpanAlignment.Row) -> [ReportInline] {
    let indentation = String(repeating: "· ", count: min(row.depth, Self.deepest))
    let ordinal = ordinal(of: row).map { [ReportInline.own(" \($0)")] } ?? []
    let tags = tags(of: row).flatMap { [.own(", "), $0] }
    return [.own(indentation), .recorded(TextCut(name(of: row), limit: 100).marked)] + ordinal
      + tags
  }

  private static func times(_ values: [Int64?]) -> [[ReportInline]] {
    values.map { [.duration($0.map { DurationText(nanoseconds: $0) })] }
      + [[.change(nanoseconds: ChangeText.difference(values[0], values[1]))]]
  }
}
