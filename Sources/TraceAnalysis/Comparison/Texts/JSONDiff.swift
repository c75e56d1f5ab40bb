package import JSONBytes

/// How one JSON value became another, by the paths of what differs.
package struct JSONDiff: Sendable {
  /// In the order of base, what was added to an object after what was in it.
  package let changes: [Change]
  /// False where more differs than is listed.
  package let isComplete: Bool

  /// The most changes that are listed.
  package static let limit = 500

  /// A value that differs.
  package struct Change: Sendable {
    /// Where the value is in base; nil where it was added.
    let basePath: JSONPath?
    /// Where the value is in head; nil where it was removed.
    let headPath: JSONPath?
    /// Nil where it was added.
    package let before: JSONValue?
    /// Nil where it was removed.
    package let after: JSONValue?

    /// Where the value is in head, or was in base: `$.budget.max`.
    package var path: String { (headPath ?? basePath)?.text ?? "$" }
  }

  /// Compares values by what they mean: neither the order of keys nor the way of writing counts.
  ///
  /// An element of an array that stayed is found where it moved by a few places; deep down, and in very
  /// large arrays, values are compared as wholes or by their places.
  package init(from base: JSONValue, to head: JSONValue) {
    var comparison = JSONComparison()
    comparison.compare(PlacedValue(base), PlacedValue(head))
    changes = comparison.changes
    isComplete = comparison.isComplete
  }
}

/// A value and where it is.
struct PlacedValue {
  let value: JSONValue
  let path: JSONPath

  init(_ value: JSONValue, _ path: JSONPath = JSONPath()) {
    self.value = value
    self.path = path
  }

  /// A value within this one.
  func inner(_ value: JSONValue, _ step: JSONPath.Step) -> PlacedValue {
    PlacedValue(value, JSONPath(steps: path.steps + [step]))
  }
}
