import CScan

/// Rewrites the content of strings that the tape's builder has checked, without their quotes.
enum JSONText {
  /// What becomes of a surrogate that is not one of a pair.
  enum Surrogates {
    /// Three bytes, in the manner of WTF-8.
    case kept
    /// U+FFFD, which is three bytes, too.
    case replaced
    /// The escape `\udXXX`.
    case escaped
  }

  /// Appends the content without its escapes.
  static func appendUnescaped(
    _ content: UnsafeBufferPointer<UInt8>,
    to buffer: inout ByteBuffer,
    surrogates: Surrogates
  ) {
    buffer.withSpare(content.count + PlainRun.slack) { spare in
      unescape(content, to: spare, surrogates: surrogates)
    }
  }

  /// Writes the content without its escapes: no longer than it was, as no escape is shorter than the
  /// character it stands for, but up to `PlainRun.slack` bytes more are written over.
  ///
  /// - Returns: How many bytes the text has.
  static func unescape(
    _ content: UnsafeBufferPointer<UInt8>,
    to start: UnsafeMutablePointer<UInt8>,
    surrogates: Surrogates
  ) -> Int {
    var target = start
    var index = 0
    while true {
      PlainRun.copy(content, from: &index, to: &target)
      guard index < content.count else { return target - start }
      if content[index] == ASCII.backslash {
        index &+= undoEscape(in: content, at: index, to: &target, surrogates: surrogates)
      } else {
        writeThreeBytes(in: content, at: index, to: &target, surrogates: surrogates)
        index &+= 3
      }
    }
  }

  /// Appends the content with no other escapes than a JSON string needs.
  static func appendReescaped(
    _ content: UnsafeBufferPointer<UInt8>,
    to buffer: inout ByteBuffer
  ) {
    // A raw surrogate of three bytes becomes an escape of six; all else does not grow.
    buffer.withSpare(content.count * 2 + PlainRun.slack) { spare in
      var target = spare
      var index = 0
      while true {
        PlainRun.copy(content, from: &index, to: &target)
        guard index < content.count else { return target - spare }
        if content[index] == ASCII.backslash {
          index &+= rewriteEscape(in: content, at: index, to: &target)
        } else {
          writeThreeBytes(in: content, at: index, to: &target, surrogates: .escaped)
          index &+= 3
        }
      }
    }
  }

  /// Writes the character that an escape stands for.
  ///
  /// - Returns: The length of the escape in the content.
  @inline(__always)
  private static func undoEscape(
    in content: UnsafeBufferPointer<UInt8>,
    at index: Int,
    to target: inout UnsafeMutablePointer<UInt8>,
    surrogates: Surrogates
  ) -> Int {
    let byte = cscan_json_unescape(content[index &+ 1])
    if byte != 0 {
      target.put(UInt32(byte))
      return 2
    }
    let escape = UnicodeEscape(in: content, at: index)
    write(escape.character, to: &target, surrogates: surrogates)
    return escape.length
  }

  /// Writes an escape of two bytes as it is, unless it is that of a slash, which needs none; another
  /// escape as its character, if a JSON string can hold it.
  ///
  /// - Returns: The length of the escape in the content.
  @inline(__always)
  private static func rewriteEscape(
    in content: UnsafeBufferPointer<UInt8>,
    at index: Int,
    to target: inout UnsafeMutablePointer<UInt8>
  ) -> Int {
    switch content[index &+ 1] {
    case ASCII.letter("u"):
      let escape = UnicodeEscape(in: content, at: index)
      writeNeeded(escape.character, to: &target)
      return escape.length
    case ASCII.slash: target.put(UInt32(ASCII.slash))
    case let letter:
      target.put(UInt32(ASCII.backslash))
      target.put(UInt32(letter))
    }
    return 2
  }

  private static func writeNeeded(
    _ character: UInt32,
    to target: inout UnsafeMutablePointer<UInt8>
  ) {
    if character < 0x20 || character == UInt32(ASCII.quote)
      || character == UInt32(ASCII.backslash)
    {
      CharacterBytes.writeEscape(character, to: &target)
    } else {
      write(character, to: &target, surrogates: .escaped)
    }
  }

  @inline(__always)
  private static func write(
    _ character: UInt32,
    to target: inout UnsafeMutablePointer<UInt8>,
    surrogates: Surrogates
  ) {
    guard CharacterBytes.isSurrogate(character) else {
      CharacterBytes.write(character, to: &target)
      return
    }
    switch surrogates {
    case .kept: CharacterBytes.write(character, to: &target)
    case .replaced: CharacterBytes.write(0xFFFD, to: &target)
    case .escaped: CharacterBytes.writeEscape(character, to: &target)
    }
  }

  /// Writes the character whose lead byte is 0xED: one of U+D000 to U+D7FF or a surrogate.
  static func writeThreeBytes(
    in text: UnsafeBufferPointer<UInt8>,
    at index: Int,
    to target: inout UnsafeMutablePointer<UInt8>,
    surrogates: Surrogates
  ) {
    let character =
      0xD000 | UInt32(text[index &+ 1] & 0x3F) << 6 | UInt32(text[index &+ 2] & 0x3F)
    write(character, to: &target, surrogates: surrogates)
  }
}
