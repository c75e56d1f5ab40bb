import Testing
import TraceAnalysis
import TraceModel

@Suite("Streams of Chat Completions")
struct ChatStreamTests {
  @Test("Interleaved choices are kept apart, by index")
  func twoChoices() throws {
    let found = try #require(
      stream([
        chat(#"{"role":"assistant","content":"","refusal":null}"#),
        chat(#"{"content":"Do"}"#, index: 1), chat(#"{"content":"Ti"}"#),
        chat(#"{"content":"tan"}"#), chat(#"{"content":"ne"}"#, index: 1),
        chat("{}", index: 1, end: #""length""#), chat("{}", end: #""stop""#),
      ])
    )
    #expect(found.kind == .chatCompletion)
    #expect(found.chunks == 7)
    #expect(found.choices.map(\.drawing) == ["0 text=Titan end=stop", "1 text=Done end=length"])
  }

  @Test("One chunk may carry several choices, and a choice without an index is the first")
  func severalInOneChunk() throws {
    let chunk =
      #"{"object":"chat.completion.chunk","choices":[{"index":2,"delta":{"content":"c"}},{"delta":{"content":"a"}}]}"#
    #expect(try #require(stream([chunk])).choices.map(\.drawing) == ["0 text=a", "2 text=c"])
  }

  @Test("Tool calls come in pieces, by index; the first id and name stay")
  func toolCalls() throws {
    let found = try #require(
      stream([
        chat(
          #"{"tool_calls":[{"index":1,"id":"c1","type":"function","function":{"name":"find","arguments":""}}]}"#
        ),
        chat(
          #"{"tool_calls":[{"index":0,"id":"c0","type":"function","function":{"name":"add","arguments":"{\"a\""}}]}"#
        ),
        chat(#"{"tool_calls":[{"index":1,"id":null,"function":{"name":null,"arguments":"{}"}}]}"#),
        chat(
          #"{"tool_calls":[{"index":0,"id":"other","function":{"name":"other","arguments":": 1}"}}]}"#
        ),
        chat("{}", end: #""tool_calls""#),
      ])
    )
    #expect(
      found.choices.map(\.drawing) == [
        #"0 calls=["0 c0 add {\"a\": 1}", "1 c1 find {}"] end=tool_calls"#
      ]
    )
  }

  @Test("A custom tool's input counts as its arguments")
  func customTool() throws {
    let found = try #require(
      stream([
        chat(
          #"{"tool_calls":[{"index":0,"id":"c","type":"custom","custom":{"name":"sql","input":"select"}}]}"#
        ),
        chat(#"{"tool_calls":[{"index":0,"custom":{"input":" 1"}}]}"#),
      ])
    )
    #expect(found.choices.first?.drawing == #"0 calls=["0 c sql select 1"]"#)
  }

  @Test("Refusals and reasoning are texts of their own")
  func refusalAndReasoning() throws {
    let found = try #require(
      stream([
        chat(#"{"reasoning_content":"Let"}"#), chat(#"{"reasoning_content":" me"}"#),
        chat(#"{"refusal":"I can"}"#), chat(#"{"refusal":"not"}"#),
        chat(#"{"reasoning":"see"}"#, index: 1),
      ])
    )
    #expect(
      found.choices.map(\.drawing) == ["0 reasoning=Let me refusal=I cannot", "1 reasoning=see"]
    )
  }

  @Test(
    "A null beside a text of the same meaning does not hide it",
    arguments: [
      (chat(#"{"reasoning_content":null,"reasoning":"so"}"#), "0 reasoning=so"),
      (chat(#"{"reasoning_content":"","reasoning":"so"}"#), "0 reasoning=so"),
      (
        #"{"object":"chat.completion.chunk","choices":[{"index":0,"text":null,"delta":{"content":"so"}}]}"#,
        "0 text=so"
      ),
      (
        chat(
          #"{"tool_calls":[{"index":0,"id":"c","function":null,"custom":{"name":"sql","input":"x"}}]}"#
        ),
        #"0 calls=["0 c sql x"]"#
      ),
    ]
  )
  func nulls(_ chunk: String, _ expected: String) throws {
    #expect(try #require(stream([chunk])).choices.map(\.drawing) == [expected])
  }

  @Test("Empty texts are none")
  func emptyTexts() throws {
    let found = try #require(stream([chat(#"{"content":"","refusal":"","reasoning":""}"#)]))
    #expect(found.choices.map(\.drawing) == ["0"])
  }

  @Test("Lone surrogates and split characters pass through as bytes")
  func loneSurrogate() throws {
    let found = try #require(stream([chat(#"{"content":"a\ud83d"}"#), chat(#"{"content":"é"}"#)]))
    #expect(found.choices.first?.text == [0x61, 0xED, 0xA0, 0xBD, 0xC3, 0xA9])
  }

  @Test("A streamed legacy function call is a call")
  func legacyFunctionCall() throws {
    let found = try #require(
      stream([
        chat(#"{"function_call":{"name":"add","arguments":"{\"a\":"}}"#),
        chat(#"{"function_call":{"arguments":"1}"}}"#), chat("{}", end: #""function_call""#),
      ])
    )
    #expect(
      found.choices.map(\.drawing) == [#"0 calls=["0 - add {\"a\":1}"] end=function_call"#]
    )
    #expect(found.timing.firstTokenNS == 10)
  }

  @Test("Usage is the last that is given, never a sum")
  func usage() throws {
    let found = try #require(
      stream([
        chatUsage(#"{"prompt_tokens":9,"completion_tokens":1,"total_tokens":10}"#),
        chat(#"{"content":"x"}"#),
        chatUsage(
          #"{"prompt_tokens":9,"completion_tokens":5,"total_tokens":14,"completion_tokens_details":{"reasoning_tokens":2}}"#
        ),
        chatUsage("null"), chatUsage("{}"),
      ])
    )
    #expect(found.usage == TokenUsage(9, 5, total: 14, reasoning: 2))
  }

  @Test("Azure's first chunk has an empty object and no choices: it only counts")
  func azure() throws {
    let azure =
      #"{"object":"","choices":[],"prompt_filter_results":[{"prompt_index":0}],"usage":{"prompt_tokens":1}}"#
    let found = try #require(stream([azure, chat(#"{"content":"x"}"#)]))
    #expect(found.kind == .chatCompletion)
    #expect(found.chunks == 2)
    #expect(found.usage == nil)
    #expect(found.timing.firstChunkNS == 10)
    #expect(found.timing.firstTokenNS == 20)
    #expect(found.choices.map(\.drawing) == ["0 text=x"])
  }

  @Test("Only unknown objects make a stream of another kind, without choices")
  func other() throws {
    let found = try #require(
      stream([
        #"{"object":""}"#, #"{"object":"raw"}"#, #"{"object":"other"}"#, #"{"type":"ping"}"#, "{}",
      ])
    )
    #expect(found.kind == .other)
    #expect(found.chunks == 5)
    #expect(found.choices.isEmpty)
    #expect(found.timing.firstTokenNS == nil)
  }

  @Test("Chunks of another protocol count and decide nothing else")
  func mixed() throws {
    let found = try #require(
      stream([
        chat(#"{"content":"x"}"#), chat(#"{"content":"y"}"#), "[DONE]", #"{"type":"error"}"#,
        delta("output_text", "z"),
      ])
    )
    #expect(found.kind == .chatCompletion)
    #expect(found.chunks == 5)
    #expect(found.choices.map(\.drawing) == ["0 text=xy"])
    #expect(found.finalEvent == nil)
    #expect(found.timing.lastTokenNS == 20)
  }
}
