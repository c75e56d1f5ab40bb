import Testing
import TraceAnalysis
import TraceModel

@Suite("Steps of a stream")
struct StreamStepTests {
  /// Each step as `time characters additions`.
  private func steps(_ chunks: [String]) throws -> [String] {
    let span = chunks.enumerated().reduce(Span.chatModel("llm", 5, 1000)) { span, chunk in
      span.chunk(at: Int64(chunk.offset + 1) * 10, chunk.element)
    }
    return try #require(AnalysedTrace(span)["llm"]?.stream).steps(of: span).map(\.drawing)
  }

  @Test("A chat chunk says role, text, reasoning, refusal, call, arguments, end and usage")
  func chatChunks() throws {
    let found = try steps([
      chat(#"{"role":"assistant","content":""}"#),
      chat(#"{"content":"né","reasoning_content":"abc","refusal":"d"}"#, index: 1),
      chat(#"{"tool_calls":[{"index":1,"function":{"name":"add","arguments":""}}]}"#),
      chat(#"{"tool_calls":[{"index":1,"function":{"name":null,"arguments":"{}"}}]}"#),
      chat("{}", end: #""stop""#),
      chatUsage(#"{"prompt_tokens":15,"completion_tokens":118}"#),
    ])
    #expect(
      found == [
        "5 0 0:role=assistant",
        "15 6 1:text=né* 1:reasoning=abc* 1:refusal=d*",
        "25 6 0:call1=add*",
        "35 8 0:arguments1={}*",
        "45 8 0:finish=stop",
        "55 8 -:usage=15/118",
      ]
    )
  }

  @Test("An event of a Response is its delta, or its type")
  func responseEvents() throws {
    let found = try steps([
      #"{"type":"response.created","response":{}}"#,
      item("added", "{}", at: 1),
      delta("output_text", "Hi", item: 1),
      delta("reasoning_summary_text", "so"),
      delta("refusal", "no", item: 2),
      delta("code_interpreter_call_code", "1+1", item: 3),
      closing("completed", usage: #"{"input_tokens":3,"output_tokens":4}"#),
    ])
    #expect(
      found == [
        "5 0 -:event=response.created",
        "15 0 1:event=response.output_item.added",
        "25 2 1:text=Hi*",
        "35 4 0:reasoning=so*",
        "45 6 2:refusal=no*",
        "55 9 3:arguments0=1+1*",
        "65 9 -:event=response.completed -:usage=3/4",
      ]
    )
  }

  @Test(
    "A chunk of an unknown shape adds nothing",
    arguments: ["{}", #"{"object":"odd"}"#, #"{"type":"odd"}"#, #"{"type":7}"#, #""""#]
  )
  func unknown(chunk: String) throws {
    #expect(try steps([chunk]) == ["5 0 "])
  }

  @Test("A chunk that is no object is a text")
  func raw() throws {
    #expect(
      try steps(["plain text", "[1, 2]"]) == ["5 10 -:text=plain text*", "15 16 -:text=[1, 2]*"]
    )
  }

  @Test("A stream without times has steps without times")
  func withoutTimes() throws {
    let span = Span.chatModel().attribute("events", "[\(chat(#"{"content":"a"}"#))]")
    let steps = try #require(AnalysedTrace(span)["llm"]?.stream).steps(of: span)
    #expect(steps.map(\.drawing) == ["- 1 0:text=a*"])
    #expect(StreamCurve(steps, durationNS: 100) == nil)
  }

  @Test("Time per output token leaves the first token out and counts those of the usage")
  func timePerToken() throws {
    // From 10 to 1,010 ns after the start, for 4 tokens more than the first.
    let span = Span.chatModel("llm", 0, 1010)
      .chunks(chat(#"{"content":"a"}"#), chatUsage(#"{"completion_tokens":5}"#))
    #expect(try #require(AnalysedTrace(span)["llm"]?.stream).timePerTokenNS(of: span) == 250)
  }

  @Test("It is unknown where the times are too far apart to tell", arguments: [Int64.min, 0])
  func impossibleTimePerToken(start: Int64) throws {
    let span = Span.chatModel("llm", start, .max)
      .chunks(chat(#"{"content":"a"}"#), chatUsage(#"{"completion_tokens":2}"#))
    #expect(try #require(AnalysedTrace(span)["llm"]?.stream).timePerTokenNS(of: span) == nil)
  }

  @Test(
    "It is unknown without usage, with one token and without an end",
    arguments: [
      ("{}", 1010), (#"{"completion_tokens":1}"#, 1010), (#"{"completion_tokens":5}"#, nil),
    ]
      as [(String, Int64?)]
  )
  func unknownTimePerToken(usage: String, end: Int64?) throws {
    let span = Span.chatModel("llm", 0, end).chunks(chat(#"{"content":"a"}"#), chatUsage(usage))
    #expect(try #require(AnalysedTrace(span)["llm"]?.stream).timePerTokenNS(of: span) == nil)
  }
}

extension StreamStep {
  /// `time characters choice:what=text`, with a star behind model output; `-` for nil.
  fileprivate var drawing: String {
    let parts = additions.map { "\($0.choice.map(String.init) ?? "-"):\($0.content.drawing)" }
    #expect(carriesContent == parts.contains { $0.hasSuffix("*") })
    return "\(atNS.map(String.init) ?? "-") \(characters) \(parts.joined(separator: " "))"
  }
}

extension StreamAddition.Content {
  fileprivate var drawing: String {
    func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) + "*" }
    return switch self {
    case .role(let role): "role=\(role)"
    case .text(let piece): "text=\(text(piece))"
    case .reasoning(let piece): "reasoning=\(text(piece))"
    case .refusal(let piece): "refusal=\(text(piece))"
    case .call(let name, let index): "call\(index)=\(name)*"
    case .arguments(let piece, let index): "arguments\(index)=\(text(piece))"
    case .finish(let reason): "finish=\(reason)"
    case .usage(let usage): "usage=\(usage.input ?? -1)/\(usage.output ?? -1)"
    case .event(let type): "event=\(type)"
    }
  }
}
