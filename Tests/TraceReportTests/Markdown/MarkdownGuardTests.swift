import JSONBytes
import Testing

@testable import TraceReport

@Suite("Texts that are not read as Markdown") struct MarkdownGuardTests {
  @Test(
    "Texts that libcmark is slow with are shown as they are",
    arguments: [
      (String(repeating: "a", count: 64 << 10), .rendered),
      (String(repeating: "a", count: 64 << 10 + 1), .plain(.tooLong)),
      (String(repeating: "[", count: 2000), .rendered),
      (String(repeating: "[", count: 2001), .plain(.tooManyBrackets)),
      (String(repeating: "![[]()", count: 5000), .plain(.tooManyBrackets)),
      (String(repeating: "> ", count: 60) + "a", .rendered),
      (String(repeating: ">", count: 101), .plain(.tooDeep)),
      (
        "a\n" + String(repeating: "- ", count: 16000) + "x" + String(repeating: "\n", count: 32000),
        .plain(.tooDeep)
      ),
      (String(repeating: "1. ", count: 101) + "x", .plain(.tooDeep)),
      (String(repeating: "- ", count: 90) + String(repeating: "\n", count: 6000), .plain(.tooDeep)),
      (String(repeating: "- ", count: 90) + String(repeating: "\n", count: 5000), .rendered),
      (String(repeating: " ", count: 203) + "x", .plain(.tooDeep)),
      (String(repeating: " ", count: 5000) + "\nx", .rendered),
      (String(repeating: "-", count: 5000), .rendered),
      (
        "[a]: " + String(repeating: "b", count: 2000) + "\n\n"
          + String(repeating: "[a]", count: 1000), .plain(.tooRepetitive)
      ),
      (
        "[a]: " + String(repeating: "b", count: 500) + "\n\n"
          + String(repeating: "[a]", count: 1000), .rendered
      ),
    ] as [(String, MarkdownOutcome)]
  )
  func guards(text: String, expected: MarkdownOutcome) {
    let clock = ContinuousClock()
    let start = clock.now
    #expect(markdown(Array(text.utf8)).outcome == expected)
    #expect(clock.now - start < .seconds(2))
  }

  @Test(
    "No use of the extensions makes a text slow, or the page many times as long",
    arguments: [
      ("|a|b|\n|-|-|\n", "|1|2|\n"), ("|a|b|\n|-|-|\n", "|*|`|\n"), ("|a|\n|-|\n", "|"),
      (String(repeating: "|a", count: 6000) + "\n" + String(repeating: "|-", count: 6000), "\na"),
      ("", "|a|\n|-|\n\n"), ("", "|-|-|\n|-|\n"), ("", "~~a "), ("", "a~~ "), ("~~a", " *b*"),
      ("", "www."), ("", "_www."), ("", "(www.a_b"), ("www.a", ")"), ("www.a/", "&a;"),
      ("", "http://"), ("", "a@"), ("", "a@b.c-"), ("> |a|\n> |-|\n", "|*a*|\n"),
      ("|a|\n|-|\n|" + String(repeating: "[", count: 1900), "]"), ("", "a|b\n-|-\n---\n"),
    ]
  )
  func hostile(start: String, unit: String) {
    let count = ((64 << 10) - start.utf8.count) / unit.utf8.count
    let text = Array((start + String(repeating: unit, count: max(count, 1))).utf8.prefix(64 << 10))
    let clock = ContinuousClock()
    let begin = clock.now
    let (html, outcome) = markdown(text)
    #expect(outcome == .rendered)
    #expect(clock.now - begin < .seconds(2))
    #expect(html.utf8.count < 20 * text.count)
  }

  @Test("A text that is not read is escaped and whole")
  func plain() {
    let text = "\n<b>&" + String(repeating: "[", count: 3000)
    let expected =
      "<pre class=\"plain\">\n\n&lt;b&gt;&amp;" + String(repeating: "[", count: 3000) + "</pre>\n"
    #expect(markdown(text) == expected)
  }

  @Test("One renderer serves many texts, small and large, and several work at once")
  func reuse() async {
    let large = String(repeating: "*a* `b`\n\n", count: 7000)
    let expected = markdown(large)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          var renderer = MarkdownRenderer()
          return (0..<10).allSatisfy { round in
            var buffer = ByteBuffer()
            let text = round % 2 == 0 ? large : "- *b*"
            _ = renderer.render(Array(text.utf8)[...], attachments: { _ in nil }, into: &buffer)
            return buffer.string()
              == (round % 2 == 0 ? expected : "<ul>\n<li><em>b</em></li>\n</ul>\n")
          }
        }
      }
      for await isEqual in group { #expect(isEqual) }
    }
  }
}
