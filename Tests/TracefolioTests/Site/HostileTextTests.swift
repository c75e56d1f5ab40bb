import Foundation
import Testing

@Suite("Hostile text of a trace")
struct HostileTextTests {
  private func page(_ trace: String) async throws -> String {
    try await BuiltSite.whole.value.text("traces/\(trace).html")
  }

  @Test("Markup is shown as it was typed")
  func markup() async throws {
    let page = try await page(FixtureTrace.hostileMarkup)
    // In a text a quotation mark may stand as it is, in JSON with a backslash.
    let text = page.replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      .replacing("\\\"", with: "\"")
    let shown = [
      "&lt;script&gt;alert('xss')&lt;/script&gt;",
      "&lt;img src=x onerror=\"alert(1)\"&gt;",
      "&lt;/textarea&gt;&lt;/script&gt;&lt;script&gt;alert(2)&lt;/script&gt;",
      "&lt;iframe src=\"https://evil.example\"&gt;&lt;/iframe&gt;",
      "&lt;style&gt;body{display:none}&lt;/style&gt;",
      "&lt;a href=\"javascript:alert(3)\" onclick=\"alert(4)\"&gt;x&lt;/a&gt;",
      "&lt;svg/onload=alert(5)&gt; {{7*7}} ${7*7} &lt;!-- comment --&gt; ]]&gt;",
    ]
    #expect(shown.filter { !text.contains($0) } == [])
    let raw = ["<script>", "<iframe", "<style", "<svg/", "<textarea", "</textarea", "<!-- comment"]
    #expect(raw.filter { page.contains($0) } == [])
  }

  @Test("Of its links at most those to pages elsewhere can be followed, and no picture is loaded")
  func links() async throws {
    let page = try await page(FixtureTrace.hostileMarkup)
    let links = HTMLTags.all(in: Data(page.utf8)).compactMap { $0.value("href") }
    let elsewhere = Set(links.filter { $0.contains(":") })
    #expect(elsewhere.isSubset(of: ["https://example.org/", "http://evil.example/x.png"]))
    #expect(!HTMLTags.all(in: Data(page.utf8)).contains { $0.name == "img" })
  }

  @Test("Control characters are shown as pictures, or by their number")
  func controls() async throws {
    let page = try await page(FixtureTrace.terminalControls)
    let shown = [
      "␛[1m␛[32mPASS␛[0m 12 tests", "␛]8;;http://evil.example␇link␛]8;;␇", "nul:␀ bell:␇",
      "vt:␋ ff:␌ del:␡ c1:‹U+0085›", "bom:‹U+FEFF› end",
    ]
    #expect(shown.filter { !page.contains($0) } == [])
    let hidden: Set<UInt32> = [0x1B, 0x07, 0x00, 0x7F, 0x85, 0x2028, 0x2029, 0xFEFF]
    #expect(!page.unicodeScalars.contains { hidden.contains($0.value) })
  }

  @Test("A waterfall in the terminal and the overview hold them no more")
  func elsewhere() async throws {
    let shown = try await Tool.run(["show", Repository.fixture, FixtureTrace.terminalControls])
    #expect(shown.status == 0)
    #expect(!shown.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    let overview = try await BuiltSite.whole.value.text("index.html")
    #expect(!overview.contains("<script>"))
    #expect(!overview.contains("\u{1B}"))
  }
}
