import Foundation
import Testing

/// Texts are those of the programs that made the fixture; times and parents are read from its store.
@Suite("What a reader finds of a run of the Agents SDK")
struct AgentRowTests {
  private func page(_ program: String, _ place: Int = 0) async throws -> String {
    let trace = try RecordedStore.trace(of: program, place)
    return try await BuiltSite.whole.value.text("traces/\(trace).html")
  }

  private static func fare(_ clerk: String) -> [SpokenRow] {
    [
      ("System", ["You quote fares."]), ("User", ["agents: fare to Porto, please"]),
      (
        "Assistant \(clerk)",
        [
          "lookup_fare ✓ OK", "ran in lookup_fare",
          #"Arguments {"origin":"Lisbon","destination":"Porto"} Result Lisbon-Porto: 24.50 EUR"#,
        ]
      ),
      ("Assistant \(clerk)", ["The fare from Lisbon to Porto is 24.50 EUR."]),
    ]
  }
  private static let reimbursement = "agents: quero um reembolso"
  private static let algebra = "agents: solve this algebra: 2x = 6"

  static let runs: [SpokenRows] = [
    SpokenRows(program: "agents_function_tool", spoken: fare("Fare clerk")),
    SpokenRows(program: "agents_sync_chatcompletions", spoken: fare("Fare clerk (chat)")),
    SpokenRows(
      program: "agents_handoff",
      spoken: [
        ("System", ["Hand off by language."]), ("User", [reimbursement]),
        (
          "Assistant Triage agent",
          ["You said: “agents: quero um reembolso”. Here is a short, helpful answer."]
        ),
      ]
    ),
    // The program ran twice; the second time the model handed over.
    SpokenRows(
      program: "agents_handoff",
      place: 1,
      spoken: [
        ("System", ["Hand off by language."]), ("User", [reimbursement]),
        (
          "Assistant Triage agent",
          [
            "Handoff to Portuguese agent transfer_to_portuguese_agent", "answered by id, no span",
            #"Arguments {} Result {"assistant": "Portuguese agent"}"#,
          ]
        ),
        ("System", ["Responde em português."]),
        ("Assistant Portuguese agent", ["Claro! O reembolso chega em 5 dias úteis."]),
      ]
    ),
    SpokenRows(
      program: "agents_guardrail",
      spoken: [
        ("System", ["Help."]), ("User", [algebra]), ("Assistant Support", ["x = 3"]),
        ("", ["Thread 2 · Guardrail check"]),
        ("System", ["Guard: is this about homework?"]), ("User", [algebra]),
        (
          "Assistant Guardrail check",
          [#"{"is_homework": true, "reasoning": "The user asks to solve an equation."}"#]
        ),
      ]
    ),
    SpokenRows(
      program: "agents_streamed",
      spoken: [
        ("System", ["Tell stories."]), ("User", ["agents: tell me a story"]),
        (
          "Assistant Storyteller",
          [
            "Once upon a time a night train forgot its timetable and every passenger arrived"
              + " exactly when they needed to."
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "agents_tool_error",
      spoken: [
        ("System", ["You quote fares."]), ("User", ["agents: fare to Porto, please"]),
        (
          "Assistant Fare clerk",
          [
            "lookup_fare ✕ Error", #"Arguments {"origin":"Lisbon","destination":"Porto"}"#,
            "Result Error running tool",
          ]
        ),
      ]
    ),
  ]

  @Test("Who said what, and which tool gave what", arguments: runs)
  func said(rows: SpokenRows) async throws {
    expect(try await rows.conversation(), toSay: rows.spoken)
  }

  /// Names of the spans in the order of the tree, as the store's parents and starts make it.
  static let paths: [(program: String, place: Int, names: [String])] = [
    (
      "agents_function_tool", 0,
      [
        "AgentRunner.run", "Agent workflow", "Fare clerk", "Unknown", "Response", "AsyncResponses",
        "lookup_fare", "Unknown", "Response", "AsyncResponses",
      ]
    ),
    (
      "agents_handoff", 1,
      [
        "AgentRunner.run", "Agent workflow", "Triage agent", "Unknown", "Response",
        "AsyncResponses", "Handoff", "Portuguese agent", "Unknown", "Response", "AsyncResponses",
      ]
    ),
    (
      "agents_guardrail", 0,
      [
        "AgentRunner.run", "Agent workflow", "Support", "Unknown", "homework_guardrail",
        "AgentRunner.run", "Agent workflow", "Guardrail check", "Unknown", "Response",
        "AsyncResponses", "Response", "AsyncResponses",
      ]
    ),
    (
      "agents_streamed", 0,
      [
        "AgentRunner.run_streamed", "Agent workflow", "Storyteller", "Unknown", "Response",
        "AsyncResponses",
      ]
    ),
    (
      "agents_tool_error", 0,
      [
        "AgentRunner.run", "Agent workflow", "Fare clerk", "Unknown", "Response", "AsyncResponses",
        "lookup_fare",
      ]
    ),
  ]

  @Test("The run's path from agent to agent, in the waterfall and in the spans", arguments: paths)
  func path(program: String, place: Int, names: [String]) async throws {
    let page = try await page(program, place)
    let waterfall = PageTable.content(of: "w", in: page)
    let rows = waterfall.matches(of: /<span class="nm">(.*?)<\/span>/).map { String($0.1) }
    #expect(rows == names)
    let titles = page.matches(of: /<h3>(.*?)<\/h3>/).map { PlainText.of(String($0.1)) }
      .prefix(names.count)
    for (title, name) in zip(titles, names) { #expect(title.contains(" \(name) ")) }
  }

  @Test("A handoff says from whom to whom")
  func handoff() async throws {
    let page = try await page("agents_handoff", 1)
    let waterfall = PlainText.of(PageTable.content(of: "w", in: page))
    #expect(waterfall.contains("Handoff Triage agent → Portuguese agent "))
    let span = SpanArticle.text(named: "Handoff", in: page)
    #expect(span.contains(#"Input {"from_agent": "Triage agent"}"#))
    #expect(span.contains(#"Output {"to_agent": "Portuguese agent"}"#))
  }

  @Test("A tool that was only offered was not called")
  func offered() async throws {
    let page = try await page("agents_handoff")
    let tools = PageTable.text(of: "t", in: page)
    #expect(tools.contains("No model asked for a tool."))
    #expect(tools.contains("Offered but never called: transfer_to_portuguese_agent"))
    #expect(tools.contains("Handoff to the Portuguese agent agent to handle the request."))
    #expect(!PageTable.text(of: "c", in: page).contains("transfer_to_portuguese_agent"))
  }

  @Test("A tripped guardrail: which, over what, and that the run ended by it")
  func guardrail() async throws {
    let page = try await page("agents_guardrail")
    let end = try #require(page.range(of: "<section id=\"w\""))
    let head = PlainText.of(String(page[..<end.lowerBound]))
    #expect(head.contains("Failed in AgentRunner.run 1 InputGuardrailTripwireTriggered"))
    #expect(head.contains("Guardrail InputGuardrail triggered tripwire"))
    let waterfall = PlainText.of(PageTable.content(of: "w", in: page))
    #expect(waterfall.contains("homework_guardrail triggered "))
    let check = SpanArticle.text(named: "homework_guardrail", in: page)
    #expect(check.contains(#"Output {"triggered": true}"#))
    #expect(check.hasPrefix("G") && check.contains("Guardrail"))
    let result = SpanArticle.text(named: "Response", in: page)
    #expect(result.contains("is_homework"))
  }

  @Test("Both spans of a model call are there, its tokens are counted once")
  func once() async throws {
    let rows = PageTable.rows(of: "k", in: try await page("agents_sync_chatcompletions"))
    try #require(rows.count == 7)
    #expect(
      rows[1...4].map { $0[0] } == [
        "Generation 1", "AsyncCompletions 1", "Generation 2", "AsyncCompletions 2",
      ]
    )
    #expect(
      rows[1...4].map { $0.last } == [
        "yes", "included in Generation 1", "yes", "included in Generation 2",
      ]
    )
    // 96 + 113, 18 + 12; the store states the same.
    #expect(Array(rows[5][2...4]) == ["209", "30", "239"])
    #expect(Array(rows[6][2...4]) == ["209", "30", "239"])
  }

  @Test("A tool that failed: its error where the model asked, the chain of exceptions in the spans")
  func toolError() async throws {
    let page = try await page("agents_tool_error")
    let calls = PageTable.rows(of: "t", in: page)
    try #require(calls.count == 2)
    #expect(calls[1][2] == #"{"origin":"Lisbon","destination":"Porto"}"#)
    #expect(calls[1][3].contains("no result") && calls[1][4] == "✕ Error")
    let run = SpanArticle.text(named: "AgentRunner.run", in: page)
    #expect(run.contains("UserError Error running tool lookup_fare: fare database offline"))
  }
}
