import JSONBytes

/// The ids of traces and spans: bytes, which a store has in hexadecimal digits, an export of MLflow in
/// base64 and OTLP in either.
enum RecordedIdentifier {
  /// Lower-case hexadecimal digits; a text that stands for no id of so many bytes stays as it is.
  static func hexadecimal(_ text: String, bytes count: Int) -> String {
    let utf8 = Array(text.utf8)
    if utf8.count == 2 * count, utf8.allSatisfy(\.isHexDigit) { return text.lowercased() }
    guard let bytes = try? Base64.decode(utf8[...], limit: count), bytes.count == count else {
      return text
    }
    return hexadecimal(bytes[...])
  }

  /// The digits of bytes, two each.
  static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil for an id of no bytes and for one of zeros, which both stand for none.
  static func recorded(_ id: String) -> String? {
    id.utf8.allSatisfy { $0 == UInt8(ascii: "0") } ? nil : id
  }
}
