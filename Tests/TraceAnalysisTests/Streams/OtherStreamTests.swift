import Testing
import TraceAnalysis
import TraceModel

@Suite("Streams of legacy completions, texts and lists of MLflow 2.16")
struct OtherStreamTests {
  @Test("Legacy completions carry their text in the choice")
  func legacy() throws {
    let found = try #require(
      stream([
        #"{"object":"text_completion","choices":[{"index":0,"text":"Once"},{"index":1,"text":"A"}],"usage":null}"#,
        #"{"object":"text_completion","choices":[{"index":0,"text":" upon","finish_reason":"length"}]}"#,
        #"{"object":"text_completion","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}"#,
      ])
    )
    #expect(found.kind == .textCompletion)
    #expect(found.choices.map(\.drawing) == ["0 text=Once upon end=length", "1 text=A"])
    #expect(found.usage == TokenUsage(3, 2, total: 5))
  }

  @Test("Chunks that are no objects are joined: strings unquoted, texts as they are, JSON compact")
  func raw() throws {
    let found = try #require(
      stream([#""tra\nc""#, "ing is", " 12", #"[1, {"b": 2, "a": 1.50}]"#, "null"])
    )
    #expect(found.kind == .raw)
    #expect(found.chunks == 5)
    // Recorded JSON keeps the order of its keys and the way its numbers are written.
    #expect(found.choices.map(\.drawing) == ["0 text=tra\ncing is12[1,{\"b\":2,\"a\":1.50}]null"])
  }

  @Test("An empty text carries no content")
  func emptyRaw() throws {
    let found = try #require(stream([#""""#, #""a""#]))
    #expect(found.timing.firstChunkNS == 10)
    #expect(found.timing.firstTokenNS == 20)
  }

  @Test("A chunk event without a value counts and decides nothing else")
  func missingValue() throws {
    let span = Span.chatModel().event("mlflow.chunk.item.0", at: 5)
      .event("mlflow.chunk.item.x", at: 6, "{}").chunk(at: 7, chat(#"{"content":"x"}"#))
    let found = try #require(AnalysedTrace(span)["llm"]?.stream)
    #expect(found.kind == .chatCompletion)
    #expect(found.chunks == 3)
    #expect(found.timing.firstChunkNS == 5)
    #expect(found.timing.firstTokenNS == 7)
  }

  @Test("A chunk recorded as an object instead of a text is read as well")
  func typedValue() throws {
    let span = Span.chatModel()
      .event("mlflow.chunk.item.0", at: 5, #"{"mlflow.chunk.value":\#(chat(#"{"content":"x"}"#))}"#)
    let found = try #require(AnalysedTrace(span)["llm"]?.stream)
    #expect(found.choices.map(\.drawing) == ["0 text=x"])
  }

  @Test("Other events are no chunks")
  func otherEvents() {
    let span = Span.chatModel().event("exception", "{}").event("mlflow.chunk", "{}")
    #expect(AnalysedTrace(span)["llm"]?.stream == nil)
  }

  @Test("The attribute events of MLflow 2.16 is a stream without times")
  func eventsAttribute() throws {
    let list = [
      chat(#"{"content":"a"}"#), chat(#"{"content":"b"}"#, end: #""stop""#),
      chatUsage(#"{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}"#),
    ].joined(separator: ",")
    let span = Span.chatModel().attribute("events", "[\(list)]")
    let found = try #require(AnalysedTrace(span)["llm"]?.stream)
    #expect(found.kind == .chatCompletion)
    #expect(found.chunks == 3)
    #expect(found.choices.map(\.drawing) == ["0 text=ab end=stop"])
    #expect(found.usage == TokenUsage(1, 2, total: 3))
    expectNoTimes(found.timing)
    expectNoTimes(found.recordedTiming)
  }

  @Test(
    "Any other attribute of that name is none",
    arguments: ["[]", "{}", "3", "not JSON", #""[]""#]
  )
  func eventsOfAnotherShape(_ value: String) {
    let span = Span.chatModel().attribute("events", value)
    #expect(AnalysedTrace(span)["llm"]?.stream == nil)
  }

  @Test("Chunk events come before the attribute")
  func both() throws {
    let span = Span.chatModel().attribute("events", #"["attribute"]"#).chunk(at: 5, "event")
    #expect(
      AnalysedTrace(span)["llm"]?.stream?.choices.map(\.drawing) == ["0 text=event"]
    )
  }

  private func expectNoTimes(_ timing: StreamTiming) {
    #expect(timing.firstChunkNS == nil)
    #expect(timing.firstTokenNS == nil)
    #expect(timing.lastTokenNS == nil)
    #expect(timing.interChunk == nil)
    #expect(timing.tokensPerSecond == nil)
    #expect(timing.stalls.isEmpty)
  }
}
