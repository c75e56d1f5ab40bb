import Glibc

/// A program's file of 64 bits, as much of it as was read.
struct ELFImage {
  let bytes: UnsafeRawBufferPointer

  /// Nil where there is no such note, or what was read is no such file.
  var buildIdentity: [UInt8]? {
    guard bytes.count >= 64, bytes[..<5].elementsEqual([0x7F] + Array("ELF\u{2}".utf8)) else {
      return nil
    }
    let (table, size, count) = (offset(32), Int(half(54)), Int(half(56)))
    for header in stride(from: table, to: table &+ size * count, by: max(size, 1))
    where header >= 0 && header <= bytes.count - 56 && word(header) == PT_NOTE {
      let (start, length) = (offset(header + 8), offset(header + 32))
      guard start >= 0, length >= 0, start <= bytes.count - length else { continue }
      if let identity = identity(from: start, to: start + length) { return identity }
    }
    return nil
  }

  /// A note is the lengths of its name and content, its type, then both, each filled up to four bytes.
  private func identity(from start: Int, to end: Int) -> [UInt8]? {
    var note = start
    while note + 12 <= end {
      let nameEnd = note + 12 + (Int(word(note)) + 3) / 4 * 4
      let noteEnd = nameEnd + (Int(word(note + 4)) + 3) / 4 * 4
      guard noteEnd <= end else { return nil }
      if word(note + 8) == NT_GNU_BUILD_ID, bytes[note + 12..<nameEnd].elementsEqual("GNU\0".utf8) {
        return Array(bytes[nameEnd..<nameEnd + Int(word(note + 4))])
      }
      note = noteEnd
    }
    return nil
  }

  private func half(_ offset: Int) -> UInt16 {
    UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }

  private func word(_ offset: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// Negative where it would be too large for any file.
  private func offset(_ place: Int) -> Int {
    let number = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    return Int(exactly: UInt64(littleEndian: number)) ?? -1
  }
}
