import Testing

@testable import TraceSources

@Suite("Fields of Protocol Buffers are read within their bounds")
struct WireReaderTests {
  private func fields(_ bytes: [UInt8]) throws(WireError) -> [(Int, WireValue)] {
    var reader = WireReader(bytes[...])
    var fields: [(Int, WireValue)] = []
    while let (number, value) = try reader.next() { fields.append((number, value)) }
    return fields
  }

  @Test(
    "Each kind of value is read",
    arguments: [
      ([0x08, 0x96, 0x01], 1, .number(150)),
      ([0x08, 0x80, 0x00], 1, .number(0)),
      ([0x10] + Array(repeating: 0xFF, count: 9) + [0x01], 2, .number(.max)),
      ([0x12, 0x03, 0x61, 0x62, 0x63], 2, .bytes([0x61, 0x62, 0x63])),
      ([0x1A, 0x00], 3, .bytes([])),
      ([0x21, 1, 2, 3, 4, 5, 6, 7, 8], 4, .fixed64(0x0807_0605_0403_0201)),
      ([0x2D, 1, 2, 3, 4], 5, .fixed32(0x0403_0201)),
      ([0xF8, 0xFF, 0xFF, 0xFF, 0x0F, 0x05], 536_870_911, .number(5)),
    ] as [([UInt8], Int, WireValue)]
  )
  func values(bytes: [UInt8], number: Int, value: WireValue) throws {
    let fields = try fields(bytes)
    #expect(fields.count == 1)
    #expect(fields.first?.0 == number)
    #expect(fields.first?.1 == value)
  }

  @Test(
    "What is no field is refused",
    arguments: [
      ([0x80], .truncated),
      ([0x08], .truncated),
      ([0x08, 0x80], .truncated),
      ([0x08] + Array(repeating: 0x80, count: 10) + [0x00], .longNumber),
      ([0x08] + Array(repeating: 0xFF, count: 9) + [0x02], .longNumber),
      ([0x12, 0x04, 0x61, 0x62, 0x63], .truncated),
      ([0x12] + Array(repeating: 0xFF, count: 9) + [0x01], .truncated),
      ([0x21, 1, 2, 3, 4, 5, 6, 7], .truncated),
      ([0x2D, 1, 2, 3], .truncated),
      ([0x00, 0x00], .fieldNumber),
      ([0x80, 0x80, 0x80, 0x80, 0x10, 0x00], .fieldNumber),
      ([0x0B, 0x0C], .fieldKind),
      ([0x0C], .fieldKind),
      ([0x0E, 0x00], .fieldKind),
      ([0x0F, 0x00], .fieldKind),
    ] as [([UInt8], WireError)]
  )
  func damage(bytes: [UInt8], expected: WireError) {
    #expect(throws: expected) { try fields(bytes) }
  }

  @Test("How a file holds messages shows in its first bytes")
  func framings() {
    let request = Wire.request([Wire.span()])
    let length = UInt8(request.count)
    #expect(WireFraming(head: request) == .whole)
    #expect(WireFraming(head: [length] + request) == .lengths)
    #expect(WireFraming(head: [0, 0, 0, length] + request) == .fourByteLengths)
    // A message of ten bytes: its length is the byte that a list of resources begins with.
    #expect(WireFraming(head: [10, 0x0A, 8, 0x12, 6, 0x12, 4, 0x0A, 2, 1, 2]) == .lengths)
  }

  @Test(
    "Other files are none of Protocol Buffers",
    arguments: ["\n{\"a\": 1}", "\n# Title\n", "SQLite format 3\0", "", "\n", "traces,x\n"]
  )
  func otherFiles(text: String) {
    #expect(WireFraming(head: Array(text.utf8)) == nil)
  }
}
