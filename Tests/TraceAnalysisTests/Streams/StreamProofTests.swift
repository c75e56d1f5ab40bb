import Testing
import TraceAnalysis
import TraceModel

@Suite("Proof of a stream against the store's own output")
struct StreamProofTests {
  private func flaws(_ chunks: [String], kept: String?) throws -> [StreamProof.Flaw]? {
    var span = chunks.enumerated().reduce(Span.chatModel("llm", 0, 1000)) { span, chunk in
      span.chunk(at: Int64(chunk.offset + 1) * 10, chunk.element)
    }
    if let kept { span = span.outputs(kept) }
    return StreamProof(try #require(AnalysedTrace(span)["llm"]?.stream), of: span)?.flaws
  }

  /// A chat completion with these choices.
  private static func completion(_ messages: String..., end: String = "stop") -> String {
    let choices = messages.enumerated().map {
      #"{"index":\#($0.offset),"finish_reason":"\#(end)","message":\#($0.element)}"#
    }
    return #"{"choices":[\#(choices.joined(separator: ","))]}"#
  }

  private static let said = [chat(#"{"content":"Hi "}"#), chat(#"{"content":"you"}"#)]
  private static let ended = said + [chat("{}", end: #""stop""#)]
  private static let asked = [
    chat(
      #"{"tool_calls":[{"index":0,"id":"a","function":{"name":"add","arguments":"{"}},{"index":1,"function":{"name":"sub","arguments":"{}"}}]}"#
    ),
    chat(#"{"tool_calls":[{"index":0,"function":{"arguments":"}"}}]}"#),
    chat("{}", end: #""tool_calls""#),
  ]
  private static func calls(_ arguments: String) -> String {
    #"{"content":null,"tool_calls":[{"function":{"name":"add","arguments":"\#(arguments)"}},{"function":{"name":"sub","arguments":"{}"}}]}"#
  }

  @Test(
    "A chat output agrees or is wrong in what it says",
    arguments: [
      (ended, completion(#"{"content":"Hi you"}"#), []),
      (said, #""Hi you""#, []),
      (ended, completion(#"{"content":"Hi"}"#), [.otherText]),
      (ended, completion(#"{"content":""}"#), [.lostText]),
      (
        ended, completion(#"{"content":"Hi you"}"#, end: "length"), [.otherFinish("length", "stop")]
      ),
      (asked, completion(calls("{}"), end: "tool_calls"), []),
      (asked, completion(calls("[]"), end: "tool_calls"), [.otherCalls]),
      (
        asked, completion(#"{"content":"","tool_calls":null}"#),
        [.lostCalls(2), .otherFinish("stop", "tool_calls")]
      ),
      (
        [chat(#"{"refusal":"No"}"#), chat(#"{"reasoning_content":"Hm"}"#)],
        completion(#"{"content":"","refusal":null}"#), [.lostRefusal, .lostReasoning]
      ),
      (
        said + [chat(#"{"content":"Yo"}"#, index: 1)], completion(#"{"content":"Hi Yoyou"}"#),
        [.mixedChoices(2)]
      ),
    ] as [([String], String, [StreamProof.Flaw])]
  )
  func chatOutput(chunks: [String], kept: String, expected: [StreamProof.Flaw]) throws {
    #expect(try flaws(chunks, kept: kept) == expected)
  }

  @Test(
    "So does the output of a Response",
    arguments: [
      (#"{"output":[{"type":"message","content":[{"type":"output_text","text":"Hi"}]}]}"#, []),
      (
        #"{"output":[{"type":"message","content":[{"type":"output_text","text":"Ho"}]}]}"#,
        [.otherText]
      ),
      (#"{"output":[]}"#, [.lostText]),
    ] as [(String, [StreamProof.Flaw])]
  )
  func response(kept: String, expected: [StreamProof.Flaw]) throws {
    #expect(try flaws([delta("output_text", "Hi")], kept: kept) == expected)
  }

  @Test(
    "A Response that did not complete may have lost what its events say of it",
    arguments: [
      (#"{"object":"response","id":"r","model":"m","error":{"code":"c"},"output":[]}"#, nil),
      (
        #"{"object":"response","id":null,"model":"m","output":[]}"#,
        [.lostMembers(["id", "error"])]
      ),
      (#"{"object":"response","output":[]}"#, [.lostMembers(["id", "model", "error"])]),
      // No Response: it never had them.
      (#"{"output":[]}"#, nil), ("[]", nil),
    ] as [(String, [StreamProof.Flaw]?)]
  )
  func members(kept: String, expected: [StreamProof.Flaw]?) throws {
    let failed =
      #"{"type":"response.failed","response":{"id":"r","model":"m","usage":null,"error":{"code":"c"}}}"#
    #expect(try flaws([failed], kept: kept) == expected)
  }

  @Test(
    "There is nothing to compare without output, with one of another shape, and with nothing in both",
    arguments: [
      (said, nil), (said, "null"), (said, "7"), (said, #"{"text":"Hi you"}"#), (said, "[1]"),
      ([chat("{}")], completion(#"{"content":""}"#)), ([#"{"odd":1}"#], #""x""#),
    ] as [([String], String?)]
  )
  func nothing(chunks: [String], kept: String?) throws {
    #expect(try flaws(chunks, kept: kept) == nil)
  }

  @Test("What a generator gave is compared piece by piece")
  func generator() throws {
    #expect(try flaws(["tracing", "of"], kept: #"["tracing", "of"]"#) == [])
    #expect(try flaws(["tracing", "of"], kept: #"["tracing"]"#) == [.otherText])
  }
}
