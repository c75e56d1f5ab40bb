import CScan

extension TapeBuilder {
  /// Reads a string from its opening quote.
  @inline(__always)
  mutating func readString() throws(JSONError) {
    let start = position
    position &+= 1
    let isPlain = if skipShortString() { true } else { try skipString() }
    position &+= 1
    nodes.append(
      TapeNode(
        .string,
        start: start,
        end: position,
        next: nodes.endIndex &+ 1,
        hasEscapes: !isPlain
      )
    )
  }

  /// Moves to the closing quote of a string of less than 16 plain ASCII characters, as most keys are.
  ///
  /// - Returns: Whether it is such a string.
  @inline(__always)
  private mutating func skipShortString() -> Bool {
    guard end &- position >= 16 else { return false }
    let length = cscan_json_stop16(text + position).trailingZeroBitCount
    guard length < 16, text[position &+ length] == ASCII.quote else { return false }
    position &+= length
    return true
  }

  /// Moves to the closing quote of any string, in blocks of 64 bytes.
  ///
  /// - Returns: Whether the text is the bytes between the quotes.
  @inline(__always)
  private mutating func skipString() throws(JSONError) -> Bool {
    let start = position
    var scan = StringScan()
    while try !scanBlock(&scan) {
      position &+= 64
    }
    if scan.hasHighBytes, try !checkUTF8(from: start) { return false }
    return !scan.hasEscapes
  }

  /// Looks at the block at `position`, which is moved to the closing quote if the block holds it.
  ///
  /// - Returns: Whether the string ends in the block.
  @inline(__always)
  private mutating func scanBlock(_ scan: inout StringScan) throws(JSONError) -> Bool {
    let block = loadBlock()
    let escaped = scan.escapedBytes(backslashes: block.backslash)
    let stops = block.quote & ~escaped | block.control
    let inside = stops == 0 ? ~0 : stops & (0 &- stops) &- 1
    scan.hasHighBytes = scan.hasHighBytes || block.high & inside != 0
    let escapes = block.backslash & ~escaped & inside
    if escapes != 0 {
      scan.hasEscapes = true
      try checkEscapes(escapes)
    }
    guard stops != 0 else { return false }
    position &+= stops.trailingZeroBitCount
    guard block.control & stops & (0 &- stops) == 0 else { throw brokenString() }
    return true
  }

  @inline(__always)
  private func loadBlock() -> cscan_block {
    let left = end &- position
    let next = text + position
    return left >= 64 ? cscan_json_block64(next) : cscan_json_tail64(next, left)
  }

  /// The error of a control character; the zero bytes behind the end of the text are one, too.
  private func brokenString() -> JSONError {
    position < end
      ? error(.controlCharacter) : JSONError(.unexpectedEnd, offset: end)
  }

  /// Checks the escapes that begin at the marked bytes of the block at `position`.
  @inline(__always)
  private func checkEscapes(_ starts: UInt64) throws(JSONError) {
    var rest = starts
    while rest != 0 {
      try checkEscape(at: position &+ rest.trailingZeroBitCount)
      rest &= rest &- 1
    }
  }

  @inline(__always)
  private func checkEscape(at backslash: Int) throws(JSONError) {
    guard backslash &+ 1 < end else { throw JSONError(.unexpectedEnd, offset: end) }
    let letter = text[backslash &+ 1]
    if cscan_json_unescape(letter) != 0 { return }
    guard letter == ASCII.letter("u") else { throw JSONError(.invalidEscape, offset: backslash) }
    try checkHexDigits(ofEscapeAt: backslash)
  }

  private func checkHexDigits(ofEscapeAt backslash: Int) throws(JSONError) {
    for offset in (backslash &+ 2)..<(backslash &+ 6) {
      guard offset < end else { throw JSONError(.unexpectedEnd, offset: end) }
      guard text[offset].isHexDigit else {
        throw JSONError(.invalidEscape, offset: backslash)
      }
    }
  }

  /// Checks the text from an offset to `position`, where the string ends.
  ///
  /// - Returns: Whether it is free of surrogates.
  private func checkUTF8(from start: Int) throws(JSONError) -> Bool {
    let content = UnsafeBufferPointer(start: text + start, count: position &- start)
    let check = UTF8Check(content)
    if let broken = check.firstInvalid {
      throw JSONError(.invalidUTF8, offset: start &+ broken)
    }
    return !check.hasSurrogates
  }
}

/// What is known of a string after some of its blocks.
private struct StringScan {
  var hasEscapes = false
  var hasHighBytes = false
  /// 1 if the last byte of the block before was a backslash that begins an escape.
  private var carry: UInt64 = 0

  /// The bytes of a block that stand behind a backslash which begins an escape.
  ///
  /// In a run of backslashes the first, third, fifth … begin an escape. Adding the starts of the
  /// runs that begin at an odd bit to the runs carries each to the bit past its run, and so tells
  /// the runs of odd length from those of even length (Langdale and Lemire, "Parsing Gigabytes of
  /// JSON per Second", section 3.1.1).
  @inline(__always)
  mutating func escapedBytes(backslashes: UInt64) -> UInt64 {
    guard backslashes != 0 else {
      defer { carry = 0 }
      return carry
    }
    let evenBits: UInt64 = 0x5555_5555_5555_5555
    let runs = backslashes & ~carry
    let follows = runs << 1 | carry
    let (sum, overflow) = runs.addingReportingOverflow(runs & ~evenBits & ~follows)
    carry = overflow ? 1 : 0
    return (evenBits ^ (sum << 1)) & follows
  }
}
