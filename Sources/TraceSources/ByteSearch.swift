import Glibc

extension ArraySlice<UInt8> {
  /// The index behind the first occurrence of an ASCII text; nil where it does not occur.
  ///
  /// Looks for the text's last byte: fastest where that one is rare.
  func firstIndex(after text: StaticString) -> Int? {
    withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Int? in
      let count = text.utf8CodeUnitCount
      var end = count
      while end <= bytes.count, let base = bytes.baseAddress {
        let last = Int32(text.utf8Start[count - 1])
        guard let hit = memchr(base + end - 1, last, bytes.count - end + 1) else { return nil }
        end = UnsafeRawPointer(hit) - base + 1
        if memcmp(hit - (count - 1), text.utf8Start, count) == 0 { return startIndex + end }
        end += 1
      }
      return nil
    }
  }
}
