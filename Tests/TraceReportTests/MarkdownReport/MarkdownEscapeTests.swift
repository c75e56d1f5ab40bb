import JSONBytes
import TestSupport
import Testing

@testable import TraceReport

@Suite("Texts in Markdown pages") struct MarkdownEscapeTests {
  /// Every place that a text of a trace can have, with the tree that it makes.
  private static func blocks(_ text: String) -> [ReportBlock] {
    [
      .heading(1, [.own("Trace: "), .recorded(text)]),
      .heading(3, [.recorded(text)]),
      .paragraph([.recorded(text)]),
      .paragraph([.own("a "), .recorded(text), .own(" · "), .recorded(text)]),
      .paragraph([.recorded(text), .recorded(text)]),
      .paragraph([.recorded(text), .link("x", to: "a.md"), .recorded(text)]),
      .paragraph([.link(text, to: "traces/a.md"), .own(" (3)")]),
      .list([[.recorded(text)], [.own("▲ "), .recorded(text)]]),
      .quote(Array(text.utf8)[...]),
      .quote(Array("a\n\(text)\nb\n\n\(text)".utf8)[...]),
      .fold("All 45 lines", [.quote(Array(text.utf8)[...])]),
      .note("The end."),
    ]
  }

  static let shape: [String] = [
    "document", "heading 1", "heading 3", "paragraph", "paragraph", "paragraph",
    "paragraph", "link", "paragraph", "link",
    "list", "item", "paragraph", "item", "paragraph",
    "block_quote", "paragraph",
    "block_quote", "paragraph", "linebreak", "linebreak", "paragraph",
    "html_block <details>\n<summary>All 45 lines</summary>\n", "block_quote", "paragraph",
    "html_block </details>\n", "paragraph",
  ]

  /// The texts of the tree for a text, which Markdown must give back as it was.
  private static func texts(_ text: String) -> String {
    [
      "Trace: \(text)", text, text, "a \(text) · \(text)", text + text, "\(text)x\(text)",
      "\(text) (3)", text, "▲ \(text)", text, "a\n\(text)\nb", text, text, "The end.", "",
    ].joined(separator: "\n")
  }

  @Test("No text leaves its place or changes", arguments: MarkdownAttacks.lines)
  func attacks(text: String) { expectIntact(text) }

  @Test("No mixture of them does", arguments: 0..<40)
  func mutations(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<50 {
      let pieces = MarkdownAttacks.lines + [" ", "  ", "a", "\t", "9"]
      let text = random.text(of: pieces, count: 1...4)
      if text.allSatisfy({ $0 == " " || $0 == "\t" }) { continue }
      expectIntact(text)
    }
  }

  @Test("No mixture of single characters does", arguments: 0..<40)
  func letters(seed: Int) {
    let marks = Array("\\`*_{}[]()#+-.!|~<>&@:$=\"'/%^,;? \t19awW").map(String.init)
    var random = SeededGenerator(seed: UInt64(seed) + 1000)
    for _ in 0..<100 {
      let text = random.text(of: marks, count: 1...12)
      if text.allSatisfy({ $0 == " " || $0 == "\t" }) { continue }
      expectIntact(text)
    }
  }

  private func expectIntact(_ text: String) {
    let markdown = markdownText(Self.blocks(text))
    let parsed = ParsedMarkdown(markdown)
    #expect(parsed.shapeWithoutCuts == Self.shape, "\(text)")
    #expect(parsed.text.spaced == Self.texts(text).spaced, "\(text)")
    #expect(parsed.addresses == ["a.md", "traces/a.md"], "\(text)")
    let apart = Self.blocks(text).filter { !$0.hasAdjacentTexts }
    #expect(ParsedMarkdown(markdownText(apart)).seenBySites == [], "\(text)")
  }

  @Test("Lines of a text stay lines", arguments: MarkdownAttacks.lines)
  func lines(text: String) {
    let three = Array("\(text)\n\(text)\n\(text)".utf8)[...]
    let parsed = ParsedMarkdown(markdownText([.quote(three)]))
    let shape = ["document", "block_quote", "paragraph", "linebreak", "linebreak"]
    #expect(parsed.shapeWithoutCuts == shape)
    #expect(parsed.text.spaced == "\(text)\n\(text)\n\(text)\n".spaced)
  }

  @Test("What a reader could not see is shown")
  func hidden() {
    let text = "a\u{0}\u{1B}[1m\u{202E}b\r"
    let parsed = ParsedMarkdown(markdownText([.paragraph([.recorded(text)])]))
    #expect(parsed.text == "a␀␛[1m‹U+202E›b␍\n")
    #expect(markdownText([.code("\u{1B}[2J\u{200B}", .text)]) == "```text\n␛[2J‹U+200B›\n```\n\n")
  }

  @Test("An underscore within a word needs no backslash")
  func readable() {
    #expect(markdownText([.note("booking_agent, 1.5 s (2)")]) == "booking_agent, 1.5 s (2)\n\n")
    #expect(markdownText([.paragraph([.recorded("find_seats")])]) == "find_seats\n\n")
    let plain = "50 % of 1234567 & 8 defaced! GPT-4 in 100%"
    #expect(markdownText([.paragraph([.recorded(plain)])]) == "\(plain)\n\n")
  }
}

/// Blocks as Markdown.
func markdownText(_ blocks: [ReportBlock]) -> String {
  var writer = MarkdownBlocks(appendingTo: ByteBuffer())
  writer.write(blocks)
  return writer.text.string()
}

extension String {
  /// With every no-break space as a space, which stands for one at the beginning of a line.
  var spaced: String { replacing("\u{A0}", with: " ") }
}

extension ReportBlock {
  /// Whether a text follows another without a word of the tool's own, as in no report.
  fileprivate var hasAdjacentTexts: Bool {
    guard case .paragraph(let runs) = self, runs.count == 2 else { return false }
    return runs.allSatisfy { if case .recorded = $0 { true } else { false } }
  }
}

extension ParsedMarkdown {
  /// What GitHub or GitLab would make something of in the finished text: names, addresses, numbers of
  /// issues, formulas, emoji, hashes of commits, insertions and deletions.
  fileprivate var seenBySites: [String] {
    let patterns: [Regex<Substring>] = [
      /[a-zA-Z0-9]*@[a-zA-Z0-9]+/, /[a-z]+:\/\//.ignoresCase(), /www\.[a-z]/.ignoresCase(),
      /#[0-9]+/, /:(?![0-9]{1,2}:)[a-z0-9_+-]+:/, /\$[^\u{1}]*\$/, /\[\+.*\+\]/, /\{[+-].*[+-]\}/,
      /\[-.*-\]/, /![0-9]+/, /&[0-9]+/, /%[0-9a-zA-Z_"]/, /gh-[0-9]+/.ignoresCase(),
      /\b(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,40}\b/.wordBoundaryKind(.simple),
    ]
    return patterns.flatMap { parted.matches(of: $0).map { String($0.output) } }
  }
}
