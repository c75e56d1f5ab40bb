import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@Suite("Messages of a request")
struct RequestReadingTests {
  static let chat = [
    MessageCase(
      "roles and names",
      #"{"messages":[{"role":"system","content":"a"},{"role":"developer","content":"b"},{"role":"user","name":"Ana","content":"c"},{"role":"critic","content":"d"}]}"#,
      ["system: a", "developer: b", "user Ana: c", "<critic>: d"]
    ),
    MessageCase(
      "parts in their order",
      #"{"messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"https://x.org/a.png","detail":"low"}},{"type":"input_audio","input_audio":{"data":"UklG","format":"wav"}},{"type":"file","file":{"file_id":"file-1","filename":"n.pdf"}},{"type":"refusal","refusal":"no"}]}]}"#,
      [
        "user: a | picture https://x.org/a.png «low» | sound base64 UklG audio/wav | file file file-1 «n.pdf» | refuses no"
      ]
    ),
    MessageCase(
      "a history of calls keeps each result under its call",
      #"{"messages":[{"role":"assistant","content":null,"tool_calls":[\#(call("c1", "f", "1")),\#(call("c2", "f", "2"))]},{"role":"tool","tool_call_id":"c2","content":"two"},{"role":"tool","tool_call_id":"c1","content":"one"}]}"#,
      [#"assistant: function f(1) #c1 -> "one" | function f(2) #c2 -> "two""#]
    ),
    MessageCase(
      "a result without a call is a message",
      #"{"messages":[{"role":"tool","tool_call_id":"c","content":"x"},{"role":"tool","content":null}]}"#,
      [#"tool: result of c "x""#, "tool: result of - null"]
    ),
    MessageCase(
      "a second result of one call is a message",
      #"{"messages":[{"role":"assistant","tool_calls":[\#(call("c", "f", "1"))]},{"role":"tool","tool_call_id":"c","content":"x"},{"role":"tool","tool_call_id":"c","content":"y"}]}"#,
      [#"assistant: function f(1) #c -> "x""#, #"tool: result of c "y""#]
    ),
    MessageCase(
      "the legacy function call, which is found by its name",
      #"{"messages":[{"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{}"}},{"role":"function","name":"f","content":"x"}]}"#,
      [#"assistant: function f({}) -> "x""#]
    ),
    MessageCase(
      "an id that comes again belongs to the call before it",
      #"{"messages":[{"role":"assistant","tool_calls":[\#(call("0", "f", "1"))]},{"role":"tool","tool_call_id":"0","content":"x"},{"role":"assistant","tool_calls":[\#(call("0", "f", "2"))]},{"role":"tool","tool_call_id":"0","content":"y"}]}"#,
      [#"assistant: function f(1) #0 -> "x""#, #"assistant: function f(2) #0 -> "y""#]
    ),
    MessageCase(
      "thoughts, a refusal and the own voice that an assistant sends back",
      #"{"messages":[{"role":"assistant","reasoning_content":"hm","content":"","refusal":"no","audio":{"id":"audio_1"}}]}"#,
      ["assistant: thinks hm | refuses no | sound file audio_1"]
    ),
    MessageCase(
      "nothing of an unknown shape is lost",
      #"{"messages":[{"role":"user","content":[{"type":"hologram","x":1},7]},{"role":"user","content":5},{},3,{"type":"spell","x":2}]}"#,
      [
        #"user: <hologram> {"type":"hologram","x":1} | <number> 7"#, "user: <number> 5",
        "user: <object> {}", "user: <number> 3", #"user: <spell> {"type":"spell","x":2}"#,
      ]
    ),
    MessageCase(
      "one message that is not in a list",
      #"{"messages":{"role":"user","content":"a"}}"#,
      ["user: a"]
    ),
  ]

  static let other = [
    MessageCase("a legacy prompt", #"{"model":"m","prompt":"Once"}"#, ["user: Once"]),
    MessageCase("several prompts", #"{"prompt":["a","b"]}"#, ["user: a", "user: b"]),
    MessageCase("a prompt of tokens", #"{"prompt":[1,2]}"#, ["user: <number> 1 | <number> 2"]),
    MessageCase(
      "instructions and a text",
      #"{"model":"m","input":"Hi","instructions":"Be brief."}"#,
      ["system: Be brief.", "user: Hi"]
    ),
    MessageCase(
      "instructions that the caller left out",
      #"{"model":"m","input":"Hi","instructions":"<openai.Omit object at 0x7f>"}"#,
      ["user: Hi"]
    ),
    MessageCase(
      "input parts",
      #"{"input":[{"role":"user","content":[{"type":"input_text","text":"a"},{"type":"input_image","image_url":"data:image/png;base64,iVBO","detail":"auto"},{"type":"input_image","image_url":null,"file_id":"f1"},{"type":"input_file","filename":"n.pdf","file_data":"mlflow-attachment://u-1?content_type=application%2Fpdf"}]}]}"#,
      [
        "user: a | picture base64 iVBO image/png «auto» | picture file f1 | file attachment u-1 «n.pdf»"
      ]
    ),
    MessageCase(
      "items that follow each other are one message, results within them",
      #"{"input":[{"role":"user","content":"a"},{"type":"reasoning","summary":[{"type":"summary_text","text":"hm"}]},{"type":"function_call","call_id":"c1","name":"f","arguments":"1"},{"type":"function_call_output","call_id":"c1","output":"x"},{"type":"function_call","call_id":"c2","name":"f","arguments":"2"},\#(said("b"))]}"#,
      ["user: a", #"assistant: thinks hm | function f(1) #c1 -> "x" | function f(2) #c2 | b"#]
    ),
    MessageCase(
      "items that are no call",
      #"{"input":[{"type":"item_reference","id":"i"},{"type":"mcp_approval_response","approve":true},{"type":"function_call_output","call_id":"z","output":"x"}]}"#,
      [
        #"assistant: <item_reference> {"id":"i","type":"item_reference"}"#,
        #"user: <mcp_approval_response> {"approve":true,"type":"mcp_approval_response"}"#,
        #"tool: result of z "x""#,
      ]
    ),
  ]

  @Test("Chat Completions", arguments: chat)
  func chatMessages(_ example: MessageCase) { #expect(asked(example.json) == example.messages) }

  @Test("Other APIs", arguments: other)
  func otherMessages(_ example: MessageCase) { #expect(asked(example.json) == example.messages) }

  @Test(
    "Inputs without messages make no conversation",
    arguments: [#"{"question":"a"}"#, #"["a","b"]"#, #""a""#, "{}", "5", "no JSON"]
  )
  func noMessages(_ inputs: String) { #expect(thread(Span.chatModel().inputs(inputs)) == []) }

  @Test("Embeddings are no conversation")
  func embeddings() {
    let span = Span("e", kind: .embedding).inputs(#"{"model":"m","input":"a"}"#)
    #expect(thread(span) == [])
  }

  @Test("The safety checks of a screenshot stay with its call, and so does the picture")
  func screenshot() throws {
    let span = Span.chatModel().inputs(
      #"{"input":[{"type":"computer_call","call_id":"c","action":{"type":"click"}},{"type":"computer_call_output","call_id":"c","acknowledged_safety_checks":[{"id":"s"}],"output":{"type":"computer_screenshot","image_url":"mlflow-attachment://u?size=1"}}]}"#
    )
    let found = try #require(ConversationThread(AnalysedTrace(span))?.turns.first?.asked.first)
    guard case .call(let call) = found.parts.first else {
      Issue.record("no call: \(found.drawing)")
      return
    }
    #expect(call.resultMedia.map(\.drawing) == ["picture attachment u"])
    #expect(call.answer?["acknowledged_safety_checks"]?.count == 1)
    #expect(call.item?["action"]?["type"]?.string == "click")
  }
}
