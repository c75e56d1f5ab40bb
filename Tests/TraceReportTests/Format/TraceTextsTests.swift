import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("What was asked and answered") struct TraceTextsTests {
  private func asked(_ preview: String?, inputs: String? = nil) -> String? {
    let root = inputs.map { Span("root").inputs($0) } ?? Span("root")
    return TraceTexts(AnalysedTrace(root) { $0.requestPreview = preview }).asked
  }

  private func answered(_ preview: String?, outputs: String? = nil) -> String? {
    let root = outputs.map { Span("root").outputs($0) } ?? Span("root")
    return TraceTexts(AnalysedTrace(root) { $0.responsePreview = preview }).answered
  }

  @Test("Nothing where nothing was recorded")
  func nothing() {
    #expect(asked(nil) == nil)
    #expect(answered(nil) == nil)
  }

  @Test(
    "Without a preview the root span's own values are asked",
    arguments: [
      (#"{"messages":[{"role":"user","content":"Hi"}]}"#, "Hi"), (#""text""#, "text"),
      (#"{"city":"Porto"}"#, "Porto"), (#"{"a":1,"b":2}"#, #"{"a":1,"b":2}"#),
    ]
  )
  func withoutPreview(inputs: String, question: String) {
    #expect(asked(nil, inputs: inputs) == question)
  }

  private func call(_ id: String, _ start: Int64, _ question: String, _ answer: String) -> Span {
    Span(id, below: "root", start, start + 5, kind: .chatModel)
      .inputs(#"{"messages":[{"role":"user","content":\#(quoted(question))}]}"#)
      .outputs(#"{"choices":[{"message":{"content":\#(quoted(answer))}}]}"#)
  }

  @Test(
    "Where the root records nothing its model calls speak, if they were asked the same",
    arguments: [("Rain?", "Rain?", "Yes."), ("Sun?", nil, nil)] as [(String, String?, String?)]
  )
  func modelCalls(second: String, asked: String?, answered: String?) {
    let calls = [call("a", 10, "Rain?", "Wait."), call("b", 20, second, "Yes.")]
    let texts = TraceTexts(AnalysedTrace(Trace([Span("root")] + calls)))
    #expect(texts.asked == asked)
    #expect(texts.answered == answered)
  }

  @Test("A root that records anything speaks for itself")
  func speakingRoot() {
    let texts = TraceTexts(
      AnalysedTrace(Span("root").inputs("7"), call("a", 10, "Rain?", "Yes."))
    )
    #expect(texts.asked == "7")
    #expect(texts.answered == nil)
  }

  @Test("An orphan does not speak for the trace")
  func orphan() {
    let orphan = Span("child", below: "gone").inputs(#""text""#).outputs(#""text""#)
    let texts = TraceTexts(AnalysedTrace(orphan) { $0.requestPreview = nil })
    #expect(texts.asked == nil)
    #expect(texts.answered == nil)
  }

  @Test("A text that is not JSON is kept, whatever the root span says")
  func own() {
    #expect(asked("Book a seat", inputs: #"{"input":"other"}"#) == "Book a seat")
    #expect(answered("Done.", outputs: #""other""#) == "Done.")
    #expect(asked("") == "")
  }

  @Test(
    "A chat is asked by its last user message",
    arguments: [
      (#"{"messages":[{"role":"user","content":"Hi"}]}"#, "Hi"),
      (
        #"{"messages":[{"role":"system","content":"Be kind"},{"role":"user","content":"one"},"#
          + #"{"role":"assistant","content":"ok"},{"role":"user","content":"two"},"#
          + #"{"role":"tool","content":"3"}]}"#,
        "two"
      ),
      (
        #"{"messages":[{"role":"user","content":[{"type":"text","text":"Look"},"#
          + #"{"type":"image_url","image_url":{"url":"u"}},{"type":"text","text":"here"}]}]}"#,
        "Look\n\nhere"
      ),
      (#"{"model":"m","input":"Ask"}"#, "Ask"),
      (#"{"model":"m","input":[{"role":"user","content":"Ask"}]}"#, "Ask"),
      (
        #"{"input":[{"role":"user","content":[{"type":"input_text","text":"Part"}]}]}"#, "Part"
      ),
      (#"{"prompt":"Once upon","max_tokens":5}"#, "Once upon"),
    ]
  )
  func questions(inputs: String, expected: String) {
    #expect(asked(inputs) == expected)
    #expect(asked(String(inputs.prefix(6)), inputs: inputs) == expected)
  }

  @Test(
    "A chat is answered by its first choice, a Response by its messages",
    arguments: [
      (
        #"{"choices":[{"index":0,"message":{"role":"assistant","content":"A"}},"#
          + #"{"index":1,"message":{"content":"B"}}]}"#,
        "A"
      ),
      (#"{"choices":[{"message":{"content":[{"type":"text","text":"A"}]}}]}"#, "A"),
      (
        #"{"output":[{"type":"reasoning","content":[{"text":"hm"}]},"#
          + #"{"type":"message","content":[{"type":"output_text","text":"One"},{"type":"output_text","text":"two"}]},"#
          + #"{"type":"function_call","name":"f"},{"type":"message","content":[{"text":"three"}]}]}"#,
        "One\n\ntwo\n\nthree"
      ),
    ]
  )
  func answers(outputs: String, expected: String) {
    #expect(answered(outputs) == expected)
    #expect(answered(String(outputs.prefix(9)), outputs: outputs) == expected)
  }

  @Test("A JSON string loses its quotes")
  func strings() {
    #expect(asked(#""say \"hi\"\n""#) == "say \"hi\"\n")
    #expect(answered(#""\u00e9""#) == "é")
  }

  @Test("The only argument of a function is what was asked, where it is a text")
  func arguments() {
    #expect(asked(#"{"question":"Why?"}"#) == "Why?")
    #expect(asked(#"{"n":3}"#) == #"{"n":3}"#)
    #expect(asked(#"{"a":"x","b":"y"}"#) == #"{"a":"x","b":"y"}"#)
    #expect(asked("{}") == "{}")
    #expect(asked(#"["x"]"#) == #"["x"]"#)
  }

  @Test("JSON that was cut off is looked up in the root span, and kept where that has nothing")
  func cut() {
    let whole = #"{"question":"A long question that goes on"}"#
    let preview = #"{"question":"A long que..."#
    #expect(asked(preview, inputs: whole) == "A long question that goes on")
    #expect(asked(preview) == preview)
    #expect(asked(preview, inputs: "no JSON") == preview)
    #expect(asked(preview, inputs: #"{"a":1,"b":2}"#) == preview)
  }

  @Test("The argument with a name that questions have is the question among several")
  func named() {
    #expect(asked(#"{"limit":3,"question":"Why?","user":"u"}"#) == "Why?")
    #expect(asked(#"{"text":"T","query":"Q"}"#) == "Q")
    #expect(asked(#"{"query":"","text":"T"}"#) == "T")
    #expect(answered(#"{"sources":[1],"answer":"So."}"#) == "So.")
    #expect(answered(#"{"message":"M","n":1}"#) == "M")
  }

  @Test(
    "Shapes that are none of those are kept as they are",
    arguments: [
      #"{"messages":[]}"#, #"{"messages":"x","n":1}"#, #"{"messages":[{"role":"user"}]}"#,
      #"{"messages":[{"role":"user","content":""}]}"#, #"{"messages":[1,null,"x"]}"#,
      #"{"messages":{"role":"user","content":"x"}}"#, #"{"choices":[]}"#, #"{"choices":[{}]}"#,
      #"{"output":[{"type":"message"}]}"#, #"{"output":{}}"#, "[]", "{", "\"", "[1,2",
    ]
  )
  func others(preview: String) {
    #expect(asked(preview) == preview)
    #expect(answered(preview) == preview)
  }

  @Test("A trace without spans has its previews alone")
  func empty() {
    let analysed = AnalysedTrace { $0.requestPreview = #"{"input":"Ask"}"# }
    #expect(TraceTexts(analysed).asked == "Ask")
  }
}
