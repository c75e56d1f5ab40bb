import Testing

@Suite("The tool calls of a recorded trace")
struct ToolCallPageTests {
  private func page(_ trace: String) async throws -> String {
    try await BuiltSite.whole.value.text("traces/\(trace).html")
  }

  private func rows(_ trace: String) async throws -> [[String]] {
    try await Array(PageTable.rows(of: "t", in: page(trace)).dropFirst())
  }

  @Test("An agent's calls: who asked, with what, what came back, who ran it, how it was found")
  func agent() async throws {
    let rows = try await rows(FixtureTrace.bookingAgent)
    try #require(rows.map(\.count) == [7, 7])
    #expect(Array(rows[0][0...1]) == ["find_seats function", "Completions 1"])
    #expect(rows[0][2].contains("1204") && rows[0][2].contains("李雷"))
    #expect(rows[0][3] == #"{"free": ["12A", "12B"], "class": "second"}"#)
    #expect(
      Array(rows[0][4...]) == ["✓ OK", "find_seats matched by name and order", "935 µs"]
    )
    #expect(
      rows[1] == [
        "book_seats function", "Completions 2", #"{"train": 1204, "seats": ["12A", "12B"]}"#,
        #"{"reference": "QX7-114", "seats": ["12A", "12B"]}"#, "✓ OK",
        "book_seats matched by name and arguments", "283 µs",
      ]
    )
  }

  @Test("What was offered in vain is told with its schema")
  func uncalled() async throws {
    let text = PageTable.text(of: "t", in: try await page(FixtureTrace.bookingAgent))
    #expect(text.contains("Offered but never called: cancel_booking "))
    #expect(text.contains("first offered in Completions 1"))
    #expect(text.contains("Description Cancel Parameters {"))
    #expect(text.contains(#""reference": {"type": "string"}"#))
    #expect(text.contains(#""required": ["reference"]"#))
  }

  @Test(
    "Built-in tools: what they were asked and what the response has of their results",
    arguments: [
      (
        "tr-227c01785769fe9ad425e641727a2b64", "next_departure mcp", #"{"station":"Coimbra-B"}"#,
        #"{"train":"IC 523","at":"14:22"}"#, "at the provider"
      ),
      (
        "tr-85e036fd777aa2e44a89c2d1e2d5dce3", "code_interpreter",
        "fares = [24.5, 31.2, 18.9] print(sum(fares) / len(fares))",
        #"[{"logs":"24.866666666666664\n","type":"logs"}]"#, "at the provider"
      ),
      (
        "tr-96717536c959608f0709394517ebc370", "computer",
        #"{"button": "left", "type": "click", "x": 156, "y": 50, "keys": null}"#,
        "computer_screenshot", "no span; answered by id in a later request"
      ),
      (
        "tr-b1b4b887f923c336b496e97b20e09a14", "web_search", "Lisbon Porto rail reopening",
        "kept by the provider", "at the provider"
      ),
      (
        "tr-a07de4469b9cc3bd41fc444b84754c0d", "file_search",
        #"["luggage allowance", "bicycle"]"#, "handbook_2026.pdf", "at the provider"
      ),
      ("tr-0e4f70ab64954ddffaec219cc9f25efb", "image_generation", "–", "", "at the provider"),
    ]
  )
  func builtIn(
    _ trace: String,
    _ tool: String,
    _ arguments: String,
    _ result: String,
    _ ran: String
  ) async throws {
    let row = try #require(try await rows(trace).first)
    #expect(row[0] == tool)
    #expect(row[2].contains(arguments))
    #expect(result.isEmpty || row[3].contains(result))
    #expect(row[4] == "completed")
    #expect(row[5] == ran)
    let page = try await page(trace)
    #expect(!page.contains("Offered but never called"))
  }

  @Test("The Agents SDK's two records of a call are one, with both spans that have it")
  func agentsSDK() async throws {
    let rows = try await rows("tr-4b80e6f646ea3c396d768770f149df21")
    #expect(
      rows == [
        [
          "lookup_fare function", "Response 1, AsyncResponses 1",
          #"{"origin":"Lisbon","destination":"Porto"}"#, "Lisbon-Porto: 24.50 EUR", "✓ OK",
          "lookup_fare matched by name and arguments", "3.27 ms",
        ]
      ]
    )
  }

  @Test("A tool that failed says with what, in place of a result")
  func failed() async throws {
    let rows = try await rows("tr-83eedc84083647a0293bef5f4087ef1e")
    #expect(rows.map { $0[3] } == ["no result Error running tool"])
    #expect(rows.map { $0[4] } == ["✕ Error"])
  }

  @Test("Calls that nothing answers are marked and counted")
  func unanswered() async throws {
    let trace = "tr-dcf2e489483267f6b47c796fe1f0f343"
    let rows = try await rows(trace)
    #expect(
      rows.map { Array($0[2...5]) } == [
        [#"{"city": "Tokyo", "unit": "celsius"}"#, "no result", "–", "–"],
        [#"{"city": "Paris", "unit": "celsius"}"#, "no result", "–", "–"],
      ]
    )
    let page = try await page(trace)
    #expect(page.contains("<span class=\"warn\">2 calls without a result</span>"))
    #expect(page.contains("<span class=\"warn\">no result</span>"))
  }

  @Test("Offered tools alone make a section, too: a handoff that was not taken")
  func offeredOnly() async throws {
    let page = try await page("tr-6f525db6c071a440ef29c5f733a5b607")
    let text = PageTable.text(of: "t", in: page)
    #expect(text.contains("No model asked for a tool."))
    #expect(text.contains("Offered but never called: transfer_to_portuguese_agent"))
    #expect(text.contains("Handoff to the Portuguese agent agent to handle the request."))
    #expect(page.contains("<a href=\"#t\">Tool calls <span class=\"o\">0</span></a>"))
  }

  @Test("A trace without tools has no such section and no link to one")
  func none() async throws {
    let page = try await page(FixtureTrace.streamWithUsage)
    try #require(page.contains("<section id=\"spans\">"))
    #expect(!page.contains("id=\"t\"") && !page.contains("href=\"#t\""))
  }
}
