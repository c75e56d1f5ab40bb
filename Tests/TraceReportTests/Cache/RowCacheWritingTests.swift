import Hashing
import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Writing rows for the next build")
struct RowCacheWritingTests {
  /// A row whose page is known again by its name.
  private func stamped(_ name: String) throws -> IndexRow {
    let document = try JSONDocument(
      Array(RecordedRow.full.with(RowGenerator.json(name), at: RecordedRow.Place.name).text.utf8)
    )
    let stamp = PageStamp(fingerprint: .of(name), size: name.utf8.count)
    return try #require(IndexRow(record: document.root, stamp: stamp))
  }

  private func write(_ rows: [IndexRow]) -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    RowCache.write(rows) { path, lines in files.append((path, lines.bytes())) }
    return files
  }

  private func read(_ files: [(path: String, bytes: [UInt8])]) -> RowCache {
    RowCache { path in files.first { $0.path == path }?.bytes }
  }

  private let unstamped = IndexRow(AnalysedTrace(Trace([Span("s")])))

  @Test("Without rows that have a stamp there is no file")
  func none() {
    #expect(write([]).isEmpty)
    #expect(write([unstamped]).isEmpty)
  }

  @Test("A line is fingerprint, size and record")
  func line() throws {
    let files = write([try stamped("abc"), unstamped])
    #expect(files.map(\.path) == ["cache/rows-1.jsonl"])
    let record = RecordedRow.full.with(#""abc""#, at: RecordedRow.Place.name).text
    // The digest of FIPS 180-4's first example.
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["\(digest) 3 \(record)\n"])
  }

  @Test("What was written is read again, and a row without stamp is not", arguments: [1, 2, 50])
  func roundTrip(count: Int) throws {
    let rows = try (0..<count).map { try stamped("page \($0)\n\u{FFFD}\"") }
    let cache = read(write(rows + [unstamped]))
    for row in rows {
      let stamp = try #require(row.stamp)
      #expect(cache.row(stamp.fingerprint)?.image == row.image)
    }
  }

  @Test("A file that is full is followed by another, none is too large to be read, none is empty")
  func full() throws {
    // A row is some 100 000 bytes, so that a file has eleven.
    let long = String(repeating: "x", count: 100_000)
    let rows = try (0..<33).map { try stamped("\($0) " + long) }
    let files = write(rows)
    #expect(files.map(\.path) == (1...3).map { "cache/rows-\($0).jsonl" })
    for file in files {
      #expect((1_048_576...1_200_000).contains(file.bytes.count))
      #expect(file.bytes.last == UInt8(ascii: "\n"))
    }
    #expect(rows.allSatisfy { row in row.stamp.flatMap { read(files).row($0.fingerprint) } != nil })
  }

  @Test("An error of who takes the files is passed on")
  func error() throws {
    struct Full: Error {}
    let row = try stamped("a")
    #expect(throws: Full.self) { try RowCache.write([row]) { _, _ throws(Full) in throw Full() } }
  }
}
