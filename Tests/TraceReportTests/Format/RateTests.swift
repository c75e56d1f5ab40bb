import Testing

@testable import TraceReport

@Suite("Rates as text") struct RateTests {
  @Test(
    "Three significant digits, whole from a hundred on",
    arguments: [
      (0.001, "0.00100"), (0.01234, "0.0123"), (0.5, "0.500"), (0.9996, "1.00"), (1, "1.00"),
      (9.994, "9.99"), (9.995, "10.0"), (57.82, "57.8"), (99.94, "99.9"), (99.95, "100"),
      (123.4, "123"), (123.5, "124"), (999.5, "1000"), (12_345.6, "12346"),
    ]
  )
  func significant(rate: Double, expected: String) { #expect(RateText.text(rate) == expected) }

  @Test(
    "Unknown where it is no rate",
    arguments: [
      0, -1, 0.0009999, Double.nan, .infinity, -.infinity, 1e15, .greatestFiniteMagnitude,
    ]
  )
  func unknown(rate: Double) { #expect(RateText.text(rate) == nil) }
}
