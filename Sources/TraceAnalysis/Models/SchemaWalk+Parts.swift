import JSONBytes

extension SchemaWalk {
  mutating func checkProperties(_ operand: JSONValue, _ place: SchemaPlace) {
    guard operand.kind == .object else { return leaveUnchecked("properties") }
    guard place.value.kind == .object else { return }
    for (key, schema) in operand.distinctMembers {
      guard spend(1 + place.value.count / 8) else { return giveUp() }
      guard let name = key.string, let member = place.value[named: name] else { continue }
      checkInside(.member(name), member, schema, place)
    }
  }

  mutating func checkRequired(_ operand: JSONValue, _ value: JSONValue) {
    guard operand.kind == .array else { return leaveUnchecked("required") }
    guard value.kind == .object else { return }
    for key in operand.elements {
      guard spend(1 + value.count / 8) else { return giveUp() }
      guard let name = key.string else { return leaveUnchecked("required") }
      if value[named: name] == nil { absent(name) }
    }
  }

  private mutating func absent(_ name: String) {
    path.steps.append(.member(name))
    mismatch(expected: "a value: it is required", found: "nothing")
    path.steps.removeLast()
  }

  mutating func checkAdditional(_ operand: JSONValue, _ place: SchemaPlace) {
    if operand.kind == .true { return }
    guard operand.kind == .false || operand.kind == .object else {
      return leaveUnchecked("additionalProperties")
    }
    // Patterns may allow what is not named.
    if place.schema["patternProperties"] != nil { return leaveUnchecked("additionalProperties") }
    guard place.value.kind == .object else { return }
    guard spend(place.value.count) else { return giveUp() }
    let named = place.schema["properties"]
    for (key, member) in place.value.distinctMembers {
      guard spend(1 + (named?.count ?? 0) / 8) else { return giveUp() }
      guard let name = key.string, named?[named: name] == nil else { continue }
      checkAdditional(name, member, operand, place)
    }
  }

  private mutating func checkAdditional(
    _ name: String,
    _ member: JSONValue,
    _ schema: JSONValue,
    _ place: SchemaPlace
  ) {
    if schema.kind == .object { return checkInside(.member(name), member, schema, place) }
    path.steps.append(.member(name))
    mismatch(expected: "nothing: no such member is allowed", found: member)
    path.steps.removeLast()
  }

  mutating func checkItems(_ operand: JSONValue, _ place: SchemaPlace) {
    let isSchema = operand.kind == .object || operand.kind == .true || operand.kind == .false
    // Items after a prefix alone, and the lists of older drafts, are not what is meant here.
    if !isSchema || place.schema["prefixItems"] != nil { return leaveUnchecked("items") }
    for (position, element) in place.value.elements.enumerated() {
      if !isComplete { return }
      checkInside(.element(position), element, operand, place)
    }
  }
}
