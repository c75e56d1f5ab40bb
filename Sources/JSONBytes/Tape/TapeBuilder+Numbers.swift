extension TapeBuilder {
  /// Reads a number, or one of the three words that Python's json module writes for numbers that
  /// JSON does not have.
  @inline(__always)
  mutating func readNumber() throws(JSONError) {
    let start = position
    if text[position] == ASCII.minus { position &+= 1 }
    switch byteOrZero(at: position) {
    case ASCII.zero...(ASCII.zero + 9):
      try readDigits()
      nodes.append(
        TapeNode(.number, start: start, end: position, next: nodes.endIndex &+ 1)
      )
    case ASCII.letter("I"): try readLiteral("Infinity", .number, from: start)
    case ASCII.letter("N") where position == start: try readLiteral("NaN", .number)
    default: throw position == start ? error(.unexpectedByte) : missingDigit()
    }
  }

  /// Reads the digits of the integer, and the fraction and the exponent if there are any.
  @inline(__always)
  private mutating func readDigits() throws(JSONError) {
    let leading = text[position]
    position &+= 1
    if leading == ASCII.zero, byteOrZero(at: position).isASCIIDigit {
      throw error(.invalidNumber)
    }
    skipDigits()
    if byteOrZero(at: position) == ASCII.dot {
      position &+= 1
      try readSomeDigits()
    }
    if byteOrZero(at: position) | 0x20 == ASCII.letter("e") {
      position &+= 1
      let sign = byteOrZero(at: position)
      if sign == ASCII.plus || sign == ASCII.minus { position &+= 1 }
      try readSomeDigits()
    }
  }

  @inline(__always)
  private mutating func readSomeDigits() throws(JSONError) {
    let first = position
    skipDigits()
    guard position > first else { throw missingDigit() }
  }

  @inline(__always)
  private mutating func skipDigits() {
    while position < end, text[position].isASCIIDigit {
      position &+= 1
    }
  }

  private func missingDigit() -> JSONError {
    error(position < end ? .invalidNumber : .unexpectedEnd)
  }

  /// The byte at an offset; zero, which belongs to no value, at the end of the text.
  @inline(__always)
  private func byteOrZero(at offset: Int) -> UInt8 { offset < end ? text[offset] : 0 }

  /// Reads the rest of a word; `start` is the value's first byte where a sign stands before it.
  @inline(__always)
  mutating func readLiteral(
    _ word: StaticString,
    _ kind: JSONKind,
    from start: Int? = nil
  ) throws(JSONError) {
    let first = start ?? position
    for index in 0..<word.utf8CodeUnitCount {
      guard try peek() == word.utf8Start[index] else { throw error(.unexpectedByte) }
      position &+= 1
    }
    nodes.append(TapeNode(kind, start: first, end: position, next: nodes.endIndex &+ 1))
  }
}
