import Foundation
import Testing
import TraceModel

@testable import TraceSources

@Suite("Files that are named as a source")
struct SourceFileTests {
  @Test(
    "what is no store is refused with what it looks like",
    arguments: [
      ("plain words\n", "text"), ("  \n\t{\"a\": 1}", "JSON text without a trace"),
      ("[1]", "JSON text without a trace"), ("\u{FEFF}[1]", "JSON text without a trace"),
      ("\u{1F}\u{8B}", "binary data"), ("SQLite format 2\u{0}", "binary data"),
      ("a\u{0}b", "binary data"), ("   ", "text"), ("SQLite format 3", "text"), ("Grüße", "text"),
    ]
  )
  func unrecognised(text: String, found: String) throws {
    let folder = try Folder()
    let path = try folder.put("file", text.utf8)
    #expect(throws: TraceSourceError.unrecognised(path: path, found: found)) {
      try SourceOpening.open(path, selection: Selection())
    }
  }

  @Test("gzip data is unpacked, whatever the file's extension, if it is whole")
  func gzip() throws {
    let folder = try Folder()
    let cut = try folder.put("mlflow.db", [0x1F, 0x8B, 8, 0, 0, 0])
    expect(cut, .brokenGzip(path: cut, reason: "the data break off"))
    let other = try folder.put("other.db", [0x1F, 0x8B, 7, 0, 0, 0, 0, 0, 0, 3, 0])
    expect(other, .brokenGzip(path: other, reason: "unknown compression method"))
  }

  @Test("an archive of another kind is not unpacked, whole or not")
  func foreignArchive() throws {
    let folder = try Folder()
    let packed = Gzip.stored(Array("a tar archive".utf8) + [UInt8](repeating: 0, count: 1000))
    for (name, bytes) in [("whole.gz", packed[...]), ("cut.gz", packed.dropLast(500))] {
      let path = try folder.put(name, bytes)
      expect(path, .unrecognised(path: path, found: "binary data"))
    }
    try folder.put("t.json", exportedTrace("tr-1").utf8)
    let source = try SourceOpening.open(folder.root, selection: Selection())
    #expect(source.summary.remarks == ["2 of the 3 files in \(folder.root) are no sources."])
  }

  @Test("a missing file, a folder, an empty file and a device are each told apart")
  func noFiles() throws {
    let folder = try Folder()
    let missing = folder.path("none.db")
    expect(missing, .notFound(path: missing))
    expect("", .notFound(path: ""))
    expect("sqlite:///", .notFound(path: "sqlite:///"))
    expect("sqlite:///\(missing)", .notFound(path: "sqlite:///\(missing)"))
    expect(folder.root, .noSource(path: folder.root, files: 0))
    let empty = try folder.put("empty.db", [])
    expect(empty, .emptyFile(path: empty))
    expect("/dev/null", .unrecognised(path: "/dev/null", found: "not a regular file"))
    let below = try folder.put("file", [1]) + "/mlflow.db"
    expect(below, .unreadable(path: below, errno: ENOTDIR))
    try folder.link("loop", to: "loop")
    expect(folder.path("loop"), .unreadable(path: folder.path("loop"), errno: ELOOP))
    try folder.link("dangling", to: "nowhere")
    expect(folder.path("dangling"), .notFound(path: folder.path("dangling")))
  }

  @Test("a file that may not be read is unreadable")
  func forbidden() throws {
    let store = try TestStore()
    chmod(store.path, 0o000)
    try withoutPrivileges {
      expect(store.path, .unreadable(path: store.path, errno: EACCES))
    }
  }

  @Test("an address leads to the same store as its path")
  func addresses() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    let address = "sqlite:///" + store.path
    let source = try SourceOpening.open(address, selection: Selection())
    #expect(source.summary.name == address)
    #expect(source.summary.baseName == "mlflow.db")
    #expect(source.summary.folder == store.folder.root)
    let trace = try #require(traces(of: source).first)
    #expect(trace.source == address)
  }

  @Test("a link to a store is followed")
  func links() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    try store.folder.link("link.db", to: store.path)
    #expect(try traces(store.folder.path("link.db")).count == 1)
  }

  @Test(
    "paths that libsqlite3 could take for something else are paths",
    arguments: [
      "a?mode=memory", "a#b", "100%41.db", "with space.db", "ünï 🪐.db", ":memory:", "file:x.db",
      "a&b=c.db", "new\nline", "'quoted\".db", "%00.db", "-wal",
    ]
  )
  func oddPaths(name: String) throws {
    let store = try TestStore(file: "plain.db")
    try store.trace("tr-1")
    let folder = try Folder(name.replacing(":", with: "") + " folder")
    let path = try folder.put(name, store.folder.bytes("plain.db"))
    #expect(try traces(path).map(\.id) == ["tr-1"])
    #expect(try traces("/" + path).map(\.id) == ["tr-1"])
    #expect(try traces("sqlite:///" + path).map(\.id) == ["tr-1"])
    let file = try SourceFile(named: path)
    #expect(file.baseName == name && file.folder == folder.root)
    for immutable in [false, true] {
      let connection = try SQLiteConnection(path: path, immutable: immutable, busyTimeoutMS: 0)
      let sql = "SELECT request_id FROM trace_info"
      #expect(try connection.rows(sql, path: path) { $0.text(0) } == ["tr-1"])
    }
  }

  @Test(
    "relative paths lie in the folder that the process stands in",
    arguments: [
      (":memory:", "."), ("file:relative.db", "."), ("a/b.db", "a"), ("./b.db", "."),
    ]
  )
  func relativePaths(name: String, folder: String) throws {
    let here = FileManager.default.currentDirectoryPath
    let store = try TestStore(file: "plain.db")
    try store.trace("tr-1")
    let steps = here.split(separator: "/").map { _ in ".." }.joined(separator: "/")
    let near = steps + store.folder.root + "/"
    try store.folder.put(name, store.folder.bytes("plain.db"))
    #expect(try traces(near + name).map(\.id) == ["tr-1"])
    #expect(try SourceFile(named: near + name).path == near + name)
  }

  private func expect(_ path: String, _ error: TraceSourceError) {
    #expect(throws: error) { try SourceOpening.open(path, selection: Selection()) }
  }
}
