import Testing

@testable import tracefolio

@Suite("What tells one build of the program from another")
struct BuildIdentityTests {
  private func identity(_ bytes: [UInt8]) -> [UInt8]? {
    bytes.withUnsafeBytes { ELFImage(bytes: $0).buildIdentity }
  }

  @Test("It is the content of the linker's note")
  func found() {
    #expect(identity(ELFFile([.note()]).bytes) == Array(0..<20))
  }

  @Test(
    "Notes of another type or owner, and other segments, are passed over",
    arguments: [
      [ELFFile.Segment.notes(ELFFile.gnu(type: 1) + ELFFile.gnu(type: 5, content: [1]))],
      [.notes(ELFFile.gnu(type: 3, owner: "GNV\0", content: [9]))],
      [.notes(ELFFile.gnu(type: 3, owner: "LLVM GNU\0", content: [9]))],
      [.other], [.notes([])], [.notes([1, 2, 3])], [.other, .notes(ELFFile.gnu(type: 1)), .other],
    ]
  )
  func passedOver(segments: [ELFFile.Segment]) {
    #expect(identity(ELFFile(segments + [.note()]).bytes) == Array(0..<20))
    #expect(identity(ELFFile([.note()] + segments).bytes) == Array(0..<20))
    #expect(identity(ELFFile(segments).bytes) == nil)
  }

  @Test("Of one segment's notes the right one is found, whatever the lengths before it")
  func together() {
    for length in 0..<10 {
      let before = ELFFile.gnu(type: 2, content: [UInt8](repeating: 7, count: length))
      let notes = before + ELFFile.gnu(type: 3, content: [1, 2, 3, 4, 5])
      #expect(identity(ELFFile([.notes(notes)]).bytes) == [1, 2, 3, 4, 5])
    }
  }

  @Test("A file that ends anywhere before the note's end has none")
  func truncated() {
    let bytes = ELFFile([.other, .notes(ELFFile.gnu(type: 1)), .note()]).bytes
    for length in 0..<bytes.count { #expect(identity(Array(bytes.prefix(length))) == nil) }
    #expect(identity(bytes) != nil)
  }

  @Test("What is no such file has none")
  func noELF() {
    let good = ELFFile([.note()]).bytes
    for place in 0..<5 {
      var bytes = good
      bytes[place] ^= 3
      #expect(identity(bytes) == nil)
    }
    #expect(identity([]) == nil)
    #expect(identity([UInt8](repeating: 0, count: 1000)) == nil)
    #expect(identity([UInt8](repeating: 0xFF, count: 1000)) == nil)
    #expect(identity(Array("#!/bin/sh\n".utf8) + [UInt8](repeating: 10, count: 200)) == nil)
  }

  static let extremes: [UInt64] = [
    0, 1, 63, 0x7FFF_FFFF, 0xFFFF_FFFF, 0x7FFF_FFFF_FFFF_FFFF, 0x7FFF_FFFF_FFFF_FFF8,
    0x8000_0000_0000_0000, .max, .max - 55,
  ]

  @Test("Numbers of all sizes, wherever a file states one, are survived", arguments: extremes)
  func extreme(number: UInt64) {
    let good = ELFFile([.note(), .other]).bytes
    for place in 5..<good.count {
      for size in [2, 4, 8] where place + size <= good.count {
        var bytes = good
        for index in 0..<size {
          bytes[place + index] = UInt8(truncatingIfNeeded: number >> (8 * index))
        }
        _ = identity(bytes)
      }
    }
  }

  @Test("So is a table of one-byte steps at the end of all addresses")
  func steps() {
    var file = ELFFile([.note()])
    file.table = UInt64(Int64.max) - 10
    for (size, count) in [(1, 5), (1, 11), (0, 9), (5, 2), (65_535, 65_535)] as [(UInt16, UInt16)] {
      (file.headerSize, file.headerCount) = (size, count)
      #expect(identity(file.bytes) == nil)
    }
  }

  @Test("This program has one")
  func own() {
    #expect((BuildIdentity.bytes?.count ?? 0) >= 8)
  }
}

/// A program's file of 64 bits, made by hand after the ELF specification: header, table of program
/// headers, then the segments.
struct ELFFile {
  enum Segment: Sendable {
    case notes([UInt8])
    case other

    /// The right note alone.
    static func note() -> Segment { .notes(ELFFile.gnu(type: 3)) }
  }

  var table: UInt64 = 64
  var headerSize: UInt16 = 56
  var headerCount: UInt16
  private let segments: [Segment]

  init(_ segments: [Segment]) {
    self.segments = segments
    headerCount = UInt16(segments.count)
  }

  /// Lengths of name and content, type, name, content; the latter two filled up to four bytes.
  static func gnu(
    type: UInt32,
    owner: String = "GNU\0",
    content: [UInt8] = Array(0..<20)
  ) -> [UInt8] {
    let name = Array(owner.utf8)
    return little(UInt32(name.count)) + little(UInt32(content.count)) + little(type)
      + filled(name) + filled(content)
  }

  var bytes: [UInt8] {
    var (headers, contents): ([UInt8], [UInt8]) = ([], [])
    for segment in segments {
      let content: [UInt8] = if case .notes(let notes) = segment { notes } else { [1, 2, 3, 4] }
      let start = 64 + 56 * segments.count + contents.count
      headers += Self.header(segment, at: start, size: content.count)
      contents += content
    }
    return start + headers + contents
  }

  private var start: [UInt8] {
    [0x7F] + Array("ELF".utf8) + [2, 1, 1, 0] + [UInt8](repeating: 0, count: 24)
      + Self.little(table)
      + [UInt8](repeating: 0, count: 14) + Self.little(headerSize) + Self.little(headerCount)
      + [UInt8](repeating: 0, count: 6)
  }

  /// Type (4 is PT_NOTE, 1 PT_LOAD), flags, offset, two addresses, two sizes, alignment.
  private static func header(_ segment: Segment, at start: Int, size: Int) -> [UInt8] {
    let type: UInt32 = if case .notes = segment { 4 } else { 1 }
    return little(type) + little(UInt32(4)) + little(UInt64(start)) + little(UInt64(start))
      + little(UInt64(start)) + little(UInt64(size)) + little(UInt64(size)) + little(UInt64(4))
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  private static func filled(_ bytes: [UInt8]) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
  }
}
