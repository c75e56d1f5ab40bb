import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@Suite("Retries")
struct RetriesTests {
  private func retries(_ spans: [Span]) -> [Int] {
    Retries(Trace(spans), SpanTree(spans)).indices
  }

  private func attempt(
    _ id: String,
    _ start: Int64,
    _ end: Int64?,
    failed: Bool = true,
    _ inputs: String = #"{"q":1}"#
  ) -> Span {
    .tool(id, "search", below: "r", start, end).inputs(inputs).status(failed ? .error : .ok)
  }

  @Test("Each try after a failed one of the same name and inputs counts one up")
  func counted() {
    let spans = [
      Span("r", 0, 100), attempt("a", 0, 10), attempt("b", 20, 30),
      attempt("c", 40, 50, failed: false), attempt("d", 60, 70, failed: false),
    ]
    #expect(retries(spans) == [0, 0, 1, 2, 2])
    #expect(Retries(Trace(spans), SpanTree(spans)).count == 3)
  }

  @Test("The order of keys and the way a number is written do not matter, other inputs do")
  func inputs() {
    #expect(
      retries([
        Span("r", 0, 100), attempt("a", 0, 10, #"{"q":1,"k":[2]}"#),
        attempt("b", 20, 30, #"{"k": [2.0], "q": 1}"#), attempt("c", 40, 50, #"{"q":2,"k":[2]}"#),
      ]) == [0, 0, 1, 0]
    )
  }

  @Test("What went well, what has not ended and what overlaps is not tried again")
  func noRetries() {
    #expect(
      retries([Span("r"), attempt("a", 0, 10, failed: false), attempt("b", 20, 30)]) == [0, 0, 0]
    )
    #expect(retries([Span("r"), attempt("a", 0, nil), attempt("b", 20, 30)]) == [0, 0, 0])
    #expect(retries([Span("r"), attempt("a", 0, 25), attempt("b", 20, 30)]) == [0, 0, 0])
    #expect(retries([Span("r"), attempt("a", 5, 5), attempt("b", 5, 5)]) == [0, 0, 1])
  }

  @Test("Spans without recorded inputs, of other names, kinds or parents are no tries of one thing")
  func others() {
    let failed = attempt("a", 0, 10)
    var unrecorded = attempt("b", 20, 30)
    unrecorded.inputs = nil
    var other = attempt("c", 20, 30)
    other.name = "fetch"
    var kind = attempt("d", 20, 30)
    kind.kind = .chain
    var deeper = attempt("e", 20, 30)
    deeper.parentID = "d"
    #expect(retries([Span("r"), failed, unrecorded, other, kind, deeper]) == [0, 0, 0, 0, 0, 0])
    var first = failed
    first.inputs = nil
    #expect(retries([Span("r"), first, unrecorded]) == [0, 0, 0])
  }

  @Test("Two that failed side by side are one step before the next two")
  func sideBySide() {
    #expect(
      retries([
        Span("r"), attempt("a", 0, 10), attempt("b", 1, 12), attempt("c", 20, 30),
        attempt("d", 21, 25), attempt("e", 26, 40),
      ]) == [0, 0, 0, 1, 1, 2]
    )
  }

  @Test(
    "A span may say itself how often its request was sent again",
    arguments: [("2", 2), (#""2""#, 2), ("-1", 0), ("true", 0), ("9223372036854775807", Int.max)]
  )
  func stated(value: String, expected: Int) {
    let span = Span.chatModel("llm", 0, 10).attribute("http.request.resend_count", value)
    #expect(retries([span]) == [expected])
  }

  @Test("Hashing finds what comparing every pair finds", arguments: 0..<60)
  func everyPair(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let spans = (0..<14).map { place in
      let start = Int64.random(in: 0..<30, using: &random)
      let length = Int64.random(in: -3...8, using: &random)
      let span = Span.tool(
        "t\(place)",
        "n\(Int.random(in: 0...1, using: &random))",
        start,
        start + length
      )
      return span.inputs("\(Int.random(in: 0...1, using: &random))")
        .status(Bool.random(using: &random) ? .error : .ok)
    }
    let order = SpanTree(spans).order
    var expected = [Int](repeating: 0, count: spans.count)
    for (rank, index) in order.enumerated() {
      for earlier in order[..<rank] where spans[earlier].isFailedTry(of: spans[index]) {
        expected[index] = max(expected[index], expected[earlier] + 1)
      }
    }
    #expect(retries(spans) == expected)
  }
}

extension Span {
  fileprivate func isFailedTry(of other: Span) -> Bool {
    status == .error && name == other.name && inputs?.shown == other.inputs?.shown
      && max(endNS ?? .max, startNS) <= other.startNS
  }
}
