import JSONBytes

extension SchemaWalk {
  mutating func checkType(_ operand: JSONValue, _ value: JSONValue) {
    guard spend(operand.count) else { return giveUp() }
    let names = operand.kind == .array ? Array(operand.elements) : [operand]
    let types = names.compactMap { $0.string.flatMap(SchemaType.init) }
    if types.isEmpty || types.count < names.count { return leaveUnchecked("type") }
    if types.contains(where: { $0.holds(value) }) { return }
    mismatch(expected: types.map(\.rawValue).joined(separator: " or "), found: value)
  }

  mutating func checkEnum(_ operand: JSONValue, _ value: JSONValue) {
    guard operand.kind == .array else { return leaveUnchecked("enum") }
    for choice in operand.elements {
      guard spend(comparing: choice, value) else { return giveUp() }
      if choice.equals(value) { return }
    }
    let isShort = operand.token.count <= JSONValue.shortLength
    let choices = isShort ? operand.shortText : "\(operand.count) values"
    mismatch(expected: "one of \(choices)", found: value)
  }

  mutating func checkConst(_ operand: JSONValue, _ value: JSONValue) {
    guard spend(comparing: operand, value) else { return giveUp() }
    if !operand.equals(value) { mismatch(expected: operand.shortText, found: value) }
  }

  private mutating func spend(comparing left: JSONValue, _ right: JSONValue) -> Bool {
    spend(1 + min(left.token.count, right.token.count) / 16)
  }

  mutating func checkCount(_ keyword: String, _ operand: JSONValue, _ value: JSONValue) {
    guard let bound = operand.int64 else { return leaveUnchecked(keyword) }
    guard value.kind == .array else { return }
    let isMinimum = keyword == "minItems"
    if isMinimum ? value.count >= bound : value.count <= bound { return }
    let words = isMinimum ? "at least" : "at most"
    mismatch(
      expected: "\(words) \(bound == 1 ? "1 item" : "\(bound) items")",
      found: value.count == 1 ? "1 item" : "\(value.count) items"
    )
  }

  mutating func checkBound(_ keyword: String, _ operand: JSONValue, _ value: JSONValue) {
    guard let bound = SchemaBound(keyword, operand) else { return leaveUnchecked(keyword) }
    guard value.kind == .number else { return }
    switch bound.holds(value) {
    case true: return
    case false: mismatch(expected: "\(bound.sign) \(operand.shortText)", found: value)
    case nil: leaveUnchecked(keyword)
    }
  }
}
