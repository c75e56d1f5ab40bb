import JSONBytes
import Testing
import TraceModel

@testable import TraceSources

@Suite("Signals of the first token")
struct FirstTokenSignalTests {
  /// Of a span from 10:00:00 to 10:00:02.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var attributes = "{}"
    /// Names, and nanoseconds from the span's start.
    var events: [(name: String, afterNS: Int64)] = []
    var signal: String?
    var afterNS: Int64 = 0
    var isOfChunk = false
  }

  /// 2026-11-22T10:00:00Z.
  private static let start: Int64 = 1_795_341_600_000_000_000

  private func signal(_ example: Case, end: Int64? = 2_000_000_000) throws -> FirstTokenSignal? {
    var span = Span(id: "a", parentID: nil, name: "s", startNS: Self.start, endNS: nil)
    span.endNS = end.map { Self.start + $0 }
    span.attributes = try JSONDocument(example.attributes).root.members.map { key, value in
      Attribute(key: key.string ?? "", value: .json(value))
    }
    span.events = example.events.map { name, after in
      SpanEvent(name: name, timeNS: Self.start + after, attributes: nil)
    }
    Dialects.interpret(&span)
    return span.firstTokenSignal
  }

  @Test("Each dialect's own", arguments: attributes + events + order + unusable)
  func signals(example: Case) throws {
    let expected = example.signal.map {
      FirstTokenSignal(afterNS: example.afterNS, name: $0, isOfChunk: example.isOfChunk)
    }
    #expect(try signal(example) == expected)
  }

  private static func stated(
    _ key: String,
    _ value: String,
    _ afterNS: Int64,
    _ isOfChunk: Bool,
    beside: String = ""
  ) -> Case {
    Case(
      testDescription: "\(key) \(value)",
      attributes: #"{"\#(key)": \#(value)\#(beside)}"#,
      signal: key,
      afterNS: afterNS,
      isOfChunk: isOfChunk
    )
  }

  static let attributes = [
    stated("gen_ai.response.time_to_first_chunk", "0.5", 500_000_000, true),
    stated("gen_ai.response.time_to_first_chunk", "1", 1_000_000_000, true),
    stated("gen_ai.response.time_to_first_token", "0.25", 250_000_000, false),
    stated("gen_ai.server.time_to_first_token", "0.125", 125_000_000, false),
    stated(
      "gen_ai.server.time_to_first_token",
      "150",
      150_000_000,
      false,
      beside: #", "gen_ai.system": "strands-agents""#
    ),
    stated("ai.response.msToFirstChunk", "12.5", 12_500_000, true),
    stated("ai.stream.msToFirstChunk", "40", 40_000_000, true),
    stated("ai.stream.msToFirstChunk", "0", 0, true),
    stated(langfuse, #""2026-11-22T10:00:00.488Z""#, 488_000_000, false),
    stated(langfuse, #""\"2026-11-22T10:00:00.488Z\"""#, 488_000_000, false),
    stated(langfuse, #""2026-11-22T11:00:01.000123456+01:00""#, 1_000_123_456, false),
  ]

  private static let langfuse = "langfuse.observation.completion_start_time"

  static let events = [
    ("First Token Stream Event", true), ("first_token", false), ("llm.first_token", false),
    ("ai.stream.firstChunk", true), ("gen_ai.content.chunk", true),
    ("gen_ai.content.completion.chunk", true), ("llm.content.completion.chunk", true),
    ("new_token", false),
  ].map { name, isOfChunk in
    Case(
      testDescription: name,
      events: [("other", 1), (name, 70), (name, 90)],
      signal: name,
      afterNS: 70,
      isOfChunk: isOfChunk
    )
  }

  static let order = [
    Case(
      testDescription: "a stated number before a moment and an event",
      attributes: #"{"\#(langfuse)": "2026-11-22T10:00:01Z", "ai.response.msToFirstChunk": 7}"#,
      events: [("ai.stream.firstChunk", 8)],
      signal: "ai.response.msToFirstChunk",
      afterNS: 7_000_000,
      isOfChunk: true
    ),
    Case(
      testDescription: "an event that names the first token before those of all chunks",
      events: [("gen_ai.content.completion.chunk", 5), ("First Token Stream Event", 6)],
      signal: "First Token Stream Event",
      afterNS: 6,
      isOfChunk: true
    ),
    Case(
      testDescription: "what lies within the span before what does not",
      attributes: #"{"gen_ai.response.time_to_first_chunk": 150}"#,
      events: [("first_token", 5)],
      signal: "first_token",
      afterNS: 5
    ),
    Case(
      testDescription: "the preferred one where none lies within",
      attributes: #"{"gen_ai.response.time_to_first_chunk": -1}"#,
      events: [("first_token", 3_000_000_000)],
      signal: "gen_ai.response.time_to_first_chunk",
      afterNS: -1_000_000_000,
      isOfChunk: true
    ),
  ]

  static let unusable = [
    #"{"gen_ai.response.time_to_first_chunk": NaN}"#,
    #"{"gen_ai.response.time_to_first_chunk": 1e300}"#,
    #"{"gen_ai.response.time_to_first_chunk": "soon"}"#,
    #"{"gen_ai.response.time_to_first_chunk": null}"#,
    #"{"ai.response.msToFirstChunk": Infinity}"#, #"{"ai.response.msToFirstChunk": [1]}"#,
    #"{"langfuse.observation.completion_start_time": "soon"}"#,
    #"{"langfuse.observation.completion_start_time": 1795341600}"#,
    #"{"langfuse.observation.completion_start_time": "9999-12-31T00:00:00Z"}"#,
  ].map { Case(testDescription: $0, attributes: $0) }

  @Test("An event without a time tells nothing")
  func untimed() throws {
    let event = Case(testDescription: "", events: [("first_token", -Self.start)])
    #expect(try signal(event) == nil)
  }

  @Test("A span in progress has no end to be beyond")
  func open() throws {
    let late = Case(testDescription: "", events: [("first_token", 9_000_000_000)])
    let signal = try #require(try signal(late, end: nil))
    #expect(signal.afterNS == 9_000_000_000)
  }
}
