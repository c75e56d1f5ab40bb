import JSONBytes
import TestSupport
import Testing

@testable import TraceReport

@Suite("Random Markdown") struct MarkdownFuzzTests {
  private static let pieces = [
    "a", "word ", "\n", "\n\n", " ", "    ", "\t", "*", "**", "_", "`", "```\n", "~~~", "[", "]",
    "(", ")",
    "](", "![", "<", ">", "> ", "- ", "1. ", "# ", "&", "&lt;", "&#106;", "\\", "\"", "'",
    "\"><script>",
    "<script>", "</p>", "<img src=x onerror=y>", "javascript:", "http://h", "https://h/?a=b&c",
    "<http://h>",
    "mailto:", "data:", "//", "att", "[r]: javascript:x\n", "[r]: http://h \"t\"\n", "[r]", "![r]",
    "[a](http://b \"c", "\")", "===\n", "---\n", "\u{0}", "\r", "\u{1B}", "é", "😀", "\u{202E}",
    "\u{FEFF}",
    "onload=", "<!--", "-->", "<a href='", "\u{A0}", "|", "+ ", "=", "!", "~~", "~~", "\\~", "|",
    " | ", "\\|", "\n|--|:-:|\n", "\n|--|\n", "\n> -|-\n", "- [ ] ", "\n- [x] ", "www.", "www.a.b",
    "x@y.z", "@", ".", "_",
  ]

  @Test("Nothing comes out but our own tags, in order, with our own attributes")
  func tags() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<1000 {
      let text = random.text(of: Self.pieces, count: 0...40)
      let (html, _) = markdown(Array(text.utf8)) { $0.contains("att") ? "p/1.png" : nil }
      #expect(fault(in: html) == nil, "\(text.debugDescription)")
    }
  }

  @Test("Random bytes are rendered, too")
  func bytes() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<1000 {
      let specials = Array("*_`[]()<>!#&\\\n\n -\"'|~|-:".utf8)
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random) : specials.randomElement(using: &random) ?? 0
      }
      #expect(fault(in: markdown(bytes).html) == nil, "\(bytes)")
    }
  }

  @Test("Every word of a text is in what is shown")
  func nothingIsLost() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<1000 {
      var count = 0
      let text = (0..<30).map { _ in
        count += 1
        return (Self.pieces.randomElement(using: &random) ?? "") + "w\(count)w"
      }.joined()
      guard !text.contains("[r]:") else { continue }
      let html = markdown(text)
      for word in 1...count {
        #expect(html.contains("w\(word)w"), "\(text.debugDescription)")
      }
    }
  }

  @Test("Plain paragraphs are those that libcmark makes")
  func paragraphs() {
    var random = SeededGenerator(seed: 7)
    let pieces = [
      "a", "Word", " ", "\n", "\n\n", "é", "😀", "\"", "'", ">", "!", "]", "(", ")", "#", "-", "+",
      "=", "~",
      "1", ".", "|", ":", "\u{202E}", "\u{A0}", "  ", "*", "&", "<", "\t", "\u{C}", "{", "^", "%",
      "@", "http://h", "www.a", "~~", "-|-\n",
      "\u{FEFF}", "\u{2028}", "/",
    ]
    var plain = 0
    for _ in 0..<8000 {
      let text = Array(random.text(of: pieces, count: 0...12).utf8)
      plain += text.withUnsafeBufferPointer { MarkdownSurvey($0).isParagraphs } ? 1 : 0
      #expect(
        markdown(text).html == parsed(text),
        "\(String(decoding: text, as: UTF8.self).debugDescription)"
      )
    }
    #expect(plain > 800)
  }

  /// A text rendered by libcmark even if it is plain.
  private func parsed(_ text: [UInt8]) -> String {
    var renderer = MarkdownRenderer()
    var buffer = ByteBuffer()
    text.withUnsafeBufferPointer {
      renderer.parse($0, survey: MarkdownSurvey($0), attachments: { _ in nil }, into: &buffer)
    }
    return buffer.string()
  }

  // MARK: Checking

  /// The first tag that is not ours or out of order, or character that should not be there.
  private func fault(in html: String) -> String? {
    var open: [Substring] = []
    for match in html.matches(of: #/<[^>]*>|[<>]/#.matchingSemantics(.unicodeScalar)) {
      let tag = match.output
      guard isOurs(tag) else { return String(tag) }
      let name = tag.dropFirst().prefix { $0.isLetter || $0.isNumber }
      if tag.hasPrefix("</") {
        let wanted = tag.dropFirst(2).dropLast()
        guard open.popLast() == wanted else { return "\(tag) out of order" }
      } else if !["br", "hr", "img"].contains(name) {
        if name == "a", open.contains("a") { return "a link in a link" }
        open.append(name)
      }
    }
    let hidden = html.unicodeScalars.first {
      $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x202E || $0.value == 0xFEFF
    }
    return open.last.map { "<\($0)> is not closed" } ?? hidden.map { "U+\($0.value)" }
  }

  private func isOurs(_ tag: Substring) -> Bool {
    let simple =
      #/<\/?(p|blockquote|ul|ol|li|pre|code|em|strong|small|table|thead|tbody|tr|td|del)>|<(br|hr)>|<\/(a|div|th|span)>/#
    let classed =
      #/<pre class="(raw|plain)">|<p class="h[123]">|<div class="code">|<ol start="[0-9]+">|<li class="task">/#
    let cell =
      #/<t(h scope="col"|d)( class="al-[rc]")?>|<td colspan="[0-9]{1,4}">|<span (aria-hidden="true"|class="vh")>/#
    let box = #/<div class="scroll" tabindex="0" role="region" aria-label="Table">/#
    let link =
      #/<a href="(?i:https?:\/\/|mailto:)[^"'<>\s]+" rel="noopener noreferrer nofollow"( title="[^"'<>]*")?>/#
    let image = #/<img src="p\/1\.png" alt="[^"'<>]*"( title="[^"'<>]*")? loading="lazy">/#
    return (try? cell.wholeMatch(in: tag)) != nil || (try? box.wholeMatch(in: tag)) != nil
      || (try? simple.wholeMatch(in: tag)) != nil || (try? classed.wholeMatch(in: tag)) != nil
      || (try? link.wholeMatch(in: tag)) != nil || (try? image.wholeMatch(in: tag)) != nil
  }
}
