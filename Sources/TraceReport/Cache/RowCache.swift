package import Hashing
package import JSONBytes

/// The rows of an old site, each found by the fingerprint of its page.
///
/// Their files are kept as bytes and a row is read when it is asked for. Anything in them that is not
/// as it was written only means that a page is made again.
package struct RowCache: Sendable {
  /// A line without its fingerprint and size.
  private struct Place {
    let file: Int
    let record: Range<Int>
    let pageSize: Int
  }

  private let files: [[UInt8]]
  private var places: [Digest: Place] = [:]

  /// Bytes after which a file is full.
  private static let fullSize = 1 << 20

  /// Bytes of the longest line: the page of a trace that takes more is made each time.
  private static let longestLine = 1 << 20

  /// Bytes of the largest file.
  package static let largestFile = fullSize + longestLine

  /// - Parameter read: Gives the old site's file at a path; nil where there is none.
  package init(_ read: (String) -> [UInt8]?) {
    var files: [[UInt8]] = []
    while let file = read(Self.path(files.count)) { files.append(file) }
    self.files = files
    for file in files.indices { noteLines(of: file) }
  }

  private static func path(_ file: Int) -> String { "cache/rows-\(file + 1).jsonl" }

  /// The row of a page that would be made again as it was; nil where it has to be made.
  package func row(_ fingerprint: Digest) -> IndexRow? {
    guard let place = places[fingerprint],
      let document = try? JSONDocument(files[place.file][place.record])
    else { return nil }
    let stamp = PageStamp(fingerprint: fingerprint, size: place.pageSize)
    return IndexRow(record: document.root, stamp: stamp)
  }

  /// Hands over the files for the rows that have a stamp, one after the other.
  package static func write<E: Error>(
    _ rows: [IndexRow],
    _ body: (_ path: String, borrowing ByteBuffer) throws(E) -> Void
  ) throws(E) {
    var lines = ByteBuffer(capacity: fullSize + fullSize / 8)
    var file = 0
    for row in rows {
      guard let stamp = row.stamp else { continue }
      let start = lines.count
      append(row, stamp, to: &lines)
      if lines.count - start > longestLine { lines.truncate(to: start) }
      if lines.count < fullSize { continue }
      try body(path(file), lines)
      file += 1
      lines.removeAll()
    }
    if !lines.isEmpty { try body(path(file), lines) }
  }

  private static func append(_ row: IndexRow, _ stamp: PageStamp, to lines: inout ByteBuffer) {
    lines.append(stamp.fingerprint.hexadecimal)
    lines.append(" ")
    lines.append(decimal: stamp.size)
    lines.append(" ")
    var record = JSONLine(style: .compact, capacity: 2048)
    record.record(row)
    record.move(to: &lines)
  }
}

extension RowCache {
  private mutating func noteLines(of file: Int) {
    let bytes = files[file]
    var start = 0
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      note(bytes[start..<end], of: file)
      start = end + 1
    }
  }

  // FINGERPRINT SIZE RECORD
  private mutating func note(_ line: ArraySlice<UInt8>, of file: Int) {
    let parts = line.split(
      separator: UInt8(ascii: " "),
      maxSplits: 2,
      omittingEmptySubsequences: false
    )
    guard parts.count == 3, let fingerprint = Digest(hexadecimal: parts[0]),
      let size = Self.number(parts[1])
    else { return }
    let record = parts[2].startIndex..<parts[2].endIndex
    places[fingerprint] = Place(file: file, record: record, pageSize: size)
  }

  /// A number that every `Int` can hold; nil for all else than digits.
  private static func number(_ text: ArraySlice<UInt8>) -> Int? {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard (1...18).contains(text.count), text.allSatisfy(digits.contains) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1 - digits.lowerBound) }
  }
}
