import Foundation
import Testing
import TraceModel

@testable import TraceSources

@Suite("Damaged stores")
struct DamagedStoreTests {
  private static let whole = 2_887_680

  @Test(
    "a store that was cut is an error",
    arguments: [
      16, 17, 18, 63, 64, 99, 100, 101, 512, 4095, 4096, 4097, 8192, 40_960, whole / 2,
      whole - 8192,
      whole - 4097, whole - 4096, whole - 4095, whole - 1,
    ]
  )
  func truncated(size: Int) throws {
    let folder = try Folder()
    let bytes = try Data(contentsOf: URL(filePath: Fixture.database))
    let path = try folder.put("cut.db", bytes.prefix(size))
    expectDamaged(path)
  }

  @Test("a store with bytes too many ends within a page")
  func tooLong() throws {
    let folder = try Folder()
    let bytes = try Data(contentsOf: URL(filePath: Fixture.database))
    let path = try folder.put("long.db", bytes + [0])
    #expect(throws: TraceSourceError.damaged(path: path, reason: "the file ends within a page")) {
      try SourceOpening.open(path, selection: Selection())
    }
  }

  @Test("a header without a database behind it is damaged", arguments: [0, 1, 3, 0x1000, 0xFFFF])
  func headerOnly(pageSize: Int) throws {
    let folder = try Folder()
    var header = [UInt8]("SQLite format 3\u{0}".utf8) + [UInt8](repeating: 0, count: 84)
    header[16] = UInt8(pageSize >> 8)
    header[17] = UInt8(pageSize & 0xFF)
    expectDamaged(try folder.put("header.db", header))
  }

  @Test(
    "a page that was overwritten is an error or costs no trace",
    arguments: [UInt8(0), 0xFF, 0x0D]
  )
  func overwrittenPages(filler: UInt8) throws {
    let folder = try Folder()
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: Fixture.database)))
    var errors = 0
    for page in stride(from: 1, to: Self.whole / 4096, by: 7) {
      var broken = bytes
      broken.replaceSubrange(
        page * 4096..<(page + 1) * 4096,
        with: repeatElement(filler, count: 4096)
      )
      let path = try folder.put("page.db", broken)
      do {
        let rows = try rows(path)
        #expect(rows.count == 119, "page \(page)")
        guard rows.map(\.spans.count).reduce(0, +) != 279 else { continue }
        let told = try traces(path).filter { $0.codes.contains(.spansMissing) }
        #expect(told.count > 1, "page \(page)")
      } catch let error as TraceSourceError {
        errors += 1
        expectDamage(error, path)
      }
    }
    #expect(errors > 0)
  }

  @Test("an error while reading is given once, and then nothing more")
  func errorOnce() throws {
    let store = try TestStore()
    for number in 0..<40 {
      try store.trace("tr-\(number)", at: Int64(number))
      try store.span(
        "tr-\(number)",
        content: .text([UInt8](repeating: 0x41, count: 20_000))
      )
    }
    let spoiled = try spoil(store)
    let source = try SourceOpening.open(spoiled, selection: Selection())
    #expect(source.summary.traces == 40)
    var given = 0
    do {
      while try source.next() != nil { given += 1 }
      Issue.record("The damage was not seen.")
    } catch {
      expectDamage(error, spoiled)
    }
    #expect(given < 40)
    #expect(try source.next() == nil)
  }

  /// A copy whose table of spans points to a page that is none, further on.
  private func spoil(_ store: TestStore) throws -> String {
    var bytes = try store.folder.bytes("mlflow.db")
    // Text of 0x41 fills the pages of the spans: the first four bytes of such a page chain it on.
    let pages = (1..<bytes.count / 4096).filter { page in
      bytes[page * 4096 + 4..<(page + 1) * 4096].allSatisfy { $0 == 0x41 }
    }
    let page = try #require(pages.dropFirst(pages.count / 2).first)
    bytes.replaceSubrange(page * 4096..<page * 4096 + 4, with: [0x7F, 0xFF, 0xFF, 0xFF])
    return try store.folder.put("spoiled.db", bytes)
  }

  /// What lies in the rows of every trace: decoding it all takes too long to do for every page.
  private func rows(_ path: String) throws -> [TraceRows] {
    let source = try SourceOpening.open(path, selection: Selection())
    var rows: [TraceRows] = []
    while let record = try source.next() as? MLflowTraceRecord { rows.append(record.rows) }
    return rows
  }

  private func expectDamaged(_ path: String) {
    do {
      _ = try traces(path)
      Issue.record("The store was read.")
    } catch let error as TraceSourceError {
      expectDamage(error, path)
    } catch {
      Issue.record(error)
    }
  }

  private func expectDamage(_ error: TraceSourceError, _ path: String) {
    guard case .damaged(path, let reason) = error else {
      Issue.record(error)
      return
    }
    #expect(!reason.isEmpty)
  }
}
