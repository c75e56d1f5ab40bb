import JSONBytes
import Testing

@Suite("What a byte is in ASCII") struct ByteClassTests {
  private static let digits = "0123456789"
  private static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

  private func bytes(_ isOne: (UInt8) -> Bool) -> Set<UInt8> {
    Set((UInt8.min...UInt8.max).filter(isOne))
  }

  @Test("Of all 256 bytes those are of a class that are, and no others")
  func classes() {
    #expect(bytes(\.isASCIIDigit) == Set(Self.digits.utf8))
    #expect(bytes(\.isASCIILetter) == Set(Self.letters.utf8))
    #expect(bytes(\.isASCIIAlphanumeric) == Set((Self.digits + Self.letters).utf8))
    #expect(bytes(\.isHexDigit) == Set((Self.digits + "abcdefABCDEF").utf8))
  }
}
