import JSONBytes

/// Writes blocks as Markdown for GitHub and GitLab.
///
/// No text of a trace can leave its place: see ``MarkdownEscape`` for lines, and code stands in a fence
/// that is longer than any run of backticks in it. Raw HTML is the tool's own alone: `details`,
/// `summary`, `br`, `del`, `ins`, `span` without attributes, and `a` with a name of the tool's own.
struct MarkdownBlocks: ~Copyable {
  private(set) var text: ByteBuffer

  /// Appends to a text that ends where a block may begin.
  init(appendingTo text: consuming ByteBuffer) { self.text = text }

  /// Appends blocks, each with an empty line behind it.
  mutating func write(_ blocks: [ReportBlock]) {
    for block in blocks { write(block) }
  }

  /// Appends a block and an empty line.
  mutating func write(_ block: ReportBlock) {
    switch block {
    case .heading(let level, let title):
      for _ in 0..<level { text.append("#") }
      text.append(" ")
      write(title, lineBreak: " ")
      text.append("\n\n")
    case .paragraph(let runs):
      write(runs, lineBreak: " ")
      text.append("\n\n")
    case .quote(let quoted): write(quoted: quoted)
    case .list(let items): write(items)
    case .table(let table): write(table)
    case .code(let code, let language): write(code: code, language)
    case .spreads: break
    case .picture(let path): text.append("![Recorded picture](\(path))\n\n")
    case .fold(let summary, let blocks): write(summary, folded: blocks)
    }
  }

  private mutating func write(_ items: [[ReportInline]]) {
    for item in items {
      text.append("- ")
      write(item, lineBreak: " ")
      text.append("\n")
    }
    text.append("\n")
  }

  /// The empty lines make Markdown of what is inside.
  private mutating func write(_ summary: String, folded blocks: [ReportBlock]) {
    text.append("<details>\n<summary>")
    text.appendHTML(summary)
    text.append("</summary>\n\n")
    write(blocks)
    text.append("</details>\n\n")
  }

  private mutating func write(_ table: ReportTable) {
    writeRow(table.columns.map { [.own($0.title)] })
    text.append("|")
    for column in table.columns { text.append(column.isNumber ? " ---: |" : " --- |") }
    text.append("\n")
    for row in table.rows { writeRow(row) }
    text.append("\n")
  }

  private mutating func writeRow(_ cells: [[ReportInline]]) {
    text.append("|")
    for cell in cells {
      text.append(" ")
      write(cell, lineBreak: "<br>", isCell: true)
      text.append(" |")
    }
    text.append("\n")
  }
}

extension MarkdownBlocks {
  /// A line a line; a hard break keeps each, an empty one parts paragraphs.
  private mutating func write(quoted: ArraySlice<UInt8>) {
    let lines = VisibleText.bytes(quoted).lines
    for (place, line) in lines.enumerated() {
      text.append(">")
      if line.isBlank {
        text.append("\n")
        continue
      }
      text.append(" ")
      MarkdownEscape.write(line, isOwn: false, to: &text)
      let isBroken = place + 1 < lines.count && !lines[place + 1].isBlank
      text.append(isBroken ? "\\\n" : "\n")
    }
    text.append("\n")
  }

  private mutating func write(code: ArraySlice<UInt8>, _ language: CodeLanguage) {
    let visible = VisibleText.bytes(code)
    let fence = String(repeating: "`", count: max(3, visible.longestRun(of: UInt8(ascii: "`")) + 1))
    text.append("\(fence)\(language.rawValue)\n")
    text.append(visible)
    text.append("\n\(fence)\n\n")
  }

  private mutating func write(
    _ runs: [ReportInline],
    lineBreak: StaticString,
    isCell: Bool = false
  ) {
    for run in runs {
      switch run {
      case .own(let words), .bad(let words), .good(let words): write(words, isOwn: true, lineBreak)
      case .quantity(let number, let unit):
        write("\(number)\u{2009}\(unit)", isOwn: true, lineBreak)
      case .recorded(let words): write(words, isOwn: false, lineBreak)
      case .removed(let words): write(words, between: "<del>", "</del>", lineBreak)
      case .added(let words): write(words, between: "<ins>", "</ins>", lineBreak)
      case .strong(let words):
        text.append("**")
        write(words, isOwn: true, lineBreak)
        text.append("**")
      // A code span cannot hold every text in a table: `\|` has two meanings there.
      case .code(let code) where isCell: write(code, isOwn: false, lineBreak)
      case .code(let code): writeSpan(code)
      case .link(let words, let address):
        text.append("[")
        write(words.isEmpty ? "(no name)" : words, isOwn: false, " ")
        text.append("](\(address))")
      case .anchor(let name): text.append("<a name=\"\(name)\"></a>")
      }
    }
  }

  private mutating func write(
    _ words: String,
    between start: StaticString,
    _ end: StaticString,
    _ lineBreak: StaticString
  ) {
    text.append(start)
    write(words, isOwn: false, lineBreak)
    text.append(end)
  }

  private mutating func write(_ words: String, isOwn: Bool, _ lineBreak: StaticString) {
    let lines = VisibleText.bytes(Array(words.utf8)[...]).lines
    for (place, line) in lines.enumerated() {
      if place > 0 { text.append(lineBreak) }
      MarkdownEscape.write(line, isOwn: isOwn, to: &text)
    }
  }

  /// Markdown takes a space off both ends where both have one, and ends a span at a run of backticks
  /// of the length of the first.
  private mutating func writeSpan(_ code: String) {
    let visible = VisibleText.bytes(Array(code.utf8)[...]).map {
      $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0
    }
    if visible[...].isBlank { return text.append("(empty)") }
    let tick = UInt8(ascii: "`")
    let fence = String(repeating: "`", count: visible.longestRun(of: tick) + 1)
    let ends = [visible.first, visible.last]
    let isPadded = ends.contains(tick) || ends == [UInt8(ascii: " "), UInt8(ascii: " ")]
    text.append(isPadded ? fence + " " : fence)
    text.append(visible)
    text.append(isPadded ? " " + fence : fence)
  }
}

extension [UInt8] {
  /// The text at its line feeds; one empty line for an empty text.
  fileprivate var lines: [ArraySlice<UInt8>] {
    split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  fileprivate func longestRun(of byte: UInt8) -> Int {
    var (longest, run) = (0, 0)
    for other in self {
      run = other == byte ? run + 1 : 0
      longest = Swift.max(longest, run)
    }
    return longest
  }
}

extension ArraySlice<UInt8> {
  fileprivate var isBlank: Bool {
    allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}
