/// Finds where the objects of a long JSON text begin and end, so that each can be read alone.
///
/// The text is fed in any pieces and nothing of it is kept. It may be one object, one array of
/// objects, one object that lists them under a key, or any number of objects one after the other, as
/// in JSON lines. Brackets and strings are all that is looked at: whether an object is JSON shows when
/// it is read.
package struct JSONSplitter: ~Copyable {
  /// An object, or what is left of one.
  package struct Piece: Sendable, Equatable {
    /// Its bytes, as offsets from the text's beginning.
    package var range: Range<Int64>
    /// Whether it ends as it should; a line of JSON lines that breaks off does not.
    package var isWhole: Bool

    package init(range: Range<Int64>, isWhole: Bool) {
      self.range = range
      self.isWhole = isWhole
    }
  }

  /// The key whose array's elements are pieces of their own.
  private let listKey: [UInt8]
  private var offset: Int64 = 0
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  /// What the outermost value is, and whether the list in it is open.
  private var top: UInt8 = 0
  private var isInList = false
  private var hasList = false
  private var topStart: Int64 = 0
  private var pieceStart: Int64 = 0
  /// The last string of the outermost object, as far as it may be the key.
  private var key: [UInt8] = []
  /// Whether the first line held a whole value, so that each line is one.
  private var hasLines = false
  private var values = 0

  /// - Parameter listKey: For an object that lists objects, such as `{"traces": [{…}, {…}]}`.
  package init(listKey: StaticString) {
    self.listKey = listKey.withUTF8Buffer { Array($0) }
  }

  /// Takes the next bytes of the text.
  package mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>, _ found: (Piece) -> Void) {
    for byte in bytes {
      if isInString {
        readInString(byte, found)
      } else {
        read(byte, found)
      }
      offset += 1
    }
  }

  /// Ends the text: what is still open breaks off here.
  package mutating func finish(_ found: (Piece) -> Void) {
    if depth > 0 { breakOff(found) }
  }

  @inline(__always)
  private mutating func readInString(_ byte: UInt8, _ found: (Piece) -> Void) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
    } else if byte == UInt8(ascii: "\n"), hasLines {
      return breakOff(found)
    }
    if depth == 1, isInString, key.count <= listKey.count { key.append(byte) }
  }

  @inline(__always)
  private mutating func read(_ byte: UInt8, _ found: (Piece) -> Void) {
    switch byte {
    case UInt8(ascii: "\""):
      isInString = true
      if depth == 1 { key.removeAll(keepingCapacity: true) }
    case UInt8(ascii: "{"), UInt8(ascii: "["): open(byte)
    case UInt8(ascii: "}"), UInt8(ascii: "]"): close(byte, found)
    case UInt8(ascii: "\n"): endLine(found)
    default: break
    }
  }

  private mutating func open(_ bracket: UInt8) {
    switch depth {
    case 0:
      (top, topStart, hasList) = (bracket, offset, false)
    case 1 where top == UInt8(ascii: "["): pieceStart = offset
    case 1:
      isInList = bracket == UInt8(ascii: "[") && key == listKey
      hasList = hasList || isInList
    case 2 where isInList: pieceStart = offset
    default: break
    }
    depth += 1
  }

  private mutating func close(_ bracket: UInt8, _ found: (Piece) -> Void) {
    guard depth > 0 else { return }
    depth -= 1
    let end = offset + 1
    let isObject = bracket == UInt8(ascii: "}")
    switch depth {
    case 0:
      values += 1
      if isObject, !hasList { found(Piece(range: topStart..<end, isWhole: true)) }
    case 1 where top == UInt8(ascii: "["):
      if isObject { found(Piece(range: pieceStart..<end, isWhole: true)) }
    case 1: isInList = false
    case 2 where isInList && isObject: found(Piece(range: pieceStart..<end, isWhole: true))
    default: break
    }
  }

  /// A text whose first line is a whole value has one a line; a line that breaks off ends its value.
  private mutating func endLine(_ found: (Piece) -> Void) {
    if depth == 0 {
      hasLines = hasLines || values > 0
    } else if hasLines {
      breakOff(found)
    }
  }

  private mutating func breakOff(_ found: (Piece) -> Void) {
    let isElement = top == UInt8(ascii: "[") || hasList
    let isInElement = depth > (hasList ? 2 : 1)
    let start = isElement && isInElement ? pieceStart : topStart
    found(Piece(range: start..<offset, isWhole: false))
    (depth, isInString, isEscaped, isInList) = (0, false, false, false)
  }
}
