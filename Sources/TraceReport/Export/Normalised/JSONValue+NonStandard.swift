import JSONBytes

extension JSONValue {
  /// True where NaN, Infinity or -Infinity is in the value.
  var hasNonStandardNumbers: Bool {
    var search = NonStandardSearch()
    walk(&search)
    return search.hasFound
  }
}

/// Looks for numbers that JSON does not know.
private struct NonStandardSearch: JSONVisitor {
  private(set) var hasFound = false

  mutating func scalar(_ token: JSONToken) {
    guard token.kind == .number, let last = token.bytes.last else { return }
    // NaN ends in a letter, and so does Infinity; no other number does.
    if last == UInt8(ascii: "N") || last == UInt8(ascii: "y") { hasFound = true }
  }

  mutating func beginObject(count: Int) {}
  mutating func key(_ token: JSONToken) {}
  mutating func endObject() {}
  mutating func beginArray(count: Int) {}
  mutating func endArray() {}
}
