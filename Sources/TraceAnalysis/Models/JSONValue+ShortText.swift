import JSONBytes

extension JSONValue {
  /// Bytes of a value that is short.
  static var shortLength: Int { 60 }

  /// The value in a few words: its text while that is short, else its kind and size.
  var shortText: String {
    if token.count <= Self.shortLength { return String(decoding: token, as: UTF8.self) }
    switch kind {
    case .array: return "a list of \(count)"
    case .object: return "an object of \(count) members"
    case .string: return "a text of \(utf8?.count ?? 0) bytes"
    default: return "a number of \(token.count) digits"
    }
  }
}
