import JSONBytes

/// Lays out what a walk tells.
///
/// The members of an array or object are written on one line as long as they are scalars that fit
/// in it; with the first that is not, those written so far are put on lines of their own.
struct JSONLayout: ~Copyable, JSONVisitor {
  /// An array or object on one line, so far.
  private struct Row {
    /// The offset in the buffer of what follows the bracket.
    var start: Int
    /// The characters in the line.
    var column: Int
  }

  private(set) var buffer: ByteBuffer
  /// The number of lines written.
  private(set) var lineCount = 1
  private let printer: JSONPrinter
  private var depth = 0
  /// The innermost array or object if it is still on one line.
  private var row: Row?
  /// The offsets of the members of the row, each but the first after a space.
  private var members: [Int] = []
  /// Whether the innermost array or object has no members yet.
  private var isFirst = true
  /// The characters of the key whose value is next, with the colon; 0 where there is none.
  private var keyWidth = 0

  init(buffer: consuming ByteBuffer, printer: JSONPrinter) {
    self.buffer = buffer
    self.printer = printer
  }

  mutating func beginObject(count: Int) { begin("{") }

  mutating func endObject() { end("}") }

  mutating func beginArray(count: Int) { begin("[") }

  mutating func endArray() { end("]") }

  mutating func key(_ token: JSONToken) {
    let width = width(of: token) + 2
    separate(width: width)
    keyWidth = width
    buffer.append("<b>\"")
    buffer.appendHTML(sourceOf: token)
    buffer.append("\"</b>: ")
  }

  mutating func scalar(_ token: JSONToken) {
    separate(width: row == nil ? 0 : width(of: token))
    keyWidth = 0
    switch token.kind {
    case .string:
      buffer.append("\"")
      buffer.appendHTML(sourceOf: token)
      buffer.append("\"")
    default:
      buffer.append(token.isNonStandard ? "<i class=\"odd\">" : "<i>")
      buffer.append(token.bytes)
      buffer.append("</i>")
    }
  }

  // MARK: Brackets

  private mutating func begin(_ bracket: StaticString) {
    breakRow()
    let column = indentation + keyWidth + 1
    if keyWidth == 0 { separate(width: 1) }
    keyWidth = 0
    buffer.append(bracket)
    depth += 1
    isFirst = true
    row = Row(start: buffer.count, column: column)
    members.removeAll(keepingCapacity: true)
  }

  private mutating func end(_ bracket: StaticString) {
    depth -= 1
    if row == nil { breakLine() }
    row = nil
    isFirst = false
    buffer.append(bracket)
  }

  // MARK: Lines

  /// Goes to where a member or the value of a key begins.
  private mutating func separate(width: Int) {
    if keyWidth > 0 {
      extendRow(by: width)
      return
    }
    guard depth > 0 else { return }
    if !isFirst { buffer.append(",") }
    extendRow(by: isFirst ? width : width + 2)
    if row == nil {
      breakLine()
    } else {
      if !isFirst { buffer.append(" ") }
      members.append(buffer.count)
    }
    isFirst = false
  }

  /// Makes the row longer, or breaks it if the closing bracket would not fit any more.
  private mutating func extendRow(by width: Int) {
    guard let column = row?.column else { return }
    if column + width < printer.width {
      row?.column = column + width
    } else {
      breakRow()
    }
  }

  /// Puts the members that are on one line on lines of their own.
  private mutating func breakRow() {
    guard let start = row?.start else { return }
    row = nil
    guard let first = members.first else { return }
    let written = buffer.withBytes { Array($0[first...]) }
    buffer.truncate(to: start)
    for (place, member) in members.enumerated() {
      let isLast = place + 1 == members.count
      let end = isLast ? first + written.count : members[place + 1] - 1
      breakLine()
      buffer.append(written[member - first..<end - first])
    }
  }

  private var indentation: Int { min(depth, printer.deepestIndentation) * 2 }

  private mutating func breakLine() {
    lineCount += 1
    let spaces = indentation
    buffer.withSpare(spaces + 1) { spare in
      spare.pointee = UInt8(ascii: "\n")
      (spare + 1).update(repeating: UInt8(ascii: " "), count: spaces)
      return spaces + 1
    }
  }

  /// About how many characters a token shows; of a long one, enough not to fit in a line.
  private func width(of token: JSONToken) -> Int {
    guard token.bytes.count <= 4 * printer.width else { return printer.width }
    return token.bytes.count { $0 & 0xC0 != 0x80 }
  }
}

extension JSONToken {
  /// Whether the token is a number that JSON does not have.
  fileprivate var isNonStandard: Bool {
    kind == .number && bytes.last.map { $0 > UInt8(ascii: "9") } ?? false
  }
}
