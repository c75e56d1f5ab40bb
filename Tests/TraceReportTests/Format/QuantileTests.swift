import Testing

@testable import TraceReport

@Suite("Percentiles as text") struct QuantileTests {
  @Test(
    "None that the sample is too small for",
    arguments: [
      (0.5, 0, "–"), (0.5, 1, "1 ns"), (0.9, 19, "n<20"), (0.9, 21, "19 ns"), (0.95, 19, "n<20"),
      (0.95, 21, "20 ns"), (0.99, 99, "n<100"), (0.99, 101, "100 ns"), (0.99, 0, "–"),
    ]
  )
  func samples(fraction: Double, count: Int64, expected: String) {
    #expect(QuantileText.text(fraction, of: count == 0 ? [] : Array(1...count)) == thin(expected))
  }

  @Test("Half-way between two values is rounded to the nanosecond")
  func between() { #expect(QuantileText.text(0.5, of: [1000, 1011]) == thin("1.01 µs")) }

  @Test("The extremes of 64 bits have percentiles", arguments: [(Int64.max, ""), (.min, "−")])
  func extremes(value: Int64, sign: String) {
    #expect(QuantileText.text(0.5, of: [value, value]) == thin("\(sign)2562047 h 47 m"))
  }
}
