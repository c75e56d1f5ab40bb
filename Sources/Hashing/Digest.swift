/// The 32 bytes that SHA-256 makes of a message.
package struct Digest: Hashable, Sendable {
  /// The number of bytes of every digest.
  package static let byteCount = 32

  private var storage = SIMD32<UInt8>()

  /// Reads 64 lower-case hexadecimal digits; nil for anything else.
  package init?(hexadecimal text: ArraySlice<UInt8>) {
    guard text.count == 2 * Self.byteCount else { return nil }
    for (place, byte) in text.enumerated() {
      guard let digit = Self.value(byte) else { return nil }
      storage[place / 2] = storage[place / 2] << 4 | digit
    }
  }

  /// Makes a digest of the 32 bytes that `fill` writes.
  init(fill: (UnsafeMutableRawBufferPointer) -> Void) {
    withUnsafeMutableBytes(of: &storage, fill)
  }

  /// The bytes as 64 lower-case hexadecimal digits.
  package var hexadecimal: String {
    String(unsafeUninitializedCapacity: 2 * Self.byteCount) { text in
      for index in storage.indices {
        text[2 * index] = Self.digit(storage[index] >> 4)
        text[2 * index + 1] = Self.digit(storage[index] & 15)
      }
      return 2 * Self.byteCount
    }
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
