import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Tools of two traces") struct ToolComparisonTests {
  /// A trace that ran tools, each `name` or `name:arguments`, and `!` at the end for one that failed.
  private func trace(_ uses: String...) -> AnalysedTrace {
    let spans = uses.enumerated().map { place, use -> Span in
      let parts = use.split(separator: ":", maxSplits: 1).map(String.init)
      let hasFailed = parts[0].hasSuffix("!")
      let name = hasFailed ? String(parts[0].dropLast()) : parts[0]
      let start = Int64(place) * 10 + 1
      return Span.tool("t\(place)", name, below: "root", start, start + 5)
        .inputs(parts.count > 1 ? parts[1] : "{}").status(hasFailed ? .error : .ok)
    }
    return AnalysedTrace(Trace([Span("root", 0, 1000)] + spans))
  }

  private func rows(_ comparison: ToolComparison) -> [String] {
    comparison.rows.map { row in
      let name = row.head.map { comparison.head.uses[$0].name }
      let tags = [
        row.base == nil ? "added" : nil, row.head == nil ? "dropped" : nil,
        row.movedFrom.map { "from \($0)" }, row.hasOtherArguments ? "other arguments" : nil,
        row.failsNewly ? "fails" : nil,
      ]
      let words = tags.compactMap(\.self).joined(separator: ", ")
      return (name ?? row.base.map { comparison.base.uses[$0].name } ?? "?")
        + (words.isEmpty ? "" : " " + words)
    }
  }

  @Test("Added, dropped, reordered and with other arguments")
  func changes() {
    let base = trace(#"find:{"to":"Beja"}"#, "weigh", #"sum:{"n":1}"#)
    let head = trace(#"sum:{"n":1}"#, #"find:{"to":"Faro"}"#, "send")
    let comparison = ToolComparison(from: base, to: head)
    #expect(
      rows(comparison) == [
        "weigh dropped", "sum", "find from 1, other arguments", "send added",
      ]
    )
    #expect(comparison.added == 1)
    #expect(comparison.dropped == 1)
    #expect(comparison.moved == 1)
    #expect(comparison.withOtherArguments == 1)
    #expect(!comparison.hasSameSequence)
  }

  @Test("Keys in another order and numbers written otherwise are the same arguments")
  func canonical() {
    let base = trace(#"f:{"a":1,"b":10}"#)
    let head = trace(#"f:{"b":1e1, "a":1.0}"#)
    #expect(rows(ToolComparison(from: base, to: head)) == ["f"])
  }

  @Test("Equal calls find each other before calls of the same name do")
  func equalFirst() {
    let base = trace(#"s:{"q":1}"#, #"s:{"q":2}"#)
    let head = trace(#"s:{"q":2}"#)
    #expect(rows(ToolComparison(from: base, to: head)) == ["s dropped", "s"])
  }

  @Test("A use fails newly where it did not fail, or was not there")
  func failing() {
    let comparison = ToolComparison(from: trace("a", "b!"), to: trace("a!", "b!", "c!"))
    #expect(rows(comparison) == ["a fails", "b", "c added, fails"])
    #expect(comparison.failingNewly == 2)
    #expect(ToolComparison(from: trace("a!"), to: trace("a")).failingNewly == 0)
  }

  @Test("A call that a model asked for and the span that ran it are one use")
  func asked() {
    let call =
      #"{"choices":[{"message":{"tool_calls":[{"id":"c1","type":"function","function":{"name":"find","arguments":"{\"n\":1}"}}]}}]}"#
    let sequence = ToolSequence(
      AnalysedTrace(
        Span("root", 0, 100),
        Span.chatModel(below: "root", 5, 10).outputs(call),
        Span.tool("t", "find", below: "root", 20, 30).inputs(#"{"n":1}"#).outputs("7"),
        Span.tool("u", "other", below: "root", 1, 3)
      )
    )
    #expect(sequence.uses.map(\.name) == ["other", "find"])
    #expect(sequence.uses.map(\.result?.shown) == [nil, "7"])
  }
}
