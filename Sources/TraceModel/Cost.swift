/// US dollars; a part that nothing stated is nil, never 0.
package struct Cost: Sendable, Hashable {
  package var input: Double?
  package var output: Double?
  package var total: Double?

  package init(input: Double? = nil, output: Double? = nil, total: Double? = nil) {
    self.input = input
    self.output = output
    self.total = total
  }

  /// True where no part has a number.
  package var isEmpty: Bool { input == nil && output == nil && total == nil }

  /// Adds another cost part by part; a part that only one of them has keeps that number.
  package mutating func add(_ other: Cost) {
    input = Self.sum(input, other.input)
    output = Self.sum(output, other.output)
    total = Self.sum(total, other.total)
  }

  private static func sum(_ a: Double?, _ b: Double?) -> Double? {
    guard let a, let b else { return a ?? b }
    return a + b
  }
}
