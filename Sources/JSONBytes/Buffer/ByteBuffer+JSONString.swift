extension ByteBuffer {
  /// Appends a text as a JSON string in quotes.
  ///
  /// Escapes are `\"`, `\\`, `\n`, `\r`, `\t`, `\b` and `\f`, and `\u00XX` for other bytes below
  /// 0x20. Text outside ASCII stays as it is.
  package mutating func appendJSONString(_ text: String) {
    let copied: Void? = text.utf8.withContiguousStorageIfAvailable { appendJSONString(checked: $0) }
    if copied == nil { appendJSONString(Array(text.utf8)[...]) }
  }

  /// Appends bytes of text as a JSON string in quotes, as `appendJSONString(utf8:)` does.
  package mutating func appendJSONString(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { appendJSONString(utf8: $0) }
  }

  /// Appends bytes of text as a JSON string in quotes.
  ///
  /// A surrogate in the form of WTF-8 becomes `\udXXX` in lower case, each byte that belongs to no
  /// character U+FFFD.
  package mutating func appendJSONString(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    guard var broken = UTF8Check(bytes).firstInvalid else {
      appendJSONString(checked: bytes)
      return
    }
    append(byte: ASCII.quote)
    var rest = bytes
    while true {
      appendJSONText(UnsafeBufferPointer(rebasing: rest.prefix(broken)))
      guard broken < rest.count else { break }
      append("\u{FFFD}")
      rest = UnsafeBufferPointer(rebasing: rest.dropFirst(broken + 1))
      broken = UTF8Check(rest).firstInvalid ?? rest.count
    }
    append(byte: ASCII.quote)
  }

  private mutating func appendJSONString(checked text: UnsafeBufferPointer<UInt8>) {
    append(byte: ASCII.quote)
    appendJSONText(text)
    append(byte: ASCII.quote)
  }

  /// Appends text, known to be UTF-8 or WTF-8, with the escapes of a JSON string.
  private mutating func appendJSONText(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      withSpare(text.count &- index &+ PlainRun.slack) { spare in
        var target = spare
        PlainRun.copy(text, from: &index, to: &target)
        return target - spare
      }
      guard index < text.count else { return }
      index &+= appendSpecial(in: text, at: index)
    }
  }

  /// Appends the character that ended a plain run, and returns its length in the text.
  private mutating func appendSpecial(
    in text: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> Int {
    var length = 1
    withSpare(6) { spare in
      var target = spare
      if text[index] == 0xED {
        length = 3
        JSONText.writeThreeBytes(in: text, at: index, to: &target, surrogates: .escaped)
      } else {
        CharacterBytes.writeEscape(UInt32(text[index]), to: &target)
      }
      return target - spare
    }
    return length
  }
}
