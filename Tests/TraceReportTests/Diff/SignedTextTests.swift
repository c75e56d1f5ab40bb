import Testing

@testable import TraceReport

@Suite("Changes as text") struct SignedTextTests {
  @Test(
    "A ratio is a factor above 1.5 and below 0.67",
    arguments: [(1.5, false), (1.51, true), (0.67, false), (0.669, true), (1, false)]
  )
  func factor(ratio: Double, isFactor: Bool) {
    #expect(SignedText.isFactor(ratio) == isFactor)
  }

  @Test(
    "Percent has a sign, a true minus and one decimal",
    arguments: [
      (0.191, "+19.1"), (-0.149, "−14.9"), (0, "0"), (0.0004, "0"), (-0.0004, "0"), (1.5, "+150.0"),
      (.nan, "–"),
    ]
  )
  func percent(share: Double, text: String) {
    #expect(SignedText.percent(share) == text)
  }

  @Test(
    "Scores have three decimals, larger ones fewer",
    arguments: [
      (0.011, "+0.011"), (-12.345, "−12.35"), (123.45, "+123.5"),
      (1e300, "+1" + String(repeating: "0", count: 300)),
    ]
  )
  func score(difference: Double, text: String) {
    #expect(SignedText.score(difference) == text)
  }

  @Test(
    "A probability has three decimals",
    arguments: [(0.0131, "0.013"), (0.00099, "< 0.001"), (1, "1.000"), (nil, "–"), (0.28, "0.280")]
  )
  func probability(p: Double?, text: String) {
    #expect(SignedText.probability(p) == text)
  }

  @Test("What is beyond 64 bits is clamped, and no number is 0")
  func clamped() {
    #expect(Int64(clampingRounded: 1e30) == .max)
    #expect(Int64(clampingRounded: -1e30) == .min)
    #expect(Int64(clampingRounded: .nan) == 0)
    #expect(Int64(clampingRounded: 2.5) == 3)
  }
}
