/// Parts of a text that libcmark is to read on their own: all in one text, so that it is called once.
struct MarkdownExcerpts {
  /// The text, which has each part in a paragraph of its own.
  private(set) var text: [UInt8] = []
  /// The numbers of the lines in which the parts begin.
  private(set) var starts: [Int] = []
  private var lineCount = 0

  /// Adds lines that were the beginning of a paragraph.
  mutating func add(paragraph lines: ArraySlice<Range<Int>>, of source: UnsafeBufferPointer<UInt8>)
  {
    guard !lines.isEmpty else { return }
    starts.append(lineCount + 1)
    for (place, line) in lines.enumerated() { append(source[line], isFirst: place == 0) }
    endPart()
  }

  /// Adds lines in which no block can begin.
  ///
  /// They follow on a line that is to be dropped: in the lines after the first of a paragraph,
  /// four columns of space keep a line from being anything else.
  mutating func add(inlines lines: ArraySlice<Range<Int>>, of source: UnsafeBufferPointer<UInt8>) {
    guard !lines.isEmpty else { return }
    addGuard()
    for line in lines { append(source[line], isFirst: false) }
    endPart()
  }

  /// Adds a cell of a table; in it, a pipe after a backslash is a pipe.
  mutating func add(cell: Range<Int>, of source: UnsafeBufferPointer<UInt8>) {
    addGuard()
    let isEscape = { source[$0] == UInt8(ascii: "\\") && source[$0 + 1] == UInt8(ascii: "|") }
    text.append(contentsOf: "    ".utf8)
    for index in cell where index + 1 == cell.upperBound || !isEscape(index) {
      text.append(source[index])
    }
    lineCount += 1
    text.append(UInt8(ascii: "\n"))
    endPart()
  }

  /// Adds the text that the parts are from, for the addresses that are defined in it.
  mutating func add(whole source: UnsafeBufferPointer<UInt8>) { text.append(contentsOf: source) }

  private mutating func addGuard() {
    starts.append(lineCount + 1)
    text.append(contentsOf: "x\n".utf8)
    lineCount += 1
  }

  private mutating func append(_ line: Slice<UnsafeBufferPointer<UInt8>>, isFirst: Bool) {
    if !isFirst { text.append(contentsOf: "    ".utf8) }
    text.append(contentsOf: line)
    text.append(UInt8(ascii: "\n"))
    lineCount += 1
  }

  private mutating func endPart() {
    text.append(UInt8(ascii: "\n"))
    lineCount += 1
  }
}
