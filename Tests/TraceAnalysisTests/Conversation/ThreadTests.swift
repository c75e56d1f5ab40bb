import Testing
import TraceAnalysis
import TraceModel

@Suite("Model calls as one conversation")
struct ThreadTests {
  private static let user = #"{"role":"user","content":"a"}"#

  private static func messages(_ list: String...) -> String {
    #"{"messages":[\#(list.joined(separator: ","))]}"#
  }

  private static func say(_ role: String, _ text: String) -> String {
    #"{"role":"\#(role)","content":\#(quoted(text))}"#
  }

  @Test("A call and its result come once, where the model asked")
  func toolTurn() {
    let asking = #"{"role":"assistant","tool_calls":[\#(call("c", "f", "1"))]}"#
    let found = thread(
      .chatModel("1", 0, 1).inputs(Self.messages(Self.say("system", "s"), Self.user))
        .outputs(completion(call("c", "f", "1"))),
      .chatModel("2", 2, 3).inputs(
        Self.messages(
          Self.say("system", "s"),
          Self.user,
          asking,
          #"{"role":"tool","tool_call_id":"c","content":"x"}"#
        )
      ).outputs(saying("done"))
    )
    #expect(
      found == [
        "0 +0", "? system: s", "? user: a", #"! assistant: function f(1) #c -> "x""#,
        "1 +4 <0", "! assistant: done (stop)",
      ]
    )
  }

  static let returned: [String] = [
    #"{"role":"assistant","content":"hello"}"#,
    #"{"role":"assistant","content":"hello","refusal":null,"annotations":[],"audio":null,"tool_calls":null}"#,
    #"{"content":[{"type":"text","text":"hel"},{"type":"text","text":"lo"}],"role":"assistant"}"#,
    #"{"role":"assistant","content":"hello","reasoning_content":"hm"}"#,
  ]

  @Test("An answer comes back in other JSON", arguments: returned)
  func otherForm(_ answer: String) {
    let found = thread(
      .chatModel("1", 0, 1).inputs(Self.messages(Self.user)).outputs(saying("hello")),
      .chatModel("2", 2, 3).inputs(Self.messages(Self.user, answer, Self.say("user", "b")))
    )
    #expect(found.suffix(2) == ["1 +2 <0", "? user: b"])
  }

  static let others: [String] = [
    #"{"role":"assistant","content":"Hello"}"#, #"{"role":"user","content":"hello"}"#,
    #"{"role":"assistant","content":"hello","refusal":"no"}"#,
    #"{"role":"assistant","content":"hello","tool_calls":[\#(call("c", "f", "1"))]}"#,
    #"{"role":"assistant","content":[{"type":"text","text":"hello"},{"type":"x"}]}"#,
  ]

  @Test("Another answer is another conversation", arguments: others)
  func otherAnswer(_ answer: String) {
    let found = thread(
      .chatModel("1", 0, 1).inputs(Self.messages(Self.user)).outputs(saying("hello")),
      .chatModel("2", 2, 3).inputs(Self.messages(Self.user, answer))
    )
    #expect(found.contains("1 +0"))
  }

  @Test("A request goes on with the choice that it repeats, and with the longest conversation")
  func choices() {
    let two =
      #"{"choices":[{"index":0,"message":{"role":"assistant","content":"x"}},{"index":1,"message":{"role":"assistant","content":"y"}}]}"#
    let found = thread(
      .chatModel("1", 0, 1).inputs(Self.messages(Self.user)).outputs(two),
      .chatModel("2", 2, 3)
        .inputs(Self.messages(Self.user, Self.say("assistant", "y"), Self.say("user", "b")))
        .outputs(saying("z")),
      .chatModel("3", 4, 5).inputs(
        Self.messages(
          Self.user,
          Self.say("assistant", "y"),
          Self.say("user", "b"),
          Self.say("assistant", "z"),
          Self.say("user", "c")
        )
      )
    )
    #expect(found.filter { $0.contains("+") } == ["0 +0", "1 +2 <0", "2 +4 <1"])
  }

  @Test("The same request again is a conversation of its own, unless nothing was answered")
  func retry() {
    let span = Span.chatModel().inputs(Self.messages(Self.user))
    let answered = span.outputs(saying("x"))
    #expect(
      thread(answered, answered.moved(by: 9)).filter { $0.contains("+") } == ["0 +0", "1 +0"]
    )
    #expect(thread(span, answered.moved(by: 9)).filter { $0.contains("+") } == ["0 +0", "1 +1 <0"])
  }

  @Test("A picture asked for twice is two conversations")
  func twoPictures() {
    let span = Span.chatModel().inputs(#"{"input":"draw"}"#)
      .outputs(response(#"{"type":"image_generation_call","id":"i","result":"iVBO"}"#))
    #expect(thread(span, span.moved(by: 9)).filter { $0.contains("+") } == ["0 +0", "1 +0"])
  }

  @Test("An agent that hands over has other instructions in the same conversation")
  func handover() {
    let asking = #"{"type":"function_call","call_id":"c","name":"transfer","arguments":"{}"}"#
    let first = Span.chatModel("1", 0, 1).inputs("[\(Self.user)]").outputs("[\(asking)]")
    let second = Span.chatModel("2", 2, 3)
      .inputs(
        #"[\#(Self.user),\#(asking),{"type":"function_call_output","call_id":"c","output":"ok"}]"#
      )
      .outputs("[\(said("b"))]")
    let found = thread(
      first.attribute("instructions", #""Triage.""#),
      second.attribute("instructions", #""Help.""#)
    )
    #expect(
      found == [
        "0 +0", "? system: Triage.", "? user: a", #"! assistant: function transfer({}) #c -> "ok""#,
        "1 +3 <0", "? system: Help.", "! assistant: b",
      ]
    )
  }

  @Test("Equal questions under other instructions are not one conversation")
  func guardrail() {
    let span = Span.chatModel().inputs("[\(Self.user)]")
    let found = thread(
      span.attribute("instructions", #""Guard.""#),
      span.moved(by: 9).attribute("instructions", #""Help.""#)
    )
    #expect(
      found == ["0 +0", "? system: Guard.", "? user: a", "1 +0", "? system: Help.", "? user: a"]
    )
  }

  @Test("A Response goes on with the one that it names, and brings results of its calls")
  func previousResponse() {
    let asking = #"{"type":"function_call","call_id":"c","name":"f","arguments":"1"}"#
    let found = thread(
      .chatModel("1", 0, 1).inputs(#"{"input":"a","instructions":"s"}"#)
        .outputs(response(asking, id: "r1")),
      .chatModel("2", 2, 3).inputs(
        #"{"previous_response_id":"r1","instructions":"s","input":[{"type":"function_call_output","call_id":"c","output":"x"},{"role":"user","content":"b"}]}"#
      ).outputs(response(said("d"), id: "r2")),
      .chatModel("3", 4, 5).inputs(#"{"previous_response_id":"lost","input":"e"}"#)
    )
    #expect(
      found == [
        "0 +0", "? system: s", "? user: a", #"! assistant: function f(1) #c -> "x""#,
        "1 +2 <0", "? user: b", "! assistant: d", "2 +0 after lost",
        "? user: e",
      ]
    )
  }

  @Test(
    "A response that the client did not name is none",
    arguments: ["null", #""<openai.Omit object at 0x7f00>""#, #""NOT_GIVEN""#]
  )
  func noEarlierResponse(_ id: String) {
    let input = #"{"model":"m","previous_response_id":\#(id),"input":"e"}"#
    #expect(thread(.chatModel("1", 0, 1).inputs(input)) == ["0 +0", "? user: e"])
  }

  @Test("What ran at the provider may come back or not", arguments: [true, false])
  func providerCalls(_ isSentBack: Bool) {
    let search = #"{"type":"web_search_call","id":"w","action":{"type":"search"}}"#
    let history = isSentBack ? "\(search),\(said("b"))" : Self.say("assistant", "b")
    let found = thread(
      .chatModel("1", 0, 1).inputs(#"{"input":"a"}"#).outputs(response(search, said("b"))),
      .chatModel("2", 2, 3)
        .inputs(#"{"input":["a",\#(history),{"role":"user","content":"c"}]}"#)
    )
    #expect(found.suffix(2) == ["1 +\(isSentBack ? 3 : 2) <0", "? user: c"])
  }

  @Test("A result that reads otherwise later is shown as well, once")
  func changedResult() {
    let asking = #"{"role":"assistant","tool_calls":[\#(call("c", "f", "1"))]}"#
    let spans = ["x", "y", "y"].enumerated().map { place, result in
      Span.chatModel("\(place)", Int64(place), 9).inputs(
        Self.messages(asking, #"{"role":"tool","tool_call_id":"c","content":"\#(result)"}"#)
      )
    }
    #expect(
      thread(spans[0], spans[1], spans[2]) == [
        "0 +0", #"? assistant: function f(1) #c -> "x""#, "1 +1 <0", #"? tool: result of c "y""#,
        "2 +2 <1",
      ]
    )
  }

  @Test("Of a call inside a call the outermost counts, whatever the order of the store")
  func nested() {
    let found = thread(
      .chatModel("inner", below: "outer", 1, 2).inputs(#"{"input":[\#(Self.user)]}"#)
        .outputs(#""<AsyncAPIResponse>""#),
      .chatModel("outer", 0, 9).inputs("[\(Self.user)]").outputs("[\(said("b"))]")
    )
    #expect(found == ["1 +0", "? user: a", "! assistant: b"])
  }

  @Test("A call inside one of which nothing is known counts itself")
  func nestedInUnknown() {
    let found = thread(
      .chatModel("outer", 0, 9).inputs("null"),
      .chatModel("inner", below: "outer", 1, 2).inputs(Self.messages(Self.user))
    )
    #expect(found == ["1 +0", "? user: a"])
  }

  @Test("Calls come in order of their start")
  func order() {
    let found = thread(
      .chatModel("late", 5, 9).inputs(Self.messages(Self.user, Self.say("assistant", "b"))),
      .chatModel("early", 0, 1).inputs(Self.messages(Self.user)).outputs(saying("b"))
    )
    #expect(found == ["1 +0", "? user: a", "! assistant: b (stop)", "0 +2 <0"])
  }

  @Test("Of a request that holds only the end of a conversation the results find their calls")
  func shortenedHistory() {
    let found = thread(
      .chatModel("1", 0, 1).inputs(Self.messages(Self.user))
        .outputs(completion(call("c", "f", "1"))),
      .chatModel("2", 2, 3).inputs(
        Self.messages(#"{"role":"tool","tool_call_id":"c","content":"x"}"#, Self.say("user", "b"))
      )
    )
    #expect(
      found == ["0 +0", "? user: a", #"! assistant: function f(1) #c -> "x""#, "1 +1", "? user: b"]
    )
  }

  @Test("The same screenshot sent again as another attachment is a repetition")
  func screenshots() {
    let asking = #"{"type":"computer_call","call_id":"c","action":{"type":"click"}}"#
    func user(_ id: String) -> String {
      #"{"role":"user","content":[{"type":"input_image","image_url":"mlflow-attachment://\#(id)"}]}"#
    }
    func shot(_ id: String) -> String {
      #"{"type":"computer_call_output","call_id":"c","output":{"type":"computer_screenshot","image_url":"mlflow-attachment://\#(id)"}}"#
    }
    let found = thread(
      .chatModel("1", 0, 1).inputs(#"{"input":[\#(user("u1"))]}"#).outputs(response(asking)),
      .chatModel("2", 2, 3).inputs(#"{"input":[\#(user("u2")),\#(asking),\#(shot("s1"))]}"#)
        .outputs(response(said("x"))),
      .chatModel("3", 4, 5).inputs(
        #"{"input":[\#(user("u3")),\#(asking),\#(shot("s2")),\#(said("x")),{"role":"user","content":"b"}]}"#
      )
    )
    #expect(
      found == [
        "0 +0", "? user: picture attachment u1",
        #"! assistant: computer computer({"type":"click"}) #c -> {"image_url":"mlflow-attachment://s1","type":"computer_screenshot"}"#,
        "1 +3 <0", "! assistant: x", "2 +4 <1", "? user: b",
      ]
    )
  }
}
