import Testing
import TraceAnalysis
import TraceModel

@Suite("Whatever is recorded, the conversation is read to its end")
struct HostileConversationTests {
  @Test("Random words in random places", arguments: 0..<300)
  func garbage(seed: UInt64) {
    var generator = GarbageGenerator(seed: seed)
    let spans = (0..<6).map { index in
      let inputs = [
        #"{"messages":[\#(generator.value()),\#(generator.value())]}"#,
        #"{"input":[\#(generator.value()),\#(generator.value())],"previous_response_id":\#(generator.value())}"#,
        #"[{"role":"user"},\#(generator.value())]"#,
      ]
      return generator.span(index, of: 6).inputs(inputs[index % 3])
    }
    let analysed = AnalysedTrace(Trace(spans))
    let found = ConversationThread(analysed)
    #expect(found?.drawing == ConversationThread(analysed)?.drawing)
    for (place, turn) in (found?.turns ?? []).enumerated() {
      #expect(spans[turn.span].kind == .chatModel)
      #expect(turn.continues.map { $0 < place } != false)
      #expect(turn.repeated >= 0)
    }
  }

  @Test("A hundred thousand parts, calls and sources", .timeLimit(.minutes(1)))
  func manyParts() throws {
    let count = 100_000
    let parts = repeatElement(#"{"type":"text","text":"a"}"#, count: count)
    let calls = repeatElement(call("c", "f", "1"), count: count)
    let sources = (0..<count).map { #"{"type":"file_citation","file_id":"\#($0)"}"# }
    let outputs =
      #"{"choices":[{"message":{"role":"assistant","content":"x","annotations":[\#(sources.joined(separator: ","))],"tool_calls":[\#(calls.joined(separator: ","))]}}]}"#
    let span = Span.chatModel().inputs(
      #"{"messages":[{"role":"user","content":[\#(parts.joined(separator: ","))]}]}"#
    ).outputs(outputs)
    let turn = try #require(ConversationThread(AnalysedTrace(span))?.turns.first)
    #expect(turn.asked.first?.parts.count == count)
    #expect(turn.answered.first?.parts.count == count + 1)
  }

  @Test("Nesting as deep as JSON is read")
  func deep() {
    let depth = 1_000
    let value = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(
      asked(#"{"messages":[{"role":"user","content":[{"type":"x","y":\#(value)}]}]}"#).count == 1
    )
    #expect(asked(#"{"messages":\#(value)}"#).count == 1)
  }

  @Test("Hundreds of calls with ever longer histories", .timeLimit(.minutes(1)))
  func growingHistory() throws {
    let count = 400
    var history: [String] = []
    let spans = (0..<count).map { place in
      history.append(#"{"role":"user","content":"\#(place)"}"#)
      let span = Span.chatModel("\(place)", Int64(place), nil)
        .inputs(#"{"messages":[\#(history.joined(separator: ","))]}"#).outputs(
          saying("re \(place)")
        )
      history.append(#"{"role":"assistant","content":"re \#(place)"}"#)
      return span
    }
    let turns = try #require(ConversationThread(AnalysedTrace(Trace(spans)))?.turns)
    #expect(turns.map(\.repeated) == (0..<count).map { $0 * 2 })
    #expect(turns.allSatisfy { $0.asked.count == 1 && $0.answered.count == 1 })
  }
}
