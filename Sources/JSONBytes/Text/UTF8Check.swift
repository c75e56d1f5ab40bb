/// Where a run of bytes stops being text.
///
/// Text is UTF-8 as of RFC 3629, or a surrogate in the form that WTF-8 gives it (ED A0 80 to
/// ED BF BF), since a Python string can hold one.
struct UTF8Check {
  /// The offset of the first byte that belongs to no character; nil if the run is text throughout.
  private(set) var firstInvalid: Int?
  /// Whether a surrogate was seen.
  private(set) var hasSurrogates = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while true {
      index = Self.endOfASCII(in: bytes, from: index)
      guard index < bytes.count else { return }
      let length = Self.sequenceLength(in: bytes, at: index)
      guard length > 0 else {
        firstInvalid = index
        return
      }
      if bytes[index] == 0xED && bytes[index &+ 1] >= 0xA0 { hasSurrogates = true }
      index &+= length
    }
  }

  /// The offset of the first byte from `start` on that is not ASCII, or the end.
  @inline(__always)
  static func endOfASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index &+ 8 <= bytes.count {
      let word = UnsafeRawBufferPointer(bytes)
        .loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let high = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
      guard high == 0 else { return index &+ high.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < bytes.count, bytes[index] < 0x80 {
      index &+= 1
    }
    return index
  }

  /// The length of the character that begins with the non-ASCII byte at an offset; 0 if none does.
  @inline(__always)
  static func sequenceLength(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    guard let (length, second) = shape(ofLead: bytes[index]), index &+ length <= bytes.count,
      second.contains(bytes[index &+ 1])
    else { return 0 }
    for offset in 2..<max(length, 2) where bytes[index &+ offset] & 0xC0 != 0x80 {
      return 0
    }
    return length
  }

  /// The length that a lead byte announces and the second bytes that keep the form the shortest and
  /// the character at most U+10FFFF (The Unicode Standard, table 3-7); nil if no lead byte.
  @inline(__always)
  private static func shape(ofLead lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
