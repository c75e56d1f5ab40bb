/// Single characters in UTF-8, or WTF-8 for a surrogate.
enum UTF8Character {
  /// What stands for a byte that belongs to no character.
  static var replacement: UInt32 { 0xFFFD }

  /// Reads the character at an offset.
  ///
  /// - Returns: The character, which may be a surrogate, and the number of its bytes. U+FFFD and 1
  ///   if the byte there begins no character of The Unicode Standard, table 3-7.
  @inline(__always)
  static func read(
    in bytes: UnsafeBufferPointer<UInt8>,
    at offset: Int
  ) -> (character: UInt32, length: Int) {
    let lead = bytes[offset]
    guard lead >= 0x80 else { return (UInt32(lead), 1) }
    guard let length = length(ofLead: lead), offset &+ length <= bytes.count else {
      return (replacement, 1)
    }
    var character = UInt32(lead) & (0x7F >> UInt32(length))
    for place in 1..<length {
      let byte = bytes[offset &+ place]
      guard byte & 0xC0 == 0x80 else { return (replacement, 1) }
      character = character << 6 | UInt32(byte & 0x3F)
    }
    return isShortest(character, length: length) ? (character, length) : (replacement, 1)
  }

  /// The number of bytes that a lead byte announces; nil for one that leads nothing.
  @inline(__always)
  private static func length(ofLead lead: UInt8) -> Int? {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: nil
    }
  }

  @inline(__always)
  private static func isShortest(_ character: UInt32, length: Int) -> Bool {
    switch length {
    case 3: character >= 0x800
    case 4: character >= 0x10000 && character <= 0x10FFFF
    default: true
    }
  }

  /// Writes a character above U+007F and returns the number of its bytes, two to four.
  @inline(__always)
  static func write(_ character: UInt32, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4
    var rest = character
    for place in stride(from: length - 1, to: 0, by: -1) {
      target[place] = 0x80 | UInt8(truncatingIfNeeded: rest & 0x3F)
      rest >>= 6
    }
    let mark: UInt32 = 0xF00 >> UInt32(length)
    target[0] = UInt8(truncatingIfNeeded: mark | rest)
    return length
  }
}
