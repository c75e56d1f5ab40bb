import Testing
import TraceAnalysis
import TraceModel

@Suite("Tools that were offered")
struct OfferedToolsTests {
  /// Each uncalled tool in one line: `kind name schema | description @span`.
  private func uncalled(_ spans: Span...) -> [String] {
    TraceTools(AnalysedTrace(Trace(spans))).uncalled.map { tool in
      let schema = tool.schema.map { Payload.json($0).shown } ?? "-"
      let description = tool.description.map { Payload.json($0).shown } ?? "-"
      return "\(tool.kind) \(tool.name) \(schema) | \(description) @\(spans[tool.span].id)"
    }
  }

  @Test(
    "Each form of a request is read",
    arguments: [
      (
        #"{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"}}}"#,
        #"function f {"type":"object"} | "d" @llm"#
      ),
      (
        #"{"type":"function","name":"f","description":null,"parameters":{},"strict":true}"#,
        "function f {} | - @llm"
      ),
      (#"{"function":{"name":"f"}}"#, "function f - | - @llm"),
      (
        #"{"type":"custom","custom":{"name":"c","description":"d"}}"#,
        #"custom c {"custom":{"description":"d","name":"c"},"type":"custom"} | "d" @llm"#
      ),
      (
        #"{"type":"custom","name":"c"}"#,
        #"custom c {"name":"c","type":"custom"} | - @llm"#
      ),
      (
        #"{"type":"web_search_preview","search_context_size":"low"}"#,
        #"web_search_preview web_search_preview {"search_context_size":"low","type":"web_search_preview"} | - @llm"#
      ),
    ]
  )
  func forms(_ tool: String, _ expected: String) {
    #expect(uncalled(.chatModel().inputs(#"{"tools":[\#(tool)]}"#)) == [expected])
  }

  @Test("The functions of the legacy form are read, too")
  func legacy() {
    let inputs = #"{"functions":[{"name":"f","description":"d","parameters":{"a":1}}, {}]}"#
    #expect(uncalled(.chatModel().inputs(inputs)) == [#"function f {"a":1} | "d" @llm"#])
  }

  @Test(
    "What is no tool is passed over",
    arguments: [
      #"{"tools":"<openai.Omit object at 0x7f>"}"#, #"{"tools":null}"#, #"{"tools":{"a":1}}"#,
      #"{"tools":[null,1,"f",[],{},{"type":3},{"type":"function"},{"type":"function","function":null}]}"#,
      #"{"tools":[{"type":"function","function":{"name":7}}]}"#, "[]", "7", "no JSON",
    ]
  )
  func noTools(_ inputs: String) {
    #expect(uncalled(.chatModel().inputs(inputs)) == [])
  }

  @Test("A tool is offered once, by the first model call that did, and only a model call offers")
  func once() {
    let tool = #"{"type":"function","name":"f"}"#
    #expect(
      uncalled(
        Span("r", 0, 100).inputs(#"{"tools":[{"type":"function","name":"mine"}]}"#),
        .chatModel("a", below: "r", 10, 20).inputs(#"{"tools":[\#(tool)]}"#),
        .chatModel("b", below: "r", 30, 40).inputs(#"{"tools":[\#(tool),\#(tool)]}"#)
      ) == ["function f - | - @a"]
    )
  }

  @Test("Servers of MCP are told apart by their labels")
  func servers() {
    let tools = ["a", "b", "a"].map { #"{"type":"mcp","server_label":"\#($0)"}"# }
    let inputs = #"{"tools":[\#(tools.joined(separator: ","))]}"#
    #expect(uncalled(.chatModel().inputs(inputs)).count == 2)
  }

  @Test(
    "A built-in tool was called under its own name or one without its version",
    arguments: [
      ("web_search_preview", "web_search_call", true), ("web_search", "web_search_call", true),
      ("web_search_2025_08_26", "web_search_call", true),
      ("computer_use_preview", "computer_call", true), ("mcp", "mcp_call", true),
      ("file_search", "web_search_call", false), ("web_searches", "web_search_call", false),
    ]
  )
  func builtIn(_ offered: String, _ called: String, _ isCalled: Bool) {
    let span = Span.chatModel()
      .inputs(#"{"tools":[{"type":"\#(offered)"}]}"#)
      .outputs(#"{"output":[{"type":"\#(called)","id":"x1"}]}"#)
    #expect(uncalled(span).isEmpty == isCalled)
  }

  @Test("A function is called by its exact name, whichever span asked")
  func functions() {
    let tools = ["f", "g", "web_search"].map { #"{"type":"function","name":"\#($0)"}"# }
    let offers = Span.chatModel("a", 0, 10)
      .inputs(#"{"tools":[\#(tools.joined(separator: ","))]}"#)
      .outputs(#"{"output":[{"type":"web_search_call","id":"x1"}]}"#)
    let asks = Span.chatModel("b", 20, 30).outputs(completion(call("c1", "f", "{}")))
    #expect(uncalled(offers, asks) == ["function g - | - @a", "function web_search - | - @a"])
  }
}
