import Foundation
import JSONBytes
import Testing

@Suite("Base64 read") struct Base64Tests {
  private func decode(_ text: String, limit: Int = 1 << 20) throws -> [UInt8] {
    try Base64.decode(ArraySlice(text.utf8), limit: limit)
  }

  @Test(
    "The test vectors of RFC 4648, section 10",
    arguments: [
      ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"),
      ("Zm9vYmE=", "fooba"), ("Zm9vYmFy", "foobar"),
    ]
  )
  func vectors(text: String, decoded: String) throws {
    #expect(try self.decode(text) == Array(decoded.utf8))
  }

  /// The bytes are those that coreutils' `base64 -d` gives.
  @Test("Every digit has its value")
  func digits() throws {
    let text = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    let bytes: [UInt8] = [
      0x00, 0x10, 0x83, 0x10, 0x51, 0x87, 0x20, 0x92, 0x8B, 0x30, 0xD3, 0x8F, 0x41, 0x14, 0x93,
      0x51, 0x55, 0x97, 0x61, 0x96, 0x9B, 0x71, 0xD7, 0x9F, 0x82, 0x18, 0xA3, 0x92, 0x59, 0xA7,
      0xA2, 0x9A, 0xAB, 0xB2, 0xDB, 0xAF, 0xC3, 0x1C, 0xB3, 0xD3, 0x5D, 0xB7, 0xE3, 0x9E, 0xBB,
      0xF3, 0xDF, 0xBF,
    ]
    #expect(try decode(text) == bytes)
  }

  @Test(
    "Line breaks stand anywhere, and the padding may be missing as a whole",
    arguments: [
      ("Zm9v\nYmFy\n", "foobar"), ("\r\nZm\r\n9v", "foo"), ("Zg=\n=\n", "f"), ("Zm8\n=", "fo"),
      ("Zg", "f"), ("Zm8", "fo"), ("Zm9vYg\n", "foob"), ("\n\n", ""),
    ]
  )
  func tolerance(text: String, decoded: String) throws {
    #expect(try self.decode(text) == Array(decoded.utf8))
  }

  @Test(
    "What no encoder writes is refused as a whole",
    arguments: [
      "Z", "Zm9vY", "=", "==", "====", "Z===", "Zg=", "Zg===", "Zm8==", "Zm9v=", "Zm9v==",
      "Zg==Zg==", "Zm8=Zm9v", "Zh==", "Zm9=", "Zh", "Zm9vYh", "Zm 9v", "Zm9v\t", " Zm9v", "Zm9v\0",
      "Zm9-", "Zm9_", "Zm9v!", "Zm9v\u{E9}", "data:image/png;base64,Zm9v", "mlflow-attachment://a",
      "<html>", "../../etc/passwd", "Zm9v%3D", "[image removed]", "Zm9v\u{2028}",
    ]
  )
  func refused(text: String) {
    #expect(throws: Base64.Failure.notBase64) { try decode(text) }
  }

  @Test("Every other byte than a digit, a line break or padding is refused")
  func alphabet() {
    let allowed = Set("+/\r\n".utf8)
    for byte in UInt8.min...UInt8.max {
      let scalar = Unicode.Scalar(byte)
      let isDigit = scalar.isASCII && (scalar.properties.isAlphabetic || (48...57).contains(byte))
      let text: [UInt8] = Array("Zm9v".utf8) + [byte, byte, byte, byte]
      let isDecoded = (try? Base64.decode(text[...], limit: 99)) != nil
      #expect(isDecoded == (isDigit || allowed.contains(byte)), "byte \(byte)")
    }
  }

  @Test("A slice of a larger text is read, and nothing around it")
  func slices() throws {
    let text = Array("\"Zm9vYmFy\"".utf8)
    #expect(try Base64.decode(text[1..<9], limit: 6) == Array("foobar".utf8))
  }

  @Test(
    "More bytes than wanted are refused, exactly as many are not",
    arguments: [("Zm9v", 3), ("Zm9vYg==", 4), ("Zm9vYmE", 5), ("Zm9vYmFy", 6), ("\n\n\n\nZg==", 1)]
  )
  func limit(text: String, bytes: Int) throws {
    #expect(try decode(text, limit: bytes).count == bytes)
    #expect(throws: Base64.Failure.tooLong) { try decode(text, limit: bytes - 1) }
  }

  @Test("Bytes of every length come back as Foundation wrote them")
  func roundTrips() throws {
    for count in 0...300 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ count) }
      let text = Data(bytes).base64EncodedString(options: [.lineLength76Characters])
      #expect(try decode(text) == bytes)
    }
  }
}
