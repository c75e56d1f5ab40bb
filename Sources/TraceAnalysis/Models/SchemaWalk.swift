import JSONBytes

/// Goes through a value and its schema side by side.
struct SchemaWalk {
  let root: JSONValue
  var mismatches: [SchemaMismatch] = []
  private(set) var unchecked: [String] = []
  private(set) var isComplete = true
  var path = JSONPath()
  /// A step is about one comparison; enough for thousands of records.
  private var stepsLeft = 100_000

  /// Schemas within schemas, references among them.
  private static let maximumDepth = 128

  init(root: JSONValue) { self.root = root }

  /// Adds what is wrong with the value; `depth` counts the schemas around this one.
  mutating func check(_ value: JSONValue, _ schema: JSONValue, depth: Int) {
    guard spend(1 + schema.count), depth < Self.maximumDepth else { return giveUp() }
    switch schema.kind {
    case .true: return
    case .false: mismatch(expected: "nothing", found: value)
    case .object:
      let place = SchemaPlace(value: value, schema: schema, depth: depth)
      for (key, operand) in schema.distinctMembers { check(key.string ?? "", operand, place) }
    default: leaveUnchecked("schema")
    }
  }

  private mutating func check(_ keyword: String, _ operand: JSONValue, _ place: SchemaPlace) {
    switch keyword {
    case "type": checkType(operand, place.value)
    case "enum": checkEnum(operand, place.value)
    case "const": checkConst(operand, place.value)
    case "properties": checkProperties(operand, place)
    case "required": checkRequired(operand, place.value)
    case "additionalProperties": checkAdditional(operand, place)
    case "items": checkItems(operand, place)
    case "anyOf": checkAnyOf(operand, place)
    case "$ref": follow(operand, place)
    case "minItems", "maxItems": checkCount(keyword, operand, place.value)
    case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum":
      checkBound(keyword, operand, place.value)
    case "$defs", "definitions", "title", "description", "default", "examples", "$schema", "$id",
      "$comment", "deprecated", "readOnly", "writeOnly":
      return
    default: leaveUnchecked(keyword)
    }
  }
}

/// A value and the schema that it is held against.
struct SchemaPlace {
  var value: JSONValue
  var schema: JSONValue
  /// The schemas around this one.
  var depth: Int
}

extension SchemaWalk {
  /// Takes steps; false where none are left.
  mutating func spend(_ steps: Int) -> Bool {
    stepsLeft -= steps
    return stepsLeft > 0
  }

  mutating func giveUp() { isComplete = false }

  mutating func leaveUnchecked(_ keyword: String) {
    if unchecked.count < SchemaCheck.limit, !unchecked.contains(keyword) {
      unchecked.append(keyword)
    }
  }

  mutating func mismatch(expected: String, found: JSONValue) {
    mismatch(expected: expected, found: found.shortText)
  }

  mutating func mismatch(expected: String, found: String) {
    if mismatches.count == SchemaCheck.limit { return giveUp() }
    mismatches.append(SchemaMismatch(path: pathText(), expected: expected, found: found))
  }

  /// The path in words; keys may be long, so it counts as steps.
  mutating func pathText() -> String {
    let text = path.text
    stepsLeft -= text.utf8.count / 16
    return text
  }

  mutating func checkInside(
    _ step: JSONPath.Step,
    _ value: JSONValue,
    _ schema: JSONValue,
    _ place: SchemaPlace
  ) {
    path.steps.append(step)
    check(value, schema, depth: place.depth + 1)
    path.steps.removeLast()
  }
}
