import Testing
import TraceModel

@testable import TraceAnalysis
@testable import TraceReport

@Suite("Who speaks in a conversation of several agents")
struct ConversationAgentTests {
  private let spans = [
    Span("root", kind: .agent), Span("triage", below: "root", kind: .agent).named("Tri<age>"),
    Span("Unknown", below: "triage"), Span("a", below: "Unknown", kind: .chatModel),
    Span("check", below: "root"), Span("b", below: "check", kind: .chatModel),
    Span("c", below: "root", kind: .chatModel),
  ]

  private func html(_ span: Int, threads: Int = 1) throws -> String {
    let turn = ConversationThread.Turn(
      span,
      asked: [.user("x")],
      answered: [.assistant(.said("y"))]
    )
    return try ConversationSection(spans, Array(repeating: turn, count: threads)).html()
  }

  @Test("An answer names its agent, unless that is the root; a question names none")
  func answers() throws {
    #expect(try html(3).contains("<b>Assistant <small>Tri&lt;age&gt;</small></b>"))
    #expect(try html(3).contains("<b>User</b>"))
    #expect(try html(5).contains("<b>Assistant</b>"))
    #expect(try html(6).contains("<b>Assistant</b>"))
  }

  @Test("A thread is named after its agent, else after the span that it is a part of")
  func threads() throws {
    #expect(try html(3, threads: 2).contains("<p class=\"as\">Thread 2 · Tri&lt;age&gt;</p>"))
    #expect(try html(5, threads: 2).contains("<p class=\"as\">Thread 2 · check</p>"))
    #expect(try html(6, threads: 2).contains("<p class=\"as\">Thread 2</p>"))
  }

  @Test(
    "A handoff reads as one where the answer names the agent",
    arguments: [
      ("transfer_to_b", #"{"assistant":"B <agent>"}"#, true),
      ("transfer_to_b", #""{\"assistant\":\"B <agent>\"}""#, true),
      ("transfer_to_b", #"{"ok":true}"#, false), ("transfer_to_b", "text", false),
      ("find", #"{"assistant":"B <agent>"}"#, false),
    ]
  )
  func handoff(_ name: String, _ result: String, _ isHandoff: Bool) throws {
    let html = try answer(
      .function {
        $0.name = name
        $0.result = recorded(result)
      }
    )
    let title = "<b>Handoff to B &lt;agent&gt;</b> <small>\(name)</small>"
    #expect(html.contains(isHandoff ? title : "<b>\(name)</b>"))
  }
}
