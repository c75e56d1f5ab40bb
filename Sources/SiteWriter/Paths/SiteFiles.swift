import Glibc

/// A file of a site.
package struct SiteFile: Hashable, Sendable {
  /// Relative to the site, with slashes.
  package let path: String
  /// In bytes.
  package let size: Int
}

/// The files of a site, sorted by the bytes of their paths.
package struct SiteFiles: Sendable {
  private let paths: [UInt8]
  private var entries: [FileLedger.Entry]

  /// Sorts what a ledger holds.
  init(_ ledger: FileLedger) {
    paths = ledger.paths
    entries = ledger.entries
    paths.withUnsafeBytes { bytes in
      entries.sort { Self.order(bytes[$0], bytes[$1]) < 0 }
    }
  }

  /// No files.
  init() {
    self.init(FileLedger())
  }

  /// Whether a file is listed under exactly this path.
  func contains(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { wanted in
      let wanted = UnsafeRawBufferPointer(wanted)
      return paths.withUnsafeBytes { bytes in
        let position = lowerBound(of: wanted, in: bytes)
        return position < count && Self.order(bytes[entries[position]], wanted) == 0
      }
    }
  }

  /// Whether a file is listed somewhere below this folder.
  func containsFolder(_ path: String) -> Bool {
    let prefix = Array((path + "/").utf8)
    let position = prefix.withUnsafeBytes { prefix in
      paths.withUnsafeBytes { lowerBound(of: prefix, in: $0) }
    }
    return position < count && bytes(at: position).starts(with: prefix)
  }

  /// The bytes of the path at a position.
  func bytes(at position: Int) -> ArraySlice<UInt8> {
    let entry = entries[position]
    return paths[Int(entry.start)..<Int(entry.start + entry.count)]
  }

  /// The position of the first path that does not come before `path`.
  private func lowerBound(
    of path: UnsafeRawBufferPointer,
    in bytes: UnsafeRawBufferPointer
  ) -> Int {
    var range = 0..<entries.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let isBefore = Self.order(bytes[entries[middle]], path) < 0
      range = isBefore ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  /// Negative where `first` comes before `second`, 0 where they are the same.
  private static func order(
    _ first: UnsafeRawBufferPointer,
    _ second: UnsafeRawBufferPointer
  ) -> Int {
    guard let left = first.baseAddress, let right = second.baseAddress else {
      return first.count - second.count
    }
    let order = memcmp(left, right, Swift.min(first.count, second.count))
    return order != 0 ? Int(order) : first.count - second.count
  }
}

extension SiteFiles: RandomAccessCollection {
  /// The position of the first file.
  package var startIndex: Int { 0 }

  /// The number of files.
  package var endIndex: Int { entries.count }

  /// The file at a position.
  package subscript(position: Int) -> SiteFile {
    SiteFile(
      path: String(decoding: bytes(at: position), as: UTF8.self),
      size: entries[position].size
    )
  }
}

extension UnsafeRawBufferPointer {
  fileprivate subscript(entry: FileLedger.Entry) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[Int(entry.start)..<Int(entry.start + entry.count)])
  }
}
