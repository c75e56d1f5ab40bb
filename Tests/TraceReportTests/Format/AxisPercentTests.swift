import Testing

@testable import TraceReport

@Suite("Shares of an axis") struct AxisPercentTests {
  private func text(_ part: Int64, of whole: Int64) -> String {
    String { $0.append(share: part, of: whole) }
  }

  @Test(
    "Four decimals at most, none that are zero",
    arguments: [
      (0, 100, "0%"), (1, 1, "100%"), (1, 2, "50%"), (1, 8, "12.5%"), (1, 3, "33.3333%"),
      (2, 3, "66.6667%"), (1, 1000, "0.1%"), (1, 10_000, "0.01%"), (1, 100_000, "0.001%"),
      (1_234_567, 10_000_000, "12.3457%"), (101, 1000, "10.1%"), (1001, 10_000, "10.01%"),
      (3, 2, "150%"), (-1, 8, "-12.5%"), (-1, 1_000_000, "-0.0001%"), (-1, 10_000_000, "0%"),
      (-1, 1000, "-0.1%"),
    ]
  )
  func shares(part: Int64, whole: Int64, expected: String) {
    #expect(text(part, of: whole) == expected)
  }

  @Test("Zero where the whole is nothing", arguments: [0, -1, Int64.min])
  func nothing(whole: Int64) { #expect(text(5, of: whole) == "0%") }

  @Test("The whole of an axis is a hundred", arguments: [(Int64.max, "100%"), (.min, "-100%")])
  func longest(part: Int64, expected: String) {
    #expect(text(part, of: .max) == expected)
  }

  @Test("Extremes are digits that SVG can read", arguments: [Int64.max, .min, .max / 3], [1, 7])
  func extremes(part: Int64, whole: Int64) {
    let digits = text(part, of: whole).drop { $0 == "-" }
    #expect(digits.last == "%")
    #expect(digits.count > 4)
    #expect(digits.dropLast().allSatisfy { $0 == "." || $0.isNumber })
  }
}
