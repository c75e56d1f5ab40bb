import Testing

@testable import TraceReport

@Suite("Dollars as text") struct DollarTests {
  @Test(
    "Three significant digits, rounded half up on the decimal text",
    arguments: [
      (0.5, "$0.500"), (0.1, "$0.100"), (0.1235, "$0.124"), (0.12349, "$0.123"),
      (0.00287, "$0.00287"), (0.002865, "$0.00287"), (0.0028649, "$0.00286"),
      (0.0001, "$0.000100"), (0.9994, "$0.999"), (0.0099949, "$0.00999"),
    ]
  )
  func significant(dollars: Double, expected: String) {
    #expect(DollarText.text(dollars) == expected)
  }

  @Test(
    "A number that rounds up to a power of ten keeps three digits",
    arguments: [(0.9995, "$1.00"), (0.09995, "$0.100"), (0.009995, "$0.0100"), (0.9999, "$1.00")]
  )
  func carries(dollars: Double, expected: String) {
    #expect(DollarText.text(dollars) == expected)
  }

  /// 1.005 and 2.675 lie below themselves in binary: the decimal text decides.
  @Test(
    "From a dollar on two decimals",
    arguments: [
      (1, "$1.00"), (1.004, "$1.00"), (1.005, "$1.01"), (2.675, "$2.68"), (9.995, "$10.00"),
      (12.345, "$12.35"), (999.994, "$999.99"), (999.995, "$1000.00"),
      (1e16, "$10000000000000000.00"), (1.5e21, "$1500000000000000000000.00"),
    ]
  )
  func dollars(dollars: Double, expected: String) { #expect(DollarText.text(dollars) == expected) }

  @Test(
    "Seven decimals at most, however the number is written",
    arguments: [
      (1e-05, "$0.0000100"), (1.234e-05, "$0.0000123"), (1.235e-05, "$0.0000124"),
      (1.5e-06, "$0.0000015"), (1.55e-06, "$0.0000016"), (9.95e-07, "$0.0000010"),
      (1.5e-07, "$0.0000002"), (1e-07, "$0.0000001"),
    ]
  )
  func small(dollars: Double, expected: String) { #expect(DollarText.text(dollars) == expected) }

  @Test(
    "What is smaller is said to be so, never rounded to nothing",
    arguments: [9.99e-08, 5e-08, 4e-08, 1e-08, 1e-300, Double.leastNonzeroMagnitude]
  )
  func tiny(dollars: Double) {
    #expect(DollarText.text(dollars) == "< $0.0000001")
    #expect(DollarText.text(-dollars) == "> −$0.0000001")
  }

  @Test("Nothing is a plain zero", arguments: [0.0, -0.0])
  func zero(dollars: Double) { #expect(DollarText.text(dollars) == "$0") }

  @Test("A negative cost has a true minus", arguments: [(-0.5, "−$0.500"), (-1.005, "−$1.01")])
  func negative(dollars: Double, expected: String) { #expect(DollarText.text(dollars) == expected) }

  @Test("What is no number is no sum of dollars", arguments: [Double.nan, .infinity, -.infinity])
  func nonFinite(dollars: Double) {
    #expect(!DollarText.text(dollars).contains { $0 == "$" || $0.isNumber })
  }

  @Test("The greatest number is all digits")
  func greatest() {
    let text = DollarText.text(.greatestFiniteMagnitude)
    #expect(text.hasPrefix("$17976931348623157000"))
    #expect(text.count == 1 + 309 + 3)
  }
}

@Suite("Decimal digits") struct DecimalDigitsTests {
  @Test(
    "The exponent is that of a fraction below one",
    arguments: [
      (0.123, 0), (1.23, 1), (0.00123, -2), (1, 1), (10, 2), (123.456, 3), (0.0001, -3),
      (1e-05, -4), (1.5e-05, -4), (1e15, 16), (1e16, 17), (1e22, 23),
      (.leastNonzeroMagnitude, -323),
    ] as [(Double, Int)]
  )
  func exponents(value: Double, exponent: Int) {
    #expect(DecimalDigits(value).exponent == exponent)
  }

  @Test(
    "Rounds half up to a number of places",
    arguments: [
      (123.456, 2, "123.46"), (123.456, 0, "123"), (0.5, 0, "1"), (0.4, 0, "0"), (99.5, 0, "100"),
      (0.0449, 1, "0.0"), (0.05, 1, "0.1"), (1, 3, "1.000"), (9.99, 1, "10.0"),
      (0.00123, 2, "0.00"), (1e-05, 5, "0.00001"), (1e-05, 4, "0.0000"),
      (1e16, 1, "10000000000000000.0"),
    ]
  )
  func rounds(value: Double, places: Int, expected: String) {
    #expect(DecimalDigits(value).rounded(places: places) == expected)
  }

  @Test(
    "Knows which numbers get a digit more by rounding",
    arguments: [(99.94, 2), (99.95, 3), (99.5, 2), (0.9995, 1), (0.9985, 0), (999, 3)]
  )
  func carries(value: Double, exponent: Int) {
    #expect(DecimalDigits(value).exponent(roundedTo: 3) == exponent)
  }
}
