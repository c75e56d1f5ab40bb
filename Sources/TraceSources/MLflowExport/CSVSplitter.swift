/// Finds where the cells of a CSV text begin and end (RFC 4180), so that each can be read alone.
///
/// The text is fed in any pieces and nothing of it is kept. Lines end in a line feed, with a carriage
/// return before it or without; within quotation marks both belong to the cell.
struct CSVSplitter {
  /// A cell as the text holds it, with its quotation marks.
  struct Cell: Sendable, Equatable {
    /// From 0, the line of the names among them.
    var row: Int
    /// From 0.
    var column: Int
    /// Its bytes, as offsets from the text's beginning.
    var range: Range<Int64>
    /// False where quotation marks do not end before the text does.
    var isWhole = true
  }

  private enum State { case start, plain, quoted, afterQuote }

  private var state = State.start
  private var offset: Int64 = 0
  private var start: Int64 = 0
  private var row = 0
  private var column = 0

  /// Takes the next bytes of the text.
  mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>, _ found: (Cell) -> Void) {
    for byte in bytes {
      read(byte, found)
      offset += 1
    }
  }

  /// Ends the text: what is still open breaks off here.
  func finish(_ found: (Cell) -> Void) {
    if start < offset || column > 0 {
      found(Cell(row: row, column: column, range: start..<offset, isWhole: state != .quoted))
    }
  }

  @inline(__always)
  private mutating func read(_ byte: UInt8, _ found: (Cell) -> Void) {
    switch (state, byte) {
    case (.quoted, UInt8(ascii: "\"")): state = .afterQuote
    case (.quoted, _): break
    case (.start, UInt8(ascii: "\"")), (.afterQuote, UInt8(ascii: "\"")): state = .quoted
    case (_, UInt8(ascii: ",")): endCell(found)
    case (_, UInt8(ascii: "\n")): endRow(found)
    default: state = .plain
    }
  }

  private mutating func endCell(_ found: (Cell) -> Void) {
    found(Cell(row: row, column: column, range: start..<offset))
    column += 1
    begin()
  }

  private mutating func endRow(_ found: (Cell) -> Void) {
    found(Cell(row: row, column: column, range: start..<offset))
    (row, column) = (row + 1, 0)
    begin()
  }

  private mutating func begin() { (state, start) = (.start, offset + 1) }
}

extension CSVSplitter {
  /// The text that a cell stands for: without quotation marks around it, and one for each two inside.
  static func text(ofCell bytes: [UInt8]) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    let mark = SourceFormat.byteOrderMark
    var rest = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
    guard rest.first == quote else { return Array(rest) }
    rest.removeFirst()
    if rest.last == quote { rest.removeLast() }
    var text: [UInt8] = []
    text.reserveCapacity(rest.count)
    var isSecond = false
    for byte in rest {
      isSecond = byte == quote && !isSecond
      if !isSecond { text.append(byte) }
    }
    return text
  }
}
