import Testing
import TraceModel

@testable import TraceAnalysis
@testable import TraceReport

@Suite("Calls in a report as text and Markdown") struct CallBlocksTests {
  @Test(
    "An action on a screen is told in words",
    arguments: [
      (#"{"type":"click","button":"left","x":1,"y":2}"#, "click at 1, 2"),
      (
        #"{"type":"click","button":"right","x":1,"y":2,"keys":["SHIFT"]}"#,
        "right click at 1, 2 with SHIFT"
      ),
      (#"{"type":"drag","path":[{"x":1,"y":2},{"x":3,"y":4}]}"#, "drag from 1, 2 to 3, 4"),
      (#"{"type":"scroll","x":1,"y":2,"scroll_x":0,"scroll_y":9}"#, "scroll by 0, 9 at 1, 2"),
      (#"{"type":"type","text":"a \"b\""}"#, "type “a \"b\"”"),
      (#"{"type":"keypress","keys":["CTRL","a"]}"#, "press CTRL + a"),
      (#"{"type":"fly"}"#, #"{"type":"fly"}"#),
    ]
  )
  func action(json: String, words: String) throws {
    #expect(ComputerAction(try #require(recorded(json).json)).words.text == words)
  }

  @Test("A computer call has its action and safety checks, pending and acknowledged")
  func computer() throws {
    let checks = #"[{"id":"i","code":"malicious","message":"Take care"}]"#
    let item = recorded(
      #"{"type":"computer_call","action":{"type":"wait"},"pending_safety_checks":\#(checks)}"#
    ).json
    var call = ConversationCall(ToolCall(id: "c", name: "computer", kind: "computer"), item: item)
    call.answer = recorded(#"{"acknowledged_safety_checks":\#(checks)}"#).json
    let blocks = try #require(ComputerBlocks(call)).blocks
    #expect(
      text(blocks) == [
        "Computer: wait", "▲ Safety check pending: malicious Take care",
        "✓ Safety check acknowledged: malicious Take care",
      ]
    )
  }

  private func text(_ blocks: [ReportBlock]) -> [String] {
    var text = TextBlocks(width: 80)
    text.write(blocks)
    return text.lines.filter { !$0.isEmpty }
  }

  @Test(
    "A call by which an agent hands over names the other one",
    arguments: [
      ("transfer_to_clerk", #"{"assistant": "Clerk"}"#, "Clerk"),
      ("transfer_to_clerk", #""{\"assistant\": \"Clerk\"}""#, "Clerk"),
      ("transfer_to_clerk", #"{"assistant": "Clerk", "fee": 2}"#, nil),
      ("transfer_to_clerk", #"{"ok": true}"#, nil), ("transfer_to_clerk", "done", nil),
      ("transfer_to_clerk", nil, nil), ("find", #"{"assistant": "Clerk"}"#, nil),
    ] as [(String, String?, String?)]
  )
  func handoff(name: String, result: String?, agent: String?) {
    var call = ToolCall(id: "c", name: name, kind: "function")
    call.result = result.map(recorded)
    #expect(Handoff.agent(call) == agent)
  }

  @Test("The tools of an MCP server are a line each")
  func listedTools() throws {
    let item =
      #"{"type":"mcp_list_tools","server_label":"trains","tools":[{"name":"next","#
      + #""description":"Next train\nand more","input_schema":{"a":1}},{"name":"last"}]}"#
    let blocks = ItemBlocks(try #require(recorded(item).json)).blocks("mcp_list_tools")
    #expect(
      text(blocks) == ["Tools of the MCP server trains", "- next – Next train", "- last"]
    )
  }

  @Test("A recorded picture is its file: a link where the report has it, else its path")
  func files() {
    let folder = "mlruns/1/traces/tr-1/artifacts/"
    let file = Attachment(id: "p", contentType: nil, size: 3, path: "\(folder)attachments/p")
    let analysed = AnalysedTrace(Span("s")) { $0.attachments = [file] }
    let picture = RecordedMedia(kind: .picture, place: .attachment("p"), label: "auto")
    let missing = RecordedMedia(kind: .picture, place: .attachment("q"))
    let place = ReportPlace(analysed, isTerminal: true)
    #expect(MediaWords(picture, place).elsewhere.text == "Picture attachments/p")
    #expect(MediaWords(missing, place).elsewhere.text == "Picture ▲ not in the store: q")
    let site = SiteAttachment(file, of: analysed.trace.key, head: Array("GIF89a".utf8))
    let linked = MediaWords(picture, ReportPlace(analysed, files: [site])).elsewhere
    #expect(
      markdownText([.paragraph(linked)]) == "[Picture](../attachments/tr-1/p.gif)\n\n"
    )
    #expect(text(TraceBlocks.files(place)).contains("In \(folder) beside the store:"))
  }
}
