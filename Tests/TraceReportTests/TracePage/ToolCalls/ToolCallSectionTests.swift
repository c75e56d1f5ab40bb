import Foundation
import Testing
import TraceModel

@testable import TraceReport

@Suite("All tool calls on a page")
struct ToolCallSectionTests {
  /// The page's tool calls; empty where it has none.
  private func section(_ spans: Span...) throws -> String {
    let page = try tracePage(Trace(spans))
    _ = try HTMLTags(page)
    guard let start = page.range(of: "<section id=\"t\">") else { return "" }
    let rest = page[start.lowerBound...]
    return String(rest.prefix(upTo: try #require(rest.range(of: "</section>")).lowerBound))
  }

  private func model(_ id: String = "llm", output items: String) -> Span {
    Span(id, 0, 10, kind: .chatModel).outputs(#"{"output":[\#(items)]}"#)
  }

  @Test("A run that failed has no result but its exception")
  func failed() throws {
    let html = try section(
      model(output: #"{"type":"function_call","call_id":"c1","name":"f","arguments":"{}"}"#),
      Span("run", 20, 30, kind: .tool).named("f").failed().event(
        "exception",
        at: 25,
        #"{"exception.type":"ValueError","exception.message":"no <seat>"}"#
      )
    )
    #expect(html.contains("<span class=\"warn\">no result</span> ValueError no &lt;seat&gt;</td>"))
    #expect(html.contains("1 call without a result"))
    #expect(html.contains("<a href=\"#s-run\">f</a>"))
  }

  @Test("What runs at the provider is not missed, what a client runs is")
  func provider() throws {
    let search = try section(model(output: #"{"type":"web_search_call","id":"w"}"#))
    #expect(search.contains("kept by the provider") && !search.contains("no result"))
    #expect(search.contains("<span class=\"sub\">answered</span>"))
    let shell = try section(model(output: #"{"type":"local_shell_call","call_id":"s"}"#))
    #expect(shell.contains("no result") && !shell.contains("at the provider"))
  }

  @Test("Texts of a trace are text, in calls and in offers")
  func hostile() throws {
    let name = #"</td><script>"#
    let span = model(
      output:
        #"{"type":"function_call","call_id":"\u0000","name":"\#(name)","arguments":"<i>","status":"<s>"}"#
    ).inputs(#"{"tools":[{"type":"<x>","y":"</pre>"},{"type":"function","name":"<u>"}]}"#)
    let html = try section(span)
    #expect(html.contains("&lt;/td&gt;&lt;script&gt;"))
    #expect(html.contains("<code>&lt;i&gt;</code>"))
    #expect(html.contains("&lt;s&gt;"))
    #expect(html.contains("Offered but never called: &lt;x&gt;, &lt;u&gt;</summary>"))
  }

  @Test("Of many tools that nobody called six are named, and all are told")
  func many() throws {
    let tools = (1...8).map { #"{"type":"function","name":"f\#($0)"}"# }.joined(separator: ",")
    let html = try section(
      Span("llm", kind: .chatModel).inputs(#"{"tools":[\#(tools)]}"#).outputs("{}")
    )
    #expect(html.contains("never called: f1, f2, f3, f4, f5, f6 and 2 more tools</summary>"))
    #expect(html.contains("<strong>f8</strong>"))
    #expect(html.contains("No model asked for a tool."))
  }

  @Test("Without calls and offers there is none")
  func none() throws {
    #expect(try section(Span("r"), Span("llm", kind: .chatModel).outputs("7")).isEmpty)
  }
}
