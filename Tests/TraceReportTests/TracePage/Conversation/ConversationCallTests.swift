import Foundation
import JSONBytes
import Testing
import TraceModel

@testable import TraceAnalysis
@testable import TraceReport

@Suite("Tool calls in a conversation")
struct ConversationCallTests {
  private func item(_ text: String, result: String? = nil) throws -> String {
    try answer(#require(MessagePart.item(text, result: result)))
  }

  @Test("What was asked, what came back and who ran it; a guess is called one")
  func function() throws {
    let call = MessagePart.function {
      $0.arguments = recorded(#"{"a": "<1>"}"#)
      $0.result = recorded("sunny <")
      $0.span = 1
      $0.match = .arguments
    }
    let html = try ConversationSection(
      [Span("llm", 0, 10, kind: .chatModel), Span("run", 20, 955, kind: .tool)],
      [ConversationThread.Turn(0, answered: [.assistant(call)])]
    ).html()
    #expect(html.contains("<div class=\"tc\" id=\"c-1\">"))
    #expect(html.contains("ran in <a href=\"#s-run\">run</a> · 935<small>\u{2009}ns</small>"))
    #expect(html.contains("matched by name and arguments"))
    #expect(html.contains("&lt;1&gt;"))
    #expect(html.contains("sunny &lt;"))
  }

  @Test("A run that failed stands on red with what it raised")
  func failed() throws {
    let run = Span("run", 20, 30, kind: .tool).failed()
      .event("exception", at: 25, #"{"exception.type":"ValueError","exception.message":"no seat"}"#)
    let html = try ConversationSection(
      [Span("llm", 0, 10, kind: .chatModel), run],
      [ConversationThread.Turn(0, answered: [.assistant(.function { $0.span = 1 })])]
    ).html()
    #expect(html.contains("<dd class=\"bad\"><p><b>ValueError</b> no seat</p></dd>"))
    #expect(!html.contains("No result"))
  }

  @Test("A call that nobody answered says so")
  func unanswered() throws {
    let html = try answer(.function())
    #expect(html.contains("No result: nothing in this trace answered the call"))
    #expect(html.contains("– none recorded"))
  }

  @Test("A web search: queries, sources as links; what is no address stays text")
  func webSearch() throws {
    let html = try item(
      #"{"type":"web_search_call","id":"w","status":"completed","action":{"type":"search","query":"q <","#
        + #""sources":[{"url":"https://a.example/"},{"url":"javascript:1"}]}}"#
    )
    #expect(html.contains("<dt>Query</dt><dd>q &lt;</dd>"))
    #expect(html.contains("<a href=\"https://a.example/\" rel="))
    #expect(html.contains("<li>javascript:1</li>"))
    #expect(html.contains("ran at the provider"))
  }

  @Test("A file search: queries, and for each result file, score and text")
  func fileSearch() throws {
    let html = try item(
      #"{"type":"file_search_call","id":"f","queries":["a","b"],"results":[{"filename":"x.pdf","#
        + #""score":0.9132,"text":"two pieces"}]}"#
    )
    #expect(html.contains("<dt>Query</dt><dd><p>a</p><p>b</p></dd>"))
    #expect(html.contains("<p><b>x.pdf</b> <small>score 0.9132</small></p>"))
    #expect(html.contains("two pieces"))
  }

  @Test(
    "An action on a screen in words",
    arguments: [
      (#"{"type":"click","button":"left","x":156,"y":50,"keys":null}"#, "click at 156, 50"),
      (#"{"type":"click","button":"right","x":1,"y":2}"#, "right click at 1, 2"),
      (#"{"type":"double_click","x":1,"y":2}"#, "double click at 1, 2"),
      (#"{"type":"type","text":"<a>"}"#, "type “&lt;a&gt;”"),
      (#"{"type":"keypress","keys":["CTRL","L"]}"#, "press <kbd>CTRL</kbd> + <kbd>L</kbd>"),
      (#"{"type":"drag","path":[{"x":1,"y":2},{"x":3,"y":4}]}"#, "drag from 1, 2 to 3, 4"),
      (#"{"type":"scroll","scroll_x":0,"scroll_y":-300,"x":5,"y":6}"#, "scroll by 0, -300 at 5, 6"),
      (#"{"type":"move","x":1,"y":2}"#, "move to 1, 2"),
      (#"{"type":"screenshot"}"#, "take a screenshot"),
      (#"{"type":"wait"}"#, "wait"),
    ]
  )
  func action(_ action: String, _ words: String) throws {
    let html = try item(#"{"type":"computer_call","call_id":"c","action":\#(action)}"#)
    #expect(html.contains("<dt>Action</dt><dd>\(words)</dd>"))
    #expect(html.contains("No result: nothing in this trace answered the call"))
  }

  @Test("Safety checks: what was pending, and what a later request agreed to")
  func checks() throws {
    let call =
      #"{"type":"computer_call","call_id":"c","action":{"type":"wait"},"#
      + #""pending_safety_checks":[{"id":"s","code":"malicious","message":"beware"}]}"#
    let answer = #"{"acknowledged_safety_checks":[{"id":"s","code":"agreed"}]}"#
    let picture = #"{"type":"computer_screenshot","file_id":"file-9"}"#
    guard case .call(var checked)? = MessagePart.item(call, result: picture) else {
      Issue.record("no call")
      return
    }
    checked.answer = try JSONDocument(answer).root
    let html = try ConversationSection(
      [Span("a", 0, 9, kind: .chatModel)],
      [ConversationThread.Turn(0, answered: [.assistant(.call(checked))])]
    ).html()
    #expect(html.contains("<dt>Pending</dt><dd><p class=\"warn\">malicious</p>beware</dd>"))
    #expect(html.contains("<dt>Agreed</dt><dd><p class=\"ok\">agreed</p></dd>"))
    #expect(html.contains("at the provider, file-9"))
  }

  @Test("Code is shown as code, its log as it was printed")
  func code() throws {
    let html = try item(
      #"{"type":"code_interpreter_call","id":"i","code":"print(1 < 2)\nx","#
        + #""outputs":[{"type":"logs","logs":"True\n"}]}"#
    )
    #expect(html.contains("<dt>Code</dt><dd><pre>print(1 &lt; 2)\nx</pre></dd>"))
    #expect(html.contains("<dt>Output</dt><dd><pre>True\n</pre></dd>"))
  }

  @Test("A call of an MCP server: server, arguments, output, error")
  func mcp() throws {
    let fine = try item(
      #"{"type":"mcp_call","id":"m","name":"next","server_label":"time<","arguments":"{\"a\":1}","#
        + #""output":"{\"at\":\"14:22\"}","error":null}"#
    )
    #expect(fine.contains("<dt>Server</dt><dd>time&lt;</dd>"))
    #expect(fine.contains("<dt>Arguments</dt><dd><code>"))
    #expect(fine.contains("14:22") && !fine.contains("<dt>Error</dt>"))
    let broken = try item(
      #"{"type":"mcp_call","id":"m","name":"next","output":null,"error":"timed out"}"#
    )
    #expect(broken.contains("<dt>Error</dt><dd class=\"bad\">timed out</dd>"))
    #expect(!broken.contains("<dt>Output</dt>"))
  }

  @Test("The tools of an MCP server are a list")
  func tools() throws {
    let json = try #require(
      recorded(
        #"{"server_label":"t","tools":[{"name":"next","description":"Next <one>"},{"name":"b"}]}"#
      ).json
    )
    let html = try answer(.other(type: "mcp_list_tools", json))
    #expect(html.contains("Tools of the MCP server <code>t</code>"))
    #expect(html.contains("<li><b>next</b> Next &lt;one&gt;</li><li><b>b</b></li>"))
  }

  @Test("What is not known here is named, and its raw form left to the span")
  func unknown() throws {
    let json = try #require(recorded(#"{"type":"<new>"}"#).json)
    #expect(try answer(.other(type: "<new>", json)).contains("<code>&lt;new&gt;</code>"))
    let call = try item(#"{"type":"local_shell_call","call_id":"s","action":{"command":["ls"]}}"#)
    #expect(call.contains("<dt>Arguments</dt><dd><code>") && call.contains("ls"))
  }
}
