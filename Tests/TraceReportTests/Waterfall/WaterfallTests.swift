import TraceAnalysis
import TraceModel
import Testing

@testable import TraceReport

@Suite("Waterfall") struct WaterfallTests {
  @Test("The axis runs from the first start to the last end of any span")
  func axis() {
    let analysed = AnalysedTrace(Span("root", 100, 200), Span("late", below: "root", 150, 400))
    #expect(Waterfall(analysed).axis == TimeInterval(start: 100, end: 400))
  }

  @Test("A span in progress runs to the end of the axis")
  func open() throws {
    let analysed = AnalysedTrace(Span("root", 100, nil), Span("done", below: "root", 120, 180))
    let rows = Waterfall(analysed).rows
    #expect(
      rows.map(\.bar) == [TimeInterval(start: 100, end: 180), TimeInterval(start: 120, end: 180)]
    )
    #expect(rows.map(\.isOpen) == [true, false])
  }

  @Test("Where nothing has ended the axis reaches the last start")
  func nothingEnded() {
    let analysed = AnalysedTrace(Span("root", 100, nil), Span("next", below: "root", 160, nil))
    let waterfall = Waterfall(analysed)
    #expect(waterfall.axis == TimeInterval(start: 100, end: 160))
    #expect(waterfall.rows.map(\.bar.length) == [60, 0])
  }

  @Test("A trace without spans has an empty axis and no rows")
  func empty() {
    let waterfall = Waterfall(AnalysedTrace())
    #expect(waterfall.axis.length == 0)
    #expect(waterfall.rows.isEmpty)
  }

  @Test("A span that ends before it starts is a point of the axis")
  func backwards() {
    let waterfall = Waterfall(AnalysedTrace(Span("root", 500, 100)))
    #expect(waterfall.axis == TimeInterval(start: 500, end: 500))
    #expect(waterfall.rows.map(\.bar.length) == [0])
  }

  @Test("Times at the ends of 64 bits are kept within what can be subtracted")
  func extremes() {
    let waterfall = Waterfall(AnalysedTrace(Span("a", .min, .max), Span("b", .max, .min)))
    #expect(waterfall.axis == TimeInterval(start: 0, end: 1 << 62))
  }

  @Test("A first token that the producer tells of has its moment")
  func toldFirstToken() {
    let signal = FirstTokenSignal(afterNS: 30, name: "e", isOfChunk: false)
    let analysed = AnalysedTrace(Span("llm", 100, 200).with { $0.firstTokenSignal = signal })
    #expect(Waterfall(analysed).rows.map(\.firstTokenNS) == [130])
  }

  @Test("Rows come depth first with the number of ancestors")
  func order() {
    let analysed = AnalysedTrace(
      Span("root", 0, 90),
      Span("b", below: "root", 50, 60),
      Span("a", below: "root", 10, 40),
      Span("a1", below: "a", 20, 30)
    )
    let rows = Waterfall(analysed).rows
    #expect(rows.map(\.span) == [0, 2, 3, 1])
    #expect(rows.map(\.depth) == [0, 1, 2, 1])
  }

  @Test("The first token is a moment of its span")
  func firstToken() {
    let chunk =
      #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"Hi"}}]}"#
    let span = Span("llm", 100, 200, kind: .chatModel).chunk(chunk, at: 130)
    #expect(Waterfall(AnalysedTrace(span, Span("b", 300))).rows.map(\.firstTokenNS) == [130, nil])
  }
}

@Suite("Ordinals") struct OrdinalTests {
  @Test("Spans that share a name are counted in tree order, others are not")
  func shared() {
    let analysed = AnalysedTrace(
      Span("root", 0, 90),
      Span("late", below: "root", 50, 60).named("search"),
      Span("only", below: "root", 40, 45),
      Span("early", below: "root", 10, 20).named("search")
    )
    let ordinals = Ordinals(analysed)
    #expect((0..<4).map { ordinals[$0] } == [nil, 2, nil, 1])
  }

  @Test("Names that differ in case are two names")
  func different() {
    let ordinals = Ordinals(AnalysedTrace(Span("a").named("x"), Span("b").named("X")))
    #expect((0..<2).map { ordinals[$0] } == [nil, nil])
  }
}
