import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@Suite("What a trace's time was spent on")
struct WallTimeTests {
  /// An agent of 100 ns: 10 of its own, a search of 20, 10 of its own, a model call of 40, a tool of 15
  /// within a chain of 20.
  private let spans = [
    Span("agent", 0, 100, kind: .agent), Span("find", below: "agent", 10, 30, kind: .retriever),
    Span.chatModel("llm", below: "agent", 40, 80), Span("chain", below: "agent", 80, 100),
    Span.tool("tool", "t", below: "chain", 85, 100),
  ]

  @Test("Each stretch of the critical path counts for the kind of its span")
  func parts() {
    let time = WallTime(AnalysedTrace(Trace(spans)))
    #expect([time?.modelNS, time?.toolNS, time?.retrievalNS, time?.ownCodeNS] == [40, 15, 20, 25])
    #expect(time?.uncoveredNS == 20 && time?.totalNS == 100)
  }

  @Test("Shares by kind are those of the path, in the kinds' order")
  func shares() {
    let shares = CriticalShare.all(AnalysedTrace(Trace(spans)))
    #expect(shares.map(\.kind) == [.agent, .chain, .chatModel, .tool, .retriever])
    #expect(shares.map(\.criticalNS) == [20, 5, 40, 15, 20])
    let twice = CriticalShare.sum(shares + shares)
    #expect(twice.map(\.criticalNS) == [40, 10, 80, 30, 40])
  }

  @Test("A root alone is no time without a span; no root has no time")
  func few() {
    let model = WallTime(AnalysedTrace(Span.chatModel("llm", 0, 10)))
    #expect(model?.modelNS == 10 && model?.totalNS == 10 && model?.uncoveredNS == 0)
    #expect(WallTime(AnalysedTrace(Span("r", 0, 10)))?.uncoveredNS == 0)
    #expect(WallTime(AnalysedTrace(Span("a", below: "gone"))) == nil)
    let outer = WallTime(
      AnalysedTrace(Span.chatModel("outer", 0, 10), Span.chatModel("inner", below: "outer", 2, 8))
    )
    #expect(outer?.modelNS == 10 && outer?.uncoveredNS == 0)
  }

  @Test("Times of traces add up part by part")
  func sums() throws {
    let one = try #require(WallTime(AnalysedTrace(Trace(spans))))
    var sum = WallTime()
    sum.add(one)
    sum.add(one)
    #expect([sum.modelNS, sum.toolNS, sum.retrievalNS, sum.ownCodeNS] == [80, 30, 40, 50])
    #expect(sum.uncoveredNS == 40)
  }

  @Test("The parts, and the shares, add up to the root's duration", arguments: 0..<60)
  func complete(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var spans = randomSpans(count: 25, using: &random)
    spans[0].endNS = spans[0].startNS + 80
    for index in spans.indices {
      spans[index].kind = SpanKind.named.randomElement(using: &random) ?? .chain
    }
    let analysed = AnalysedTrace(Trace(spans))
    #expect(WallTime(analysed)?.totalNS == 80)
    #expect(CriticalShare.all(analysed).map(\.criticalNS).reduce(0, +) == 80)
  }
}
