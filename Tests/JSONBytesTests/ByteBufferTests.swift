import JSONBytes
import TestSupport
import Testing

@Suite("The byte buffer")
struct ByteBufferTests {
  @Test("What is appended stands in the order of the appends")
  func appends() {
    var buffer = ByteBuffer(capacity: 0)
    #expect(buffer.isEmpty && buffer.count == 0)
    buffer.append("literal é ")
    buffer.append(String(repeating: "text ", count: 20))
    buffer.append([0x61, 0x62])
    buffer.append([0x78, 0x63, 0x78][1..<2])
    buffer.append(byte: 0x64)
    [0x65, 0x66].withUnsafeBufferPointer { buffer.append($0) }
    buffer.append("")
    buffer.append([])
    let expected = "literal é " + String(repeating: "text ", count: 20) + "abcdef"
    #expect(buffer.string() == expected)
    #expect(buffer.bytes() == bytes(expected))
    #expect(buffer.count == expected.utf8.count && !buffer.isEmpty)
  }

  @Test("A buffer keeps its bytes when it grows", arguments: [0, 1, 16, 100])
  func growth(capacity: Int) {
    var buffer = ByteBuffer(capacity: capacity)
    for number in 0..<5000 {
      buffer.append(byte: UInt8(truncatingIfNeeded: number))
    }
    #expect(buffer.bytes() == (0..<5000).map { UInt8(truncatingIfNeeded: $0) })
  }

  @Test("Truncating and removing keep what is asked for")
  func removal() {
    var buffer = ByteBuffer()
    buffer.append("abcdef")
    buffer.truncate(to: 4)
    #expect(buffer.string() == "abcd")
    buffer.append("x")
    #expect(buffer.string() == "abcdx")
    buffer.removeAll()
    #expect(buffer.isEmpty && buffer.string() == "" && buffer.bytes() == [])
    buffer.append("y")
    #expect(buffer.string() == "y")
  }

  @Test("A closure may write less than there is room for, and after a reservation")
  func spare() {
    var buffer = ByteBuffer(capacity: 16)
    buffer.append("ab")
    buffer.reserve(1000)
    buffer.withSpare(500) { spare in
      spare.initialize(repeating: 0x7A, count: 500)
      return 3
    }
    buffer.withSpare(0) { _ in 0 }
    #expect(buffer.string() == "abzzz")
  }

  @Test("A closure that claims more than its room stops the program")
  func overrun() async {
    await #expect(processExitsWith: .failure) {
      var buffer = ByteBuffer()
      buffer.withSpare(4) { _ in 5 }
    }
  }

  @Test("Truncating to more than there is stops the program")
  func longerTruncation() async {
    await #expect(processExitsWith: .failure) {
      var buffer = ByteBuffer()
      buffer.append("abc")
      buffer.truncate(to: 4)
    }
  }

  @Test("The bytes are lent to a closure, which may throw")
  func lending() {
    struct Refusal: Error, Equatable {}
    var buffer = ByteBuffer()
    buffer.append("abc")
    #expect(buffer.withBytes { $0.count } == 3)
    var caught: Refusal?
    do {
      try buffer.withBytes { _ throws(Refusal) in throw Refusal() }
    } catch {
      caught = error
    }
    #expect(caught == Refusal())
  }

  @Test("Bytes that are no text become U+FFFD in the string")
  func repair() {
    var buffer = ByteBuffer()
    buffer.append([0x61, 0xFF, 0x62])
    #expect(buffer.string() == "a\u{FFFD}b")
  }

  @Test(
    "Integers are written in decimal, up to the ends of the ranges",
    arguments: [
      (0, "0"), (7, "7"), (10, "10"), (-1, "-1"), (1_234_567_890, "1234567890"),
      (.max, "9223372036854775807"), (.min, "-9223372036854775808"),
    ] as [(Int64, String)]
  )
  func integers(number: Int64, text: String) {
    #expect(written { $0.append(decimal: number) } == text)
  }

  @Test("Integers of other widths are written, too")
  func otherIntegers() {
    #expect(written { $0.append(decimal: UInt64.max) } == "18446744073709551615")
    #expect(written { $0.append(decimal: Int.min) } == "-9223372036854775808")
  }

  @Test(
    "Doubles are written in the shortest way that reads back, and as JSON",
    arguments: [
      (0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (0.1, "0.1"), (1e-7, "1e-07"), (1e16, "1e+16"),
      (123_456.789, "123456.789"), (.leastNonzeroMagnitude, "5e-324"), (.nan, "NaN"),
      (.infinity, "Infinity"),
      (-.infinity, "-Infinity"),
    ] as [(Double, String)]
  )
  func doubles(number: Double, text: String) {
    #expect(written { $0.append(json: number) } == text)
  }

  @Test("Random doubles are written as JSON that reads back as the same number")
  func randomDoubles() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<5000 {
      let number = Double(bitPattern: random.next())
      let text = written { $0.append(json: number) }
      let back = try #require(try json(text).double)
      #expect(back == number || back.isNaN && number.isNaN, "\(text)")
    }
  }
}
