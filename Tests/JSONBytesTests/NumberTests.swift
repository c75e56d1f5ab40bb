import JSONBytes
import TestSupport
import Testing

@Suite("The values of numbers")
struct NumberTests {
  @Test(
    "An integer in digits alone is exact, up to the ends of the range",
    arguments: [
      ("0", 0), ("-0", 0), ("7", 7), ("-12", -12),
      ("1795348261740408071", 1_795_348_261_740_408_071),
      ("9007199254740993", 9_007_199_254_740_993), ("9223372036854775807", .max),
      ("-9223372036854775808", .min),
    ] as [(String, Int64)]
  )
  func integers(text: String, number: Int64) throws {
    #expect(try json(text).int64 == number)
  }

  @Test(
    "Other numbers and other values are no integers",
    arguments: [
      "1.0", "1e3", "1.5", "9223372036854775808", "-9223372036854775809", "99999999999999999999",
      "NaN", "Infinity", "-Infinity", "\"1\"", "true", "null", "[1]",
    ]
  )
  func noIntegers(text: String) throws {
    #expect(try json(text).int64 == nil)
  }

  @Test(
    "A number is the nearest double",
    arguments: [
      ("0", 0), ("1", 1), ("-1.5", -1.5), ("0.1", 0.1), ("0.3", 0.3), ("123.456", 123.456),
      ("1e3", 1000), ("1E+3", 1000), ("12e-1", 1.2),
      ("1.7976931348623157e308", .greatestFiniteMagnitude),
      ("5e-324", .leastNonzeroMagnitude), ("2.2250738585072014e-308", .leastNormalMagnitude),
      ("9007199254740993", 9_007_199_254_740_992), ("9007199254740992.5", 9_007_199_254_740_992),
      ("0.1234567890123456", 0.1234567890123456), ("123456789.12345678", 123_456_789.12345678),
      ("18446744073709551616", 18_446_744_073_709_551_616),
      (
        "179769313486231580793728971405303415079934132710037826936173778980444968292764",
        1.797693134862315807e77
      ),
      ("1e400", .infinity), ("-1e400", -.infinity), ("1e-400", 0),
      ("1e99999999999999999999", .infinity),
      ("Infinity", .infinity), ("-Infinity", -.infinity),
    ] as [(String, Double)]
  )
  func doubles(text: String, number: Double) throws {
    #expect(try json(text).double == number)
  }

  @Test("NaN is not a number, and minus zero keeps its sign")
  func oddDoubles() throws {
    #expect(try json("NaN").double?.isNaN == true)
    #expect(try json("-0").double?.sign == .minus)
    #expect(try json("-0.0").double?.sign == .minus)
  }

  @Test("A number of thousands of digits is read")
  func long() throws {
    let text = "0." + String(repeating: "0", count: 3000) + "1e3000"
    #expect(try json(text).double == 0.1)
    #expect(try json("1" + String(repeating: "0", count: 5000)).double == .infinity)
  }

  @Test("Random doubles are read back from the text that the standard library writes")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 17)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      #expect(try json("\(number)").double == number)
    }
  }

  @Test(
    "Decimals of few digits, which are not left to the standard library, are rounded as it does"
  )
  func shortDecimals() throws {
    var random = SeededGenerator(seed: 18)
    for _ in 0..<20_000 {
      let integer = UInt64.random(in: 0...99_999_999, using: &random)
      let fraction = UInt64.random(in: 0...99_999_999, using: &random)
      let text = "-\(integer).\(fraction)"
      #expect(try json(text).double == Double(text), "\(text)")
    }
  }

  @Test("Other values have no double", arguments: ["\"1\"", "true", "null", "[1]", "{}"])
  func noDoubles(text: String) throws {
    #expect(try json(text).double == nil)
  }
}
