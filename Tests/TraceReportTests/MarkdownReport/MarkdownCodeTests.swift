import JSONBytes
import TestSupport
import Testing

@testable import TraceReport

@Suite("Code in Markdown pages") struct MarkdownCodeTests {
  @Test("A block of code holds any text", arguments: MarkdownAttacks.lines)
  func block(text: String) {
    let code = "\(text)\n\n\(text)\n```\n````\n~~~\n</details>\n\(text)"
    let parsed = ParsedMarkdown(markdownText([.code(code, .json), .note("The end.")]))
    #expect(parsed.shape == ["document", "code json", "paragraph"])
    #expect(parsed.blocks == ["\(code)\n"])
  }

  @Test("A code span holds any text", arguments: MarkdownAttacks.lines)
  func span(text: String) {
    let parsed = ParsedMarkdown(
      markdownText([.paragraph([.own("a "), .code(text), .own(" b")]), .note("The end.")])
    )
    #expect(parsed.shape == ["document", "paragraph", "code", "paragraph"])
    #expect(parsed.spans == [text])
    #expect(parsed.text == "a  b\nThe end.\n")
  }

  @Test("Random code stays code", arguments: 0..<40)
  func random(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<50 {
      let text = random.text(of: ["`", "``", "\n", " ", "a", "\\", "~~~", "<b>"], count: 1...12)
      let parsed = ParsedMarkdown(markdownText([.code(text, .text), .note("The end.")]))
      #expect(parsed.shape == ["document", "code text", "paragraph"], "\(text)")
      #expect(parsed.blocks == ["\(text)\n"])
      spanKeeps(text)
    }
  }

  private func spanKeeps(_ text: String) {
    let line = text.replacing("\n", with: " ")
    if line.allSatisfy({ $0 == " " }) { return }
    let parsed = ParsedMarkdown(markdownText([.paragraph([.code(text)])]))
    #expect(parsed.shape == ["document", "paragraph", "code"], "\(text)")
    #expect(parsed.spans == [line], "\(text)")
  }

  @Test("Code of nothing says so")
  func empty() { #expect(markdownText([.paragraph([.code(" ")])]) == "(empty)\n\n") }
}
