import JSONBytes

/// A text that is its UTF-8 bytes: equal, hashed and ordered by them alone.
///
/// Strings themselves are equal where Unicode holds them equivalent, an `é` of one scalar and one of
/// two. Ids, names and keys of a store are not: it keeps such rows apart, and so do pages, which are
/// found by their bytes.
package struct ExactText: Sendable {
  package let string: String

  /// The bytes of a string; nothing is copied.
  package init(_ string: String) { self.string = string }

  private func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    var string = string
    return string.withUTF8(body)
  }
}

extension ExactText: Hashable {
  package static func == (left: ExactText, right: ExactText) -> Bool {
    left.withBytes { left in right.withBytes { left.hasSameBytes(as: $0) } }
  }

  package func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension ExactText: Comparable {
  /// The order of the bytes, which is that of the Unicode scalars and of SQLite.
  package static func < (left: ExactText, right: ExactText) -> Bool {
    left.withBytes { left in right.withBytes { left.lexicographicallyPrecedes($0) } }
  }
}
