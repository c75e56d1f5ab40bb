import Foundation
import Testing
import TraceModel

@testable import TraceSources

@Suite("One moment of a store")
struct SnapshotTests {
  @Test("of a live log the committed rows are seen, and no others")
  func liveLog() throws {
    let store = try walStore()
    try store.trace("tr-committed", at: 2)
    try store.database.run("BEGIN IMMEDIATE")
    try store.trace("tr-uncommitted", at: 3)
    #expect(FileManager.default.fileExists(atPath: store.path + "-wal"))
    #expect(try traces(store.path).map(\.id) == ["tr-1", "tr-committed"])
    try store.database.run("ROLLBACK")
  }

  @Test("what a writer commits while we read is not seen")
  func consistentView() throws {
    let store = try walStore()
    try store.trace("tr-2", at: 2)
    let source = try SourceOpening.open(store.path, selection: Selection())
    let first = try source.next()?.trace()
    try store.trace("tr-3", at: 3)
    try store.tag("tr-2", "late", "yes")
    try store.span("tr-2", content: spanContent())
    try store.database.run("DELETE FROM trace_info WHERE request_id = 'tr-1'")
    let rest = try traces(of: source)
    #expect(source.summary.traces == 2)
    #expect(first?.id == "tr-1")
    #expect(rest.map(\.id) == ["tr-2"])
    #expect(rest[0].tags.isEmpty && rest[0].spans.isEmpty)
    #expect(try traces(store.path).map(\.id) == ["tr-2", "tr-3"])
  }

  @Test("the moment is that of the opening, not that of the first trace")
  func momentOfOpening() throws {
    let store = try walStore()
    let source = try SourceOpening.open(store.path, selection: Selection())
    try store.trace("tr-2", at: 2)
    try store.tag("tr-1", "late", "yes")
    let all = try traces(of: source)
    #expect(all.map(\.id) == ["tr-1"] && all[0].tags.isEmpty)
    #expect(source.summary.traces == 1)
  }

  @Test("a writer of a store without a log waits until we are done")
  func rollbackJournal() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    do {
      let source = try SourceOpening.open(store.path, selection: Selection())
      #expect(throws: DatabaseError.self) { try store.trace("tr-2", at: 2000) }
      #expect(try traces(of: source).map(\.id) == ["tr-1"])
    }
    try store.trace("tr-2", at: 2000)
    #expect(try traces(store.path).map(\.id) == ["tr-1", "tr-2"])
  }

  @Test("a closed store with a log, in a folder that cannot be written, is read")
  func unwritableFolder() throws {
    let path = try closedLogStore { folder in chmod(folder.root, 0o555) }
    try withoutPrivileges {
      try #require(open(path.path("probe"), O_WRONLY | O_CREAT, 0o600) == -1)
      #expect(try traces(path.path("copy.db")).map(\.id) == ["tr-1"])
      #expect(Set(try path.contents().keys) == ["copy.db"])
    }
  }

  @Test("a log that could be missed is never passed over")
  func unreadableLog() throws {
    let folder = try closedLogStore { folder in
      try folder.put("copy.db-wal", [UInt8](repeating: 1, count: 64))
      chmod(folder.path("copy.db-wal"), 0o000)
      chmod(folder.root, 0o555)
    }
    try withoutPrivileges {
      do {
        _ = try traces(folder.path("copy.db"))
        Issue.record("The log was passed over.")
      } catch let error as TraceSourceError {
        guard case .damaged(folder.path("copy.db"), _) = error else {
          Issue.record(error)
          return
        }
      }
    }
  }

  @Test("the journal of a transaction that broke off is never passed over")
  func hotJournal() throws {
    let store = try TestStore(setUp: "PRAGMA synchronous = FULL; PRAGMA cache_size = 1")
    for number in 0..<50 {
      try store.trace("tr-\(number)", at: Int64(number))
      try store.span("tr-\(number)", content: .text([UInt8](repeating: 0x41, count: 9000)))
    }
    try store.database.run("BEGIN")
    try store.database.run("UPDATE spans SET content = replace(content, 'A', 'B')")
    let folder = try Folder()
    let copy = try folder.put("torn.db", store.folder.bytes("mlflow.db"))
    try folder.put("torn.db-journal", store.folder.bytes("mlflow.db-journal"))
    try store.database.run("ROLLBACK")
    let before = try folder.contents()
    do {
      _ = try traces(copy)
      Issue.record("A torn store was read.")
    } catch let error as TraceSourceError {
      guard case .damaged(copy, _) = error else {
        Issue.record(error)
        return
      }
    }
    #expect(try folder.contents() == before)
  }

  @Test("a store that another connection has locked is locked", arguments: [Int32(0), 50])
  func locked(timeoutMS: Int32) throws {
    let store = try TestStore()
    try store.database.run("BEGIN EXCLUSIVE")
    let file = try SourceFile(named: store.path)
    let clock = ContinuousClock()
    let start = clock.now
    #expect(throws: TraceSourceError.locked(path: store.path)) {
      try MLflowSQLiteStore(file, selection: Selection(), busyTimeoutMS: timeoutMS)
    }
    #expect(clock.now - start >= .milliseconds(timeoutMS / 2))
    #expect(clock.now - start < .seconds(4))
    try store.database.run("COMMIT")
    #expect(try traces(store.path).isEmpty)
  }

  @Test("reading leaves the folder as it was, byte for byte")
  func untouchedFolder() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    let folder = try Folder()
    let copy = try folder.put("mlflow.db", store.folder.bytes("mlflow.db"))
    let before = try folder.contents()
    #expect(try traces(copy).count == 1)
    #expect(try folder.contents() == before)
    #expect(throws: TraceSourceError.self) {
      var selection = Selection()
      selection.runs = ["none"]
      return try traces(copy, selection)
    }
    #expect(try folder.contents() == before)
  }

  @Test("the connection cannot write")
  func readOnly() throws {
    let store = try TestStore()
    let snapshot = try SQLiteSnapshot.open(path: store.path, busyTimeoutMS: 0)
    #expect(throws: SQLiteError.self) { try snapshot.execute("DELETE FROM experiments") }
  }

  /// A store with a write-ahead log, one trace in it, whose writer stays open.
  private func walStore() throws -> TestStore {
    let store = try TestStore(setUp: "PRAGMA journal_mode = WAL")
    try store.trace("tr-1", at: 1)
    return store
  }

  /// A folder with a checkpointed copy of such a store, `copy.db`, and nothing else.
  private func closedLogStore(_ change: (Folder) throws -> Void) throws -> Folder {
    let store = try walStore()
    try store.database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    let folder = try Folder()
    try folder.put("copy.db", store.folder.bytes("mlflow.db"))
    try change(folder)
    return folder
  }
}
