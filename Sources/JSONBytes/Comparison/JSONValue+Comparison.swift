extension JSONValue {
  /// Whether two values mean the same: the order of keys, whitespace and the way in which numbers
  /// and strings are written do not count.
  ///
  /// Of equal keys the last one counts. Numbers are equal if both are the same `Int64`, or else the
  /// same `Double`. Recursive, no deeper than the depth limit.
  package func equals(_ other: JSONValue) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .null, .true, .false: return true
    case .number: return CanonicalNumber(self) == CanonicalNumber(other)
    case .string: return isSameString(as: other)
    case .array:
      return count == other.count && zip(elements, other.elements).allSatisfy { $0.equals($1) }
    case .object:
      let (mine, others) = (sortedMembers, other.sortedMembers)
      return mine.count == others.count
        && zip(mine, others).allSatisfy { $0.key == $1.key && $0.value.equals($1.value) }
    }
  }

  /// Appends the one text that all equal values have, for comparing and hashing.
  ///
  /// Compact, keys sorted by their bytes, the last one of equal keys alone. Recursive as `equals`
  /// is.
  package func canonical(to buffer: inout ByteBuffer) {
    switch kind {
    case .null, .true, .false, .string: withToken { $0.appendJSON(to: &buffer, style: .compact) }
    case .number: CanonicalNumber(self)?.append(to: &buffer)
    case .array: appendCanonicalArray(to: &buffer)
    case .object: appendCanonicalObject(to: &buffer)
    }
  }

  private func appendCanonicalArray(to buffer: inout ByteBuffer) {
    buffer.append(byte: ASCII.openBracket)
    for (position, element) in elements.enumerated() {
      if position > 0 { buffer.append(byte: ASCII.comma) }
      element.canonical(to: &buffer)
    }
    buffer.append(byte: ASCII.closeBracket)
  }

  private func appendCanonicalObject(to buffer: inout ByteBuffer) {
    buffer.append(byte: ASCII.openBrace)
    for (position, member) in sortedMembers.enumerated() {
      if position > 0 { buffer.append(byte: ASCII.comma) }
      buffer.appendJSONString(member.key)
      buffer.append(byte: ASCII.colon)
      member.value.canonical(to: &buffer)
    }
    buffer.append(byte: ASCII.closeBrace)
  }

  /// The members sorted by the bytes of their keys, of equal keys the last one alone.
  private var sortedMembers: [(key: ArraySlice<UInt8>, value: JSONValue)] {
    distinctMembers.map { (key: $0.key.utf8 ?? [], value: $0.value) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }
}

extension JSONValue {
  /// Whether two values are written by the same bytes, and so mean the same.
  package func isWritten(as other: JSONValue) -> Bool {
    withToken { mine in other.withToken { mine.isWritten(as: $0) } }
  }
}
