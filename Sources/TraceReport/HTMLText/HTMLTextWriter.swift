import CScan

/// Writes text as HTML to memory that has room for it.
struct HTMLTextWriter {
  /// How the bytes write a text.
  enum Notation {
    /// As UTF-8.
    case plain
    /// As the content of a JSON string.
    case json
    /// As the content of a JSON string, whose short escapes are to be seen.
    case jsonSource
  }

  /// How many bytes are best written at a time, so that the room for them stays small.
  static var stride: Int { 1024 }

  /// How many bytes a number of them may become, and how far writing may go beyond.
  ///
  /// The longest is a surrogate of three bytes in the notation `jsonSource`, which becomes 31.
  static func room(for count: Int) -> Int { count * 11 + 64 }

  private let source: UnsafeBufferPointer<UInt8>
  private let notation: Notation
  private let place: HTMLPlace
  /// The offset in the source of what is to be written next.
  private(set) var index: Int
  /// The end of what is written.
  private(set) var target: UnsafeMutablePointer<UInt8>

  /// Creates a writer of the text that begins at an offset.
  @inline(__always)
  init(
    _ source: UnsafeBufferPointer<UInt8>,
    at index: Int,
    notation: Notation,
    place: HTMLPlace,
    target: UnsafeMutablePointer<UInt8>
  ) {
    self.source = source
    self.index = index
    self.notation = notation
    self.place = place
    self.target = target
  }

  /// Writes at least the text before an offset, and less than 16 bytes more.
  @inline(__always)
  mutating func write(upTo end: Int) {
    while index < end {
      copyPlain(upTo: end)
      guard index < end else { return }
      repeat {
        if !copyLetter() { writeNext() }
      } while index < end && source[index] >= 0x80
    }
  }

  // MARK: Plain ASCII

  /// Copies bytes up to the first that is not plain: sixteen at a time, of which those that are not
  /// wanted are written over.
  @inline(__always)
  private mutating func copyPlain(upTo end: Int) {
    guard let base = source.baseAddress else { return }
    while index < end, index &+ 16 <= source.count {
      let plain = copySixteen(base + index)
      index &+= plain
      target += plain
      guard plain == 16 else { return }
    }
    while index < end, isPlain(base[index]) {
      put(base[index])
      index &+= 1
    }
  }

  /// Copies sixteen bytes and returns how many of them come before the first that is not plain.
  @inline(__always)
  private func copySixteen(_ bytes: UnsafePointer<UInt8>) -> Int {
    let sixteen = UnsafeRawPointer(bytes).loadUnaligned(as: SIMD16<UInt8>.self)
    UnsafeMutableRawPointer(target).storeBytes(of: sixteen, as: SIMD16<UInt8>.self)
    var mask = cscan_text_mask16(bytes)
    if place == .anywhere { mask |= cscan_quote_mask16(bytes) }
    if notation != .plain { mask |= cscan_json_mask16(bytes) }
    return min(mask == 0 ? 16 : mask.trailingZeroBitCount, Self.ascii(bytes))
  }

  /// How many of sixteen bytes come before the first that is not ASCII.
  @inline(__always)
  private static func ascii(_ bytes: UnsafePointer<UInt8>) -> Int {
    let first = cscan_load8(bytes) & 0x8080_8080_8080_8080
    let second = cscan_load8(bytes + 8) & 0x8080_8080_8080_8080
    guard first | second != 0 else { return 16 }
    return first != 0 ? first.trailingZeroBitCount / 8 : 8 + second.trailingZeroBitCount / 8
  }

