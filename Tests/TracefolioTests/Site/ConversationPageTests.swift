import Foundation
import Testing

@Suite("The conversation of a recorded trace")
struct ConversationPageTests {
  private func page(_ trace: String) async throws -> String {
    try await BuiltSite.whole.value.text("traces/\(trace).html")
  }

  private func rows(_ trace: String) async throws -> [String] {
    let section = PageTable.content(of: "c", in: try await page(trace))
    return Array(section.components(separatedBy: "\n<li")[1...])
  }

  @Test("An agent's three model calls: each message once, the calls with their results")
  func agent() async throws {
    let rows = try await rows(FixtureTrace.bookingAgent)
    try #require(rows.count == 5)
    #expect(rows[0].contains("<span>System</span>") && rows[0].contains("You book trains."))
    #expect(rows[1].contains("Please book train 1204 for Ana and Lei on 4 May."))
    #expect(rows[2].contains("Let me check the seats first."))
    #expect(rows[2].contains("find_seats") && rows[2].contains("12B"))
    #expect(rows[3].contains("book_seats") && rows[3].contains("QX7-114"))
    #expect(rows[4].contains("Booked seats <strong>12A</strong> and <strong>12B</strong>"))
  }

  @Test("The table of tool calls leads to the boxes, the spans to their turns")
  func links() async throws {
    let page = try await page(FixtureTrace.bookingAgent)
    #expect(
      PageTable.content(of: "t", in: page).contains("<a href=\"#c-2\"><span class=\"nm\">book_")
    )
    #expect(page.contains("<div class=\"tc\" id=\"c-2\">"))
    let lines = page.matches(of: /<p class="said">(.*?)<\/p>/).map { String($0.output.1) }
    let plain = lines.map { $0.replacing(/<[^>]*>/) { _ in "" } }
    // The second request has four messages and the third six, all shown: the results under their calls.
    #expect(
      plain == [
        "Conversation: 3 new messages", "Conversation: 1 new message after 4 shown above",
        "Conversation: 1 new message after 6 shown above",
      ]
    )
    #expect(page.contains("<a href=\"#c\">Conversation <span class=\"o\">5</span></a>"))
  }

  @Test(
    "What a reader must find",
    arguments: [
      (
        "tr-b1b4b887f923c336b496e97b20e09a14", ["Lisbon Porto rail reopening", "CP service notice"]
      ),
      ("tr-a07de4469b9cc3bd41fc444b84754c0d", ["bicycle", "handbook_2026.pdf score 0.9132"]),
      (
        "tr-96717536c959608f0709394517ebc370",
        [
          "click at 156, 50", "type “Lisboa Oriente”", "I should click the Search box first.",
          "Pending malicious_instructions We've detected", "Agreed malicious_instructions",
        ]
      ),
      ("tr-85e036fd777aa2e44a89c2d1e2d5dce3", ["print(sum(fares)", "24.866666666666664"]),
      (
        "tr-227c01785769fe9ad425e641727a2b64",
        ["Tools of the MCP server timetable", "Next departure of a station", "IC 523"]
      ),
      ("tr-ce960573fe0c81c35c1a24cb4d791b2b", ["Refusal I'm sorry, but I can't help"]),
      ("tr-8ce099f0fb26ba4a00a2c03fc3173174", ["Choice 2", "The long way is the scenic way."]),
      ("tr-4b3ef8461738d62c3b42a73e6adbc140", ["Stopped by length"]),
      ("tr-a4b74bc5a1ade64fc8a8592c4d8bebb0", ["Stopped by the content filter"]),
      ("tr-fd407409129801b5cb828192f9842336", ["Failed: InternalServerError Error code: 500"]),
      ("tr-83eedc84083647a0293bef5f4087ef1e", ["Result Error running tool"]),
      ("tr-8a1ce73fba775da29af04c56304d330a", ["2 threads", "Guard: is this about homework?"]),
      ("tr-6a700b4d2162d0509f474580e461cf69", [#""destination": "Évora""#]),
      ("tr-de26bcf14fb3938fada6c47d5288d4e9", [#"{"city":"Paris"}"#, "No result: nothing"]),
    ]
  )
  func texts(_ trace: String, _ texts: [String]) async throws {
    let text = PageTable.text(of: "c", in: try await page(trace))
    for expected in texts { #expect(text.contains(expected)) }
  }

  @Test("Pictures and sounds are files of the site, an address is a text that leads there")
  func media() async throws {
    let sound = PageTable.content(
      of: "c",
      in: try await page("tr-e9a7c64c64c6dd9fdae6b10dfc73621d")
    )
    #expect(sound.contains("<audio controls preload=\"none\" src=\"../attachments/"))
    #expect(sound.contains("<a href=\"https://img.example.org/a.png\" rel="))
    #expect(!sound.contains("<img"))
    let screens = PageTable.content(
      of: "c",
      in: try await page("tr-96717536c959608f0709394517ebc370")
    )
    #expect(
      screens.matches(of: /<img loading="lazy" alt="[^"]+" src="\.\.\/attachments\//).count == 3
    )
  }
}
