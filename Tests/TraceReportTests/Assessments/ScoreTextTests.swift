import Testing

@testable import TraceReport

@Suite("Numbers without a unit") struct ScoreTextTests {
  @Test(
    "Three significant digits, whole ones from 100 up, a true minus",
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1.00"), (0.5636, "0.564"), (-2.5, "−2.50"), (99.96, "100"),
      (0.99951, "1.00"), (1234.5, "1235"), (0.0001234, "0.000123"), (5e-05, "5e-05"),
      (-1e+20, "−1e+20"),
    ]
  )
  func score(number: Double, expected: String) { #expect(ScoreText.text(number) == expected) }

  @Test(
    "A recorded whole number has no decimals",
    arguments: [
      (5, "5"), (-12, "−12"), (1234, "1 234"), (0.25, "0.250"), (1e300, "1e+300"), (-0.0, "0"),
    ]
  )
  func value(number: Double, expected: String) {
    #expect(plain(ScoreText.value(number)) == expected)
  }
}
