import Testing
import TraceAnalysis
import TraceModel

@Suite("Texts by their bytes")
struct ExactTextTests {
  /// `é` of one scalar and of two.
  private static let composed = "caf\u{E9}"
  private static let decomposed = "cafe\u{301}"

  @Test(
    "Equal bytes are one text, however the string came about",
    arguments: ["", "a", "tr-0123456789abcdef0123456789abcdef", composed, decomposed, "\u{0}", "😀"]
  )
  func equal(_ text: String) {
    let copy = String(decoding: Array(text.utf8), as: UTF8.self)
    #expect(ExactText(text) == ExactText(copy))
    #expect(Set([ExactText(text), ExactText(copy)]).count == 1)
    #expect(ExactText(text).string == text)
  }

  @Test(
    "Other bytes are another text, also where Unicode holds them equivalent",
    arguments: [
      (composed, decomposed), ("K", "\u{212A}"), ("a\u{323}\u{302}", "\u{1EAD}"), ("a", "b"),
      ("a", "aa"), ("", "\u{0}"),
    ]
  )
  func different(_ a: String, _ b: String) {
    #expect(ExactText(a) != ExactText(b))
    #expect(Set([ExactText(a), ExactText(b)]).count == 2)
  }

  @Test("The order is that of the bytes")
  func order() {
    let sorted = ["", "K", "a", "aa", "cafe\u{301}", "cafz", "caf\u{E9}", "\u{212A}", "😀"]
    #expect(
      sorted.reversed().map(ExactText.init).sorted().map(\.string.utf8Bytes)
        == sorted.map(\.utf8Bytes)
    )
    for text in sorted { #expect(!(ExactText(text) < ExactText(text))) }
  }

  @Test("Kinds of a producer's own are told apart by bytes")
  func kinds() {
    #expect(SpanKind.own(Self.composed) != .own(Self.decomposed))
    #expect(Set([SpanKind.own(Self.composed), .own(Self.decomposed)]).count == 2)
    #expect(SpanKind.own("TOOL") != .tool)
    #expect(Set(SpanKind.named).count == SpanKind.named.count)
    // The sign for kelvin is canonically a K.
    #expect(SpanKind(text: "TAS\u{212A}") == .own("TAS\u{212A}"))
  }
}

@Suite("Names that only Unicode holds equal stay apart")
struct EquivalentNameTests {
  private let composed = "caf\u{E9}"
  private let decomposed = "cafe\u{301}"

  @Test("Models, tools, kinds and failures of a run")
  func statistics() {
    let traces = [composed, decomposed].map { name in
      var model = Span("model", 0, 10, kind: .own(name))
      model.model = name
      let tool = Span.tool("tool", name, 0, 20).status(.error)
      var trace = Trace([model, tool, Span(name, 0, 30)])
      trace.state = .error
      trace.spans[1].statusMessage = name
      return TraceSummary(trace)
    }
    let run = RunStatistics(traces + traces)
    #expect(run.models.map(\.key.string.utf8Bytes) == [decomposed.utf8Bytes, composed.utf8Bytes])
    #expect(run.models.map(\.spans) == [2, 2])
    #expect(run.tools.map(\.key.string.utf8Bytes) == [decomposed.utf8Bytes, composed.utf8Bytes])
    #expect(run.kinds.map(\.spans) == [4, 4, 2, 2])
    #expect(run.failures.map(\.traces) == [[0, 2], [1, 3]])
  }

  @Test("Within one trace too")
  func oneTrace() {
    let spans = [composed, decomposed].map { name in
      var span = Span.tool(name, name)
      span.model = name
      return span
    }
    let run = RunStatistics([TraceSummary(Trace(spans))])
    #expect(run.models.map(\.spans) == [1, 1])
    #expect(run.tools.map(\.spans) == [1, 1])
  }

  @Test("Spans are no duplicates, and each child hangs below its own parent")
  func tree() {
    let spans = [
      Span("r", 0), Span(composed, below: "r", 1), Span(decomposed, below: "r", 2),
      Span("a", below: composed, 3), Span("b", below: decomposed, 3),
    ]
    let tree = SpanTree(spans)
    #expect(tree.parents == [nil, 0, 0, 1, 2])
    #expect(tree.diagnostics.isEmpty)
  }

  @Test("A parent that is only equivalent to the span itself is missing, not the span")
  func orphan() {
    let trace = Trace([Span("r", 0), Span(composed, below: decomposed, 1)])
    #expect(AnalysedTrace(trace).diagnostics.map(\.code) == [.orphanSpan])
  }

  @Test("Siblings of one start go by the bytes of their ids")
  func siblings() {
    let spans = [Span("r", 0), Span("z", below: "r", 5), Span("e\u{301}", below: "r", 5)]
    #expect(SpanTree(spans).order == [0, 2, 1])
  }

  @Test("A call is matched to the tool and the answer of its own bytes")
  func calls() {
    let call =
      #"{"choices": [{"message": {"tool_calls": [{"id": "\#(composed)", "type": "function", "function": {"name": "\#(composed)", "arguments": "{}"}}]}}]}"#
    let answers =
      #"{"messages": [{"role": "tool", "tool_call_id": "\#(decomposed)", "content": "no"}, {"role": "tool", "tool_call_id": "\#(composed)", "content": "yes"}]}"#
    let spans = [
      Span.chatModel("ask", 0, 10).outputs(call), Span.tool("t1", decomposed, 20, 30),
      Span.tool("t2", composed, 40, 50), Span.chatModel("next", 60, 70).inputs(answers),
    ]
    let found = AnalysedTrace(Trace(spans)).spans[0].toolCalls
    #expect(found.map(\.span) == [2])
    #expect(found.map { $0.result?.string } == ["yes"])
  }
}

extension String {
  fileprivate var utf8Bytes: [UInt8] { Array(utf8) }
}
