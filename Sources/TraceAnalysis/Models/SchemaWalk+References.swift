import JSONBytes

extension SchemaWalk {
  /// Follows a reference within the schema; one that leads elsewhere is not checked.
  mutating func follow(_ operand: JSONValue, _ place: SchemaPlace) {
    guard let pointer = operand.string, let target = target(of: pointer) else {
      return leaveUnchecked("$ref")
    }
    check(place.value, target, depth: place.depth + 1)
  }

  private mutating func target(of pointer: String) -> JSONValue? {
    guard pointer.hasPrefix("#"), spend(pointer.utf8.count / 16) else { return nil }
    var target = root
    let parts = pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    if let first = parts.first, !first.isEmpty { return nil }
    for part in parts.dropFirst() {
      // Escapes of URIs are left to those who write them.
      guard spend(1 + target.count / 8), !part.utf8.contains(UInt8(ascii: "%")) else { return nil }
      let key = JSONPath.key(pointerPart: part)
      guard let next = target[named: key] else { return nil }
      target = next
    }
    return target
  }

  /// Adds what is wrong with the alternative that comes nearest: the first one that is not wrong at
  /// the value itself.
  mutating func checkAnyOf(_ operand: JSONValue, _ place: SchemaPlace) {
    guard operand.kind == .array, operand.count > 0 else { return leaveUnchecked("anyOf") }
    let before = mismatches
    let own = pathText()
    var nearest: [SchemaMismatch]?
    for alternative in operand.elements {
      mismatches = []
      check(place.value, alternative, depth: place.depth + 1)
      let found = mismatches
      mismatches = before
      // Once steps run out, nothing is known of the alternatives that are left.
      if found.isEmpty || !isComplete { return }
      if nearest == nil, !found.contains(where: { $0.path == own }) { nearest = found }
    }
    guard let nearest else {
      return mismatch(expected: "one of \(operand.count) alternatives", found: place.value)
    }
    mismatches += nearest.prefix(SchemaCheck.limit - mismatches.count)
  }
}
