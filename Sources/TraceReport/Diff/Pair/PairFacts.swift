import JSONBytes
import TraceAnalysis
import TraceModel

/// The numbers of a pair: what they were, what they are, by how much they changed.
struct PairFacts {
  let facts: [Fact]

  struct Fact {
    let label: StaticString
    let value: ReportInline
    let context: [ReportInline]
  }

  init(_ pair: PairContents) {
    let (before, after) = (pair.base.ledger.counted, pair.head.ledger.counted)
    facts = [
      Self.duration(pair.base.durationNS, pair.head.durationNS),
      Self.cost(pair.base.cost.sum, pair.head.cost.sum),
      Self.count("Output tokens", before?.output, after?.output),
      Self.count("Input tokens", before?.input, after?.input),
      Fact(
        label: "Tool calls",
        value: .count(pair.tools.head.uses.count),
        context: [.own(pair.tools.words)]
      ),
      Self.model(pair.settings),
    ]
  }

  private static func duration(_ base: Int64?, _ head: Int64?) -> Fact {
    let texts = [base, head].map { $0.map { DurationText(nanoseconds: $0).text } }
    let both = "\(texts[0] ?? "unknown") → \(texts[1] ?? "unknown")"
    let ratio = ChangeText.ratio(base.map(Double.init), head.map(Double.init))
    return Fact(
      label: "Duration",
      value: .change(nanoseconds: ChangeText.difference(base, head)),
      context: [.own([both, ratio].compactMap(\.self).joined(separator: " · "))]
    )
  }

  private static func cost(_ base: CostSum, _ head: CostSum) -> Fact {
    Fact(
      label: "Cost",
      value: .cost(head),
      context: [
        ChangeText.context(
          base.text,
          head.text,
          ratio: ChangeText.ratio(base.totalUSD, head.totalUSD)
        )
      ]
    )
  }

  private static func count(_ label: StaticString, _ base: Int64?, _ head: Int64?) -> Fact {
    Fact(
      label: label,
      value: .count(head),
      context: [
        ChangeText.context(
          base.map { CountText.text($0) },
          head.map { CountText.text($0) },
          ratio: ChangeText.ratio(base.map(Double.init), head.map(Double.init))
        )
      ]
    )
  }

  private static func model(_ settings: [SettingDifference]) -> Fact {
    let asked = settings.first { $0.subject == .modelAsked && !$0.head.isEmpty }
    let found = asked ?? settings.first { $0.subject == .modelAnswered }
    let head = found?.head.first.map(FirstLine.text)
    let others = (found?.head.count ?? 0) - 1
    let more = others > 0 ? " and \(CountText.text(Int64(others))) more" : ""
    let base = found?.base.map(FirstLine.text).joined(separator: ", ") ?? ""
    let change: [ReportInline] =
      base.isEmpty ? [.own("base names none")] : [.own("from "), .recorded(base)]
    let same = ReportInline.own(found == nil ? "no span names one" : "unchanged")
    return Fact(
      label: "Model",
      value: .known(head.map { $0 + more }),
      context: found?.differs == true ? change : [same]
    )
  }

  func write(to html: inout ByteBuffer) {
    html.append("<dl class=\"facts\">")
    for fact in facts {
      html.appendFact(fact.label) {
        $0.append([fact.value])
      } context: {
        $0.append(fact.context)
      }
    }
    html.append("</dl>\n")
  }

  var blocks: [ReportBlock] {
    var table = ReportTable(["", "Head", "Compared with base"])
    for fact in facts {
      table.add([[.own("\(fact.label)")], [fact.value], fact.context])
    }
    return [.table(table)]
  }
}

extension ToolComparison {
  /// What changed about the calls: `from 2 · 1 added`, `same calls, same arguments`.
  var words: String {
    if rows.isEmpty { return "none in either" }
    let counts = [
      (added, "added"), (dropped, "dropped"), (moved, "moved"),
      (withOtherArguments, "with other arguments"), (failingNewly, "newly failing"),
    ]
    let changes = counts.filter { $0.0 > 0 }.map { "\(CountText.text(Int64($0.0))) \($0.1)" }
    if changes.isEmpty { return "same calls, same arguments" }
    let isOther = base.uses.count != head.uses.count
    let from = isOther ? ["from \(CountText.text(Int64(base.uses.count)))"] : []
    return (from + changes).joined(separator: " · ")
  }
}
