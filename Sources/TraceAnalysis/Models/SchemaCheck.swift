package import JSONBytes

/// A JSON value held against a JSON Schema (2020-12), as far as OpenAI's structured outputs go.
///
/// What is not checked is named, so that a value is never said to be wrong where it may be right.
package struct SchemaCheck: Sendable {
  /// In the schema's order; no more than ``limit``.
  package var mismatches: [SchemaMismatch]
  /// Keywords that were met and not checked, each once, in the order in which they were met; no more
  /// than ``limit``.
  package var unchecked: [String]
  /// False where the check ended early: too many steps, too deep, or too many mismatches.
  package var isComplete: Bool

  /// How many mismatches and how many keywords are told at most.
  package static let limit = 50

  /// Takes a bounded number of steps, whatever schema and value are.
  package init(_ value: JSONValue, against schema: JSONValue) {
    var walk = SchemaWalk(root: schema)
    walk.check(value, schema, depth: 0)
    mismatches = walk.mismatches
    unchecked = walk.unchecked
    isComplete = walk.isComplete
  }
}

/// A place at which a value is not what its schema wants.
package struct SchemaMismatch: Sendable, Hashable {
  /// As `$.budget.max` or `$.travellers[2]`; `$` is the whole value.
  package var path: String
  package var expected: String
  package var found: String
}
