import Testing

@testable import TraceReport

@Suite("Shares as text") struct PercentTests {
  @Test(
    "One decimal below a hundred",
    arguments: [
      (0, "0"), (0.5, "50.0"), (0.973, "97.3"), (0.001, "0.1"), (0.0014, "0.1"), (0.123, "12.3"),
      (0.9994, "99.9"), (1, "100"),
    ]
  )
  func decimals(share: Double, expected: String) { #expect(PercentText.bare(share) == expected) }

  @Test(
    "Little is not nothing, and nearly all is not all",
    arguments: [(0.0009, "< 0.1"), (1e-9, "< 0.1"), (0.9996, "99.9")]
  )
  func edges(share: Double, expected: String) { #expect(PercentText.bare(share) == expected) }
}
