import JSONBytes

/// An address `mlflow-attachment://ID?content_type=…&size=…` as texts of a span mention it.
struct AttachmentAddress: Equatable {
  let id: String
  /// Nil where the address does not say.
  let contentType: String?
  /// Bytes; nil where the address does not say.
  let size: Int64?

  /// The addresses in the recorded JSON of a span, in order; one that repeats is given again.
  ///
  /// They are looked for in the undecoded bytes: none of their characters is ever escaped there.
  static func all(in content: [UInt8]) -> [AttachmentAddress] {
    var found: [AttachmentAddress] = []
    var rest = content[...]
    while let start = rest.firstIndex(after: "mlflow-attachment://") {
      let text = rest[start...].prefix { isAddressByte($0) }
      let address = AttachmentAddress(String(decoding: text, as: UTF8.self))
      if !address.id.isEmpty { found.append(address) }
      rest = rest[text.endIndex...]
    }
    return found
  }

  /// True for a name that stays in its folder: letters, digits, `-`, `_` and `.`, not all dots.
  static func isFileName(_ text: String) -> Bool {
    let isPlain = text.utf8.allSatisfy { byte in
      byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ".")
    }
    return isPlain && text.utf8.contains { $0 != UInt8(ascii: ".") }
  }

  private init(_ address: String) {
    let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var values: [String: String] = [:]
    for pair in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if sides.count == 2 { values[String(sides[0])] = Self.decoded(sides[1]) }
    }
    id = String(parts[0])
    contentType = values["content_type"]
    size = values["size"].flatMap { UInt64($0) }.flatMap { Int64(exactly: $0) }
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || "-._~:/?#[]@!$&*+,;=%".utf8.contains(byte)
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let hex = rest.prefix(2)
      if byte == UInt8(ascii: "%"), hex.count == 2, hex.allSatisfy(\.isHexDigit),
        let value = UInt8(String(decoding: hex, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
