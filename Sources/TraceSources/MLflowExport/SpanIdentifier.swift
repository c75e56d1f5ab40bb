import JSONBytes

/// The id of a span, of which a store has the hexadecimal digits and an export the bytes in base64.
enum SpanIdentifier {
  /// An id in hexadecimal digits; one that is not base64 of eight bytes stays as it is.
  static func hex(_ id: String) -> String {
    guard let bytes = try? Base64.decode(Array(id.utf8)[...], limit: 8), bytes.count == 8 else {
      return id
    }
    let digits = Array("0123456789abcdef".utf8)
    let hex = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: hex, as: UTF8.self)
  }
}
