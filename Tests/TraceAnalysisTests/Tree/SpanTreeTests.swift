import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@Suite("Span tree")
struct SpanTreeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let spans: String
    let tree: String
    var testDescription: String { spans }
  }

  @Test(
    "Every span stands once, depth first, siblings by start",
    arguments: [
      Case(spans: "", tree: ""),
      Case(spans: "r", tree: "r:0"),
      Case(spans: "r a<r b<r c<a", tree: "r:0 a:1 c:2 b:1"),
      Case(spans: "c<a b<r a<r r", tree: "r:0 b:1 a:1 c:2"),
      Case(spans: "r a<r q b<q", tree: "r:0 a:1 q:0 b:1"),
      // An orphan is a root where its start puts it.
      Case(spans: "o<x r a<r b<o", tree: "o:0 b:1 r:0 a:1"),
      Case(spans: "s<s r a<s", tree: "s:0 a:1 r:0"),
      // A cycle is cut at its earliest member, which comes after the other roots.
      Case(spans: "a<b b<a", tree: "a:0 b:1"),
      Case(spans: "a<b b<a r", tree: "r:0 a:0 b:1"),
      Case(spans: "a<c b<a c<b", tree: "a:0 b:1 c:2"),
      Case(spans: "c<b r b<a a<c", tree: "r:0 c:0 a:1 b:2"),
      // A tail is no member, however early it starts.
      Case(spans: "t<b a<c b<a c<b", tree: "a:0 b:1 t:2 c:2"),
      Case(spans: "u<t t<a a<b b<a", tree: "a:0 t:1 u:2 b:1"),
      Case(spans: "c<d d<c a<b b<a x<b", tree: "c:0 d:1 a:0 b:1 x:2"),
      Case(spans: "a<c b<d c<a d<b", tree: "a:0 c:1 b:0 d:1"),
    ]
  )
  func order(_ example: Case) {
    #expect(drawing(of: example.spans) == example.tree)
  }

  @Test("Siblings and roots of one start go by id, whatever their stored order")
  func equalStarts() {
    let spans = [
      Span("b", below: "r", 5), Span("a", below: "r", 5), Span("0", below: "r", 6), Span("r", 0),
      Span("q", 0),
    ]
    #expect(drawing(of: spans) == "q:0 r:0 a:1 b:1 0:1")
  }

  @Test("A cycle of one start is cut at the smallest id")
  func cycleOfOneStart() {
    let spans = [Span("b", below: "a", 5), Span("a", below: "c", 5), Span("c", below: "b", 5)]
    #expect(drawing(of: spans) == "a:0 b:1 c:2")
  }

  @Test("Children of an id that occurs twice hang below the first")
  func duplicates() {
    let spans = [
      Span("r", 0), Span("a", below: "r", 9), Span("a", below: "r", 2), Span("c", below: "a", 3),
    ]
    let tree = SpanTree(spans)
    #expect(tree.order == [0, 2, 1, 3])
    #expect(tree.children[1] == [3])
    #expect(tree.children[2] == [])
  }

  @Test("The root is the first span in tree order that names no parent")
  func root() {
    for (line, expected) in [
      ("r a<r", "r"), ("o<x r q", "r"), ("a<b b<a q r", "q"), ("s<s r", "r"), ("o<x", nil),
      ("a<b b<a", nil), ("", nil),
    ] {
      let spans = spans(line)
      #expect(SpanTree(spans).root(of: spans).map { spans[$0].id } == expected, "\(line)")
    }
  }

  @Test("A chain of 100,000 spans is analysed without recursion")
  func deepChain() {
    let depth = 100_000
    let spans = (0..<depth).map { index in
      Span(
        "\(index)",
        below: index == 0 ? nil : "\(index - 1)",
        Int64(index),
        Int64(2 * depth - index),
        kind: .chatModel
      ).states(TokenUsage(1, 1))
    }
    let analysis = AnalysedTrace(Trace(spans))
    #expect(analysis.tree.order == Array(0..<depth))
    #expect(analysis.tree.depths.last == depth - 1)
    // Each span is 2 ns longer than its child; the innermost lasts from 99,999 to 100,001.
    #expect(analysis.spans.allSatisfy { $0.selfTimeNS == 2 && $0.criticalPathNS == 2 })
    #expect(analysis.ledger.counted == TokenUsage(1, 1))
  }

  @Test("A cycle of 100,000 spans is cut once")
  func longCycle() {
    let count = 100_000
    let spans = (0..<count).map { Span("\($0)", below: "\(($0 + 1) % count)", Int64($0)) }
    let tree = SpanTree(spans)
    #expect(tree.roots == [0])
    #expect(tree.depths[1] == count - 1)
  }

  @Test("Whatever the parents, every span is reached once and after its parent", arguments: 0..<200)
  func everySpanOnce(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let spans = randomLinks(count: Int.random(in: 0...12, using: &random), using: &random)
    let tree = SpanTree(spans)
    #expect(tree.order.sorted() == Array(spans.indices))
    var depths: [Int: Int] = [:]
    for index in tree.order {
      let depth = tree.parents[index].map { (depths[$0] ?? -100) + 1 } ?? 0
      #expect(tree.depths[index] == depth)
      depths[index] = depth
    }
  }
}
