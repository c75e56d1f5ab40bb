import Glibc

extension ArraySlice<UInt8> {
  /// The index behind the first occurrence of an ASCII text; nil where it does not occur.
  func firstIndex(after text: StaticString) -> Int? {
    withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Int? in
      let count = text.utf8CodeUnitCount
      var offset = 0
      while bytes.count - offset >= count, let base = bytes.baseAddress {
        let rest = base + offset
        guard
          let hit = memchr(rest, Int32(text.utf8Start.pointee), bytes.count - offset - count + 1)
        else { return nil }
        offset = UnsafeRawPointer(hit) - base + 1
        if memcmp(hit, text.utf8Start, count) == 0 { return startIndex + offset - 1 + count }
      }
      return nil
    }
  }
}