  @inline(__always)
  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0x7F...: false
    case UInt8(ascii: "\""), UInt8(ascii: "'"): place == .content
    case UInt8(ascii: "\\"): notation == .plain
    default: true
    }
  }

  // MARK: All else

  /// Copies a character of two or three bytes if its lead alone tells that it is a plain one, and
  /// returns whether it was.
  ///
  /// The leads of most scripts do. Four bytes are written.
  @inline(__always)
  private mutating func copyLetter() -> Bool {
    let length: Int
    switch source[index] {
    case 0xC3...0xD7: length = 2
    case 0xE3...0xEC: length = 3
    default: return false
    }
    guard let base = source.baseAddress, index &+ 4 <= source.count else { return false }
    let four = UnsafeRawPointer(base + index).loadUnaligned(as: UInt32.self)
    let marks = UInt32(littleEndian: four) & (length == 2 ? 0xC000 : 0xC0_C000)
    guard marks == (length == 2 ? 0x8000 : 0x80_8000) else { return false }
    UnsafeMutableRawPointer(target).storeBytes(of: four, as: UInt32.self)
    index &+= length
    target += length
    return true
  }

  /// Writes one character.
  @inline(__always)
  private mutating func writeNext() {
    let (character, length) = read(at: index)
    index &+= length
    if character < 0x80 {
      writeASCII(UInt8(truncatingIfNeeded: character))
    } else {
      writeLong(character)
    }
  }

  /// The character at an offset and the number of bytes that write it.
  @inline(__always)
  private func read(at offset: Int) -> (character: UInt32, length: Int) {
    if notation != .plain, source[offset] == UInt8(ascii: "\\") {
      JSONEscape.read(in: source, at: offset)
    } else {
      UTF8Character.read(in: source, at: offset)
    }
  }

  @inline(__always)
  private mutating func writeASCII(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\n") where notation != .jsonSource: put(byte)
    case UInt8(ascii: "&"): put("&amp;")
    case UInt8(ascii: "<"): put("&lt;")
    case UInt8(ascii: ">"): put("&gt;")
    case UInt8(ascii: "\""): writeQuote()
    case UInt8(ascii: "'"): put(place == .content ? "'" : "&#39;")
    case UInt8(ascii: "\\") where notation == .jsonSource: put("\\\\")
    case 0x20..<0x7F: put(byte)
    default: writeControl(byte)
    }
  }

  @inline(__always)
  private mutating func writeQuote() {
    if notation == .jsonSource { put("\\") }
    put(place == .content ? "\"" : "&quot;")
  }

  private mutating func writeControl(_ byte: UInt8) {
    if notation == .jsonSource, let letter = JSONEscape.letter(for: byte) {
      put(UInt8(ascii: "\\"))
      put(letter)
    } else if byte == UInt8(ascii: "\t") {
      put(byte)
    } else if byte == UInt8(ascii: "\r"), index < source.count, read(at: index).character == 0x0A {
      return
    } else {
      put(utf8: byte == 0x7F ? 0x2421 : 0x2400 + UInt32(byte))
    }
  }

  private mutating func writeLong(_ character: UInt32) {
    if HiddenCharacters.contains(character) {
      writeCodePoint(character)
    } else if character & 0xFFFF_F800 == 0xD800 {
      writeSurrogate(character)
    } else {
      put(utf8: character)
    }
  }

  /// Writes a character as `‹U+202E›`.
  private mutating func writeCodePoint(_ character: UInt32) {
    put("‹U+")
    put(hex: character, letters: UInt8(ascii: "A"))
    put("›")
  }

  private mutating func writeSurrogate(_ surrogate: UInt32) {
    if notation == .jsonSource { put("<span class=\"odd\">") }
    put("\\u")
    put(hex: surrogate, letters: UInt8(ascii: "a"))
    if notation == .jsonSource { put("</span>") }
  }

  // MARK: Bytes

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    target.pointee = byte
    target += 1
  }

  @inline(__always)
  private mutating func put(_ text: StaticString) {
    target.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    target += text.utf8CodeUnitCount
  }

  /// Writes at least four hexadecimal digits.
  private mutating func put(hex number: UInt32, letters: UInt8) {
    var shift: UInt32 = number > 0xFFFF ? 20 : 16
    if number > 0xF_FFFF { shift = 24 }
    while shift > 0 {
      shift -= 4
      let digit = UInt8(number >> shift & 15)
      put(digit < 10 ? UInt8(ascii: "0") + digit : letters + digit - 10)
    }
  }

  /// Writes a character above U+007F.
  @inline(__always)
  private mutating func put(utf8 character: UInt32) {
    target += UTF8Character.write(character, to: target)
  }
}
