import Testing

@testable import TraceReport

@Suite("Counts as text") struct CountTests {
  @Test(
    "Groups of three digits are parted by thin spaces",
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (1000, "1 000"), (1001, "1 001"), (20_214, "20 214"),
      (100_045, "100 045"), (1_000_000, "1 000 000"), (1_020_003, "1 020 003"),
      (-1, "−1"), (-999, "−999"), (-1000, "−1 000"),
      (.max, "9 223 372 036 854 775 807"), (.min, "−9 223 372 036 854 775 808"),
    ] as [(Int64, String)]
  )
  func groups(number: Int64, expected: String) {
    #expect(CountText.text(number) == thin(expected))
  }

  @Test(
    "Short from a hundred thousand on",
    arguments: [
      (0, "0"), (20_214, "20 214"), (99_999, "99 999"), (100_000, "100 k"), (100_499, "100 k"),
      (100_500, "101 k"), (999_499, "999 k"), (999_500, "1.00 M"), (1_235_000, "1.24 M"),
      (999_500_000, "1.00 G"), (999_499_999_999, "999 G"), (999_500_000_000, "999 500 000 000"),
      (-200_000, "−200 000"), (.min, "−9 223 372 036 854 775 808"),
    ] as [(Int64, String)]
  )
  func short(number: Int64, expected: String) {
    #expect(CountText.short(number) == thin(expected))
  }

  @Test(
    "Only one is singular",
    arguments: [(0, "0 spans"), (1, "1 span"), (2, "2 spans"), (1200, "1\u{2009}200 spans")]
  )
  func nouns(number: Int, expected: String) { #expect(CountText.text(number, "span") == expected) }

  @Test(
    "Characters are counted, not their bytes",
    arguments: [("é", "1 character"), ("a🧭", "2 characters")]
  )
  func characters(text: String, expected: String) {
    #expect(CountText.characters(of: Array(text.utf8)[...]) == expected)
  }
}
