import JSONBytes
import Testing
import TraceAnalysis

/// What numpy and scipy say, as Tests/Reference/make_comparison.py wrote it.
enum ComparisonFixture {
  /// A part of the file.
  static func part(_ name: String) throws -> JSONValue {
    let vectors = try Fixture.json("Tests/Fixtures/comparison.json")
    return try #require(vectors[named: name])
  }

  /// The rows of a part; at least one.
  static func rows(_ name: String) throws -> [JSONValue] {
    let rows = Array(try part(name).elements)
    try #require(!rows.isEmpty)
    return rows
  }

  /// Rows of numbers, such as arguments and a result.
  static func functions(_ name: String) throws -> [[Double]] {
    let rows = try part("functions")[named: name]?.elements.map(\.numbers) ?? []
    try #require(!rows.isEmpty)
    return rows
  }
}

extension JSONValue {
  func numbers(_ key: String) throws -> [Double] { try #require(self[named: key]).numbers }

  func number(_ key: String) throws -> Double { try #require(self[named: key]?.double) }

  /// The members `base` and `head` side by side.
  func valuePairs() throws -> [ValuePair] {
    zip(try numbers("base"), try numbers("head")).map { ValuePair(base: $0, head: $1) }
  }
}

/// Whether a value is the expected one to ten digits; near 0 to ten decimals of the tolerance's unit.
func isNear(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-10) -> Bool {
  guard let value else { return false }
  return (value - expected).magnitude <= tolerance * max(expected.magnitude, 1e-3)
}
