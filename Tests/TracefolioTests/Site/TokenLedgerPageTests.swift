import Testing

@Suite("The token ledger of a recorded trace")
struct TokenLedgerPageTests {
  private func rows(_ trace: String) async throws -> [[String]] {
    PageTable.rows(of: "k", in: try await BuiltSite.whole.value.text("traces/\(trace).html"))
  }

  @Test("An agent's three calls are counted, and are what the store states")
  func agent() async throws {
    let rows = try await rows(FixtureTrace.bookingAgent)
    #expect(
      rows == [
        ["Span", "Model", "Input", "Output", "Total", "Cached", "Reasoning", "Cost", "Counted"],
        ["Completions 1", "gpt-4o", "178", "79", "257", "0", "0", "$0.00124", "yes"],
        ["Completions 2", "gpt-4o", "216", "21", "237", "0", "0", "$0.000750", "yes"],
        ["Completions 3", "gpt-4o", "251", "26", "277", "0", "0", "$0.000888", "yes"],
        ["Counted", "", "645", "126", "771", "0", "0", "$0.00287", "3 of 3 spans"],
        ["Stated by the store", "", "645", "126", "771", "0", "–", "$0.00287", "✓ equal"],
      ]
    )
  }

  @Test("A call that the Agents SDK records twice counts once; the store's cost is the last call's")
  func agentsSDK() async throws {
    let rows = try await rows("tr-bb66bbe85085b89f0f7e81d22640294a")
    #expect(
      rows.dropFirst().map { [$0[0], $0[4], $0[8], $0[9]] } == [
        ["Generation 1", "114", "$0.0000252", "yes"],
        ["AsyncCompletions 1", "114", "$0.0000252", "included in Generation 1"],
        ["Generation 2", "125", "$0.0000241", "yes"],
        ["AsyncCompletions 2", "125", "$0.0000241", "included in Generation 2"],
        ["Counted", "239", "$0.0000493", "2 of 4 spans"],
        ["Stated by the store", "239", "$0.0000241", "cost differs by $0.0000252"],
      ]
    )
  }

  @Test("Cached and reasoning tokens have their columns, and it is said what they are parts of")
  func parts() async throws {
    let trace = "tr-0045b4a01f5142452271eb7e60467896"
    let rows = try await rows(trace)
    #expect(
      rows.dropFirst().map { Array($0[2...6]) } == [
        ["2 310", "931", "3 241", "2 048", "896"], ["2 310", "931", "3 241", "2 048", "896"],
        ["2 310", "931", "3 241", "2 048", "–"],
      ]
    )
    let page = try await BuiltSite.whole.value.text("traces/\(trace).html")
    #expect(
      PageTable.text(of: "k", in: page).hasPrefix(
        "Tokens input includes cached tokens, output reasoning tokens (OpenAI convention)"
      )
    )
  }

  @Test("A stream without usage says so, and what to do about it")
  func streamWithoutUsage() async throws {
    let site = try await BuiltSite.whole.value
    let page = site.text("traces/tr-21cf8100ec17abefb9b312068d4275dd.html")
    let cure = #"ask for them with stream_options={"include_usage": True}."#
    #expect(
      PageTable.text(of: "k", in: page)
        == "Tokens Completions: The stream's tokens are unknown: \(cure)"
    )
    #expect(page.contains("<a href=\"#k\">Tokens <span class=\"o\"><span class=\"no\">–</span>"))
  }

  @Test("In every trace the totals that the store states stand below those that were counted")
  func allStated() async throws {
    let store = try Database(Repository.path(Repository.fixture))
    let stated = try store.texts(
      "SELECT request_id || ' ' || total_tokens FROM trace_info WHERE total_tokens IS NOT NULL"
    )
    try #require(stated.count > 50)
    for line in stated {
      let words = line.split(separator: " ").map { String($0) }
      let rows = try await rows(words[0])
      let total = try #require(rows.first?.firstIndex(of: "Total"))
      let lower = rows.suffix(2).map { $0[total].filter { $0 != " " } }
      #expect(lower == [words[1], words[1]], "\(words[0])")
      #expect(rows.last?.first == "Stated by the store")
    }
  }

  @Test("A trace without tokens has no ledger and no link to one")
  func none() async throws {
    let page = try await BuiltSite.whole.value.text("traces/\(FixtureTrace.damaged).html")
    try #require(page.contains("<section id=\"spans\">"))
    #expect(!page.contains("id=\"k\"") && !page.contains("href=\"#k\""))
  }
}
