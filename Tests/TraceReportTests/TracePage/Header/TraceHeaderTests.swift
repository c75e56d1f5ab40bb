import Foundation
import Testing
import TraceModel

@testable import TraceReport

@Suite("The numbers and the origin of a trace")
struct TraceHeaderTests {
  /// What follows a label in a list of facts, as text; nil where the label is not there.
  private func fact(_ label: String, in page: String) -> String? {
    let parts = page.components(separatedBy: "<dt>\(label)</dt>")
    guard parts.count > 1, let cell = parts[1].components(separatedBy: "</div>").first else {
      return nil
    }
    return cell.replacingOccurrences(of: "</dd><dd", with: " <dd")
      .replacing(/<[^>]*>/) { _ in "" }.replacingOccurrences(of: "\u{2009}", with: " ")
  }

  private func model(_ items: String, tools: String = "[]") -> Span {
    Span("llm", 0, 10, kind: .chatModel)
      .inputs(#"{"input":"x","tools":\#(tools)}"#).outputs(#"{"output":[\#(items)]}"#)
  }

  private let asked = #"{"type":"function_call","call_id":"c","name":"f","arguments":"{}"}"#

  @Test("Tool calls are those that models asked for, with the time of the spans that ran them")
  func calls() throws {
    let second = asked.replacing(#""c""#, with: #""d""#)
    let page = try tracePage(
      Trace([
        model("\(asked),\(second)"), Span("a", 20, 50, kind: .tool).named("f"),
        Span("b", 60, 65, kind: .tool).named("f"), Span("c", 60, 99, kind: .tool).named("other"),
      ])
    )
    #expect(fact("Tool calls", in: page) == "2 35 ns")
    #expect(fact("Tool spans", in: page) == nil)
  }

  @Test("What no span ran, and what was offered in vain, is said")
  func contexts() throws {
    let search = #"{"type":"web_search_call","id":"w"}"#
    let tools = #"[{"type":"function","name":"g"}]"#
    let page = try tracePage(Trace([model(search, tools: tools)]))
    #expect(fact("Tool calls", in: page) == "1 1 at the provider · 1 offered, never called")
    #expect(fact("Tool calls", in: try tracePage(Trace([model(asked)]))) == "1")
    #expect(fact("Tool calls", in: try tracePage(Trace([Span("root")]))) == "0")
  }

  @Test("A trace without calls tells its spans of tools")
  func spans() throws {
    let page = try tracePage(
      Trace([Span("a", 0, 30, kind: .tool), Span("b", 0, nil, kind: .tool)])
    )
    #expect(fact("Tool spans", in: page) == "2 30 ns")
    #expect(fact("Tool calls", in: page) == nil)
  }

  @Test("The source is the program's file; the experiment leads to its traces")
  func origin() throws {
    let page = try tracePage(
      Trace([Span("root")]) {
        $0.experiment.name = "a & b"
        $0.metadata = [TextPair(key: "mlflow.source.name", value: "/srv/lab/drive.py")]
      }
    )
    #expect(fact("Source", in: page) == "drive.py")
    #expect(page.contains("<a href=\"../index.html#experiment=a%20%26%20b\">a &amp; b</a>"))
    #expect(fact("Source", in: try tracePage(Trace([Span("root")]))) == nil)
  }

  @Test("A trace that runs says how much of it is done, one without a duration that it has none")
  func unfinished() throws {
    let open = Span("root", 0, nil)
    let page = try tracePage(
      Trace([open, Span("a", below: "root", 0, 5)]) { $0.state = .inProgress }
    )
    #expect(page.contains("<h2>Still running: 1 finished span so far</h2>"))
    #expect(!page.contains("Where the") && !page.contains("class=\"share\""))
    #expect(try tracePage(Trace([open])).contains("<h2>Duration unknown: 0 finished spans</h2>"))
    #expect(try tracePage(Trace([Span("root", 0, 5)])).contains("Where the 5\u{2009}ns went"))
  }

  @Test("What MLflow keeps for itself is folded, and an empty value is a dash")
  func metadata() throws {
    let page = try tracePage(
      Trace([Span("root")]) {
        $0.metadata = [
          TextPair(key: "team", value: ""), TextPair(key: "mlflow.a", value: "1"),
          TextPair(key: "mlflow.b", value: "<2>"),
        ]
      }
    )
    #expect(page.contains("<dt>team</dt><dd><span class=\"no\">–</span></dd>"))
    let fold = "<summary>MLflow’s own <span class=\"o\">2</span></summary><dl class=\"kv\">"
    #expect(page.contains(fold + "<div><dt>mlflow.a</dt><dd>1</dd></div>"))
    #expect(page.contains("<dd>&lt;2&gt;</dd>"))
  }
}
