/// Reads texts once, from the first byte to the last, and lays their values on a tape.
///
/// Iterative: the open arrays and objects are linked through their nodes' `next`, which holds the
/// index of the one around them until they are closed.
struct TapeBuilder: ~Copyable {
  /// Bytes of which those of the text that is read, up to `end`, are looked at.
  let text: UnsafePointer<UInt8>
  private(set) var end = 0
  /// The offset of the next byte to read.
  var position = 0
  var nodes: TapeNodes

  private let depthLimit: Int
  private var depth = 0
  private var open: UInt32 = 0
  private var openIsObject = false
  private var openCount: UInt32 = 0

  /// - Parameters:
  ///   - base: Where offsets count from.
  ///   - size: How many bytes of text to expect.
  ///   - depthLimit: How deep arrays and objects may be nested.
  init(base: UnsafePointer<UInt8>, expecting size: Int, depthLimit: Int) {
    text = base
    nodes = TapeNodes(capacity: size / 24 + 16)
    self.depthLimit = depthLimit
  }

  /// The tape of a text that is one value and whitespace around it.
  static func tape(
    of text: UnsafeBufferPointer<UInt8>,
    depthLimit: Int
  ) throws(JSONError) -> [TapeNode] {
    guard let base = text.baseAddress, !text.isEmpty else {
      throw JSONError(.unexpectedEnd, offset: 0)
    }
    guard text.count <= UInt32.max else {
      throw JSONError(.tooLarge, offset: Int(UInt32.max))
    }
    var builder = TapeBuilder(base: base, expecting: text.count, depthLimit: depthLimit)
    try builder.readText(0..<text.count)
    return builder.nodes.array()
  }

  /// Reads the text at a range of offsets; its nodes come behind those of the texts before.
  mutating func readText(_ range: Range<Int>) throws(JSONError) {
    position = range.lowerBound
    end = range.upperBound
    depth = 0
    open = 0
    skipWhitespace()
    try readValue()
    while depth > 0 {
      try readMember()
    }
    skipWhitespace()
    guard position == end else { throw error(.trailingBytes) }
  }

  /// Reads on after a value, or after the opening bracket: the closing bracket or one more member.
  @inline(__always)
  private mutating func readMember() throws(JSONError) {
    skipWhitespace()
    let byte = try peek()
    if byte == (openIsObject ? ASCII.closeBrace : ASCII.closeBracket) {
      close()
      return
    }
    if openCount > 0 {
      guard byte == ASCII.comma else { throw error(.unexpectedByte) }
      position &+= 1
      skipWhitespace()
    }
    try countMember()
    if openIsObject { try readKey() }
    try readValue()
  }

  @inline(__always)
  private mutating func readKey() throws(JSONError) {
    guard try peek() == ASCII.quote else { throw error(.unexpectedByte) }
    try readString()
    skipWhitespace()
    guard try peek() == ASCII.colon else { throw error(.unexpectedByte) }
    position &+= 1
    skipWhitespace()
  }

  @inline(__always)
  private mutating func readValue() throws(JSONError) {
    switch try peek() {
    case ASCII.quote: try readString()
    case ASCII.openBrace: try open(.object)
    case ASCII.openBracket: try open(.array)
    case ASCII.letter("t"): try readLiteral("true", .true)
    case ASCII.letter("f"): try readLiteral("false", .false)
    case ASCII.letter("n"): try readLiteral("null", .null)
    default: try readNumber()
    }
  }

  // MARK: Arrays and objects

  @inline(__always)
  private mutating func open(_ kind: JSONKind) throws(JSONError) {
    guard depth < depthLimit else { throw error(.tooDeep) }
    if depth > 0 { nodes[open].setCount(openCount) }
    let index = nodes.endIndex
    nodes.append(TapeNode(kind, start: position, end: 0, next: open))
    open = index
    openIsObject = kind == .object
    openCount = 0
    depth &+= 1
    position &+= 1
  }

  @inline(__always)
  private mutating func close() {
    position &+= 1
    let outer = nodes[open].next
    nodes[open].end = UInt32(truncatingIfNeeded: position)
    nodes[open].next = nodes.endIndex
    nodes[open].setCount(openCount)
    open = outer
    openIsObject = nodes[outer].kind == .object
    openCount = UInt32(truncatingIfNeeded: nodes[outer].count)
    depth &-= 1
  }

  @inline(__always)
  private mutating func countMember() throws(JSONError) {
    openCount &+= 1
    guard openCount < TapeNode.memberLimit else { throw error(.tooLarge) }
  }

  // MARK: Bytes

  @inline(__always)
  func error(_ reason: JSONError.Reason) -> JSONError { JSONError(reason, offset: position) }

  @inline(__always)
  func peek() throws(JSONError) -> UInt8 {
    guard position < end else { throw error(.unexpectedEnd) }
    return text[position]
  }

  @inline(__always)
  private mutating func skipWhitespace() {
    while position < end, text[position] <= ASCII.space, isWhitespace(text[position]) {
      position &+= 1
    }
  }

  @inline(__always)
  private func isWhitespace(_ byte: UInt8) -> Bool {
    byte == ASCII.space || byte == ASCII.newline || byte == ASCII.tab
      || byte == ASCII.carriageReturn
  }
}
