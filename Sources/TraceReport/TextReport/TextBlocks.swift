/// Writes blocks as lines of plain text, each block with an empty line before it.
struct TextBlocks {
  /// Without line feeds; texts of a trace are as recorded.
  private(set) var lines: [String] = []
  private let width: Int
  private let indentation: String

  /// Lines of at most `width` columns, `indentation` included.
  init(width: Int, indentation: String = "") {
    self.width = width
    self.indentation = indentation
  }

  mutating func write(_ blocks: [ReportBlock]) {
    for block in blocks {
      lines.append("")
      write(block)
    }
  }

  private mutating func write(_ block: ReportBlock) {
    switch block {
    case .heading(let level, let title):
      let words = title.text.firstLine
      add(words)
      if level < 3 { add(String(repeating: "=", count: min(words.count, room))) }
    case .paragraph(let runs): wrap(runs.text)
    case .quote(let text): write(quoted: text, behind: "  ")
    case .list(let items):
      for item in items { wrap("- " + item.text) }
    case .table(let table):
      for line in TextTable(table, width: room).lines { add(line) }
    case .code(let text, _): write(quoted: text, behind: "  ")
    case .picture(let path): add(path)
    case .spreads: break
    case .fold(let summary, let blocks): write(summary, folded: blocks)
    }
  }

  /// A terminal has nothing to unfold: all stands open, indented.
  private mutating func write(_ summary: String, folded blocks: [ReportBlock]) {
    add(summary + ":")
    var inner = TextBlocks(width: width, indentation: indentation + "  ")
    inner.write(blocks)
    lines += inner.lines.dropFirst()
  }

  private mutating func write(quoted text: ArraySlice<UInt8>, behind margin: String) {
    var inner = TextBlocks(width: width, indentation: indentation + margin)
    for line in String(decoding: text, as: UTF8.self).split(
      omittingEmptySubsequences: false,
      whereSeparator: \.isLineEnd
    ) {
      inner.wrap(String(line))
    }
    lines += inner.lines
  }

  private var room: Int { max(20, width - indentation.count) }

  private mutating func wrap(_ text: String) {
    for line in TextWrap.lines(of: text, width: room) { add(line) }
  }

  private mutating func add(_ line: String) {
    lines.append(line.isEmpty ? "" : indentation + line)
  }
}

extension Character {
  /// A line feed, alone or behind a carriage return.
  fileprivate var isLineEnd: Bool { self == "\n" || self == "\r\n" }
}

extension [ReportInline] {
  /// The runs as one text.
  var text: String {
    map { run in
      switch run {
      case .own(let text), .strong(let text), .bad(let text), .good(let text),
        .recorded(let text), .code(let text), .link(let text, _):
        text
      case .removed(let text): "[-\(text)-]"
      case .added(let text): "{+\(text)+}"
      case .quantity(let number, let unit): "\(number)\u{2009}\(unit)"
      case .anchor: ""
      }
    }.joined()
  }
}

extension String {
  /// The text up to its first line feed.
  var firstLine: String { String(prefix { !$0.isLineEnd }) }
}
