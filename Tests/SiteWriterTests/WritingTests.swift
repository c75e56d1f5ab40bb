import Foundation
import Testing

@testable import SiteWriter

@Suite("Writing into a site")
struct WritingTests {
  private let box: Sandbox
  private let writer: SiteWriter

  init() throws {
    box = try Sandbox()
    writer = try SiteWriter(output: box.site)
  }

  @Test(
    "An unsafe path is refused",
    arguments: [
      "", "/", "/etc/passwd", "..", "../a", "a/../b", "a/..", ".", "a/./b", "a//b", "a/", "a b",
      "a\\b", "a\nb", "é", "a\0b", "c:x", "manifest.json", ".tracefolio-files", ".tracefolio-1/a",
      String(repeating: "a", count: 256), String(repeating: "a", count: 256) + "/b",
      Array(repeating: "a", count: 513).joined(separator: "/"),
    ]
  )
  func unsafePaths(path: String) {
    #expect(throws: SiteWriterError.unsafePath(path)) { try writer.write(path, "x") }
    #expect(throws: SiteWriterError.unsafePath(path)) {
      try writer.copy(file: "/proc/self/status", to: path)
    }
  }

  @Test(
    "A safe path is written, odd as it may be",
    arguments: [
      "...", ".a", "a.", "..a", "-", "_", "a/.../b", "azAZ09._-", ".../a",
      String(repeating: "a", count: 255), String(repeating: "a", count: 255) + "/b",
      "a" + Array(repeating: "a", count: 512).joined(separator: "/"),
    ]
  )
  func safePaths(path: String) throws {
    try writer.write(path, "x")
    #expect(try writer.finish() == [SiteFile(path: path, size: 1)])
    #expect(try box.text("site/" + path) == "x")
  }

  @Test("A path cannot be written twice")
  func twice() throws {
    try writer.write("a/b.txt", "1")
    #expect(throws: SiteWriterError.writtenTwice("a/b.txt")) { try writer.write("a/b.txt", "2") }
  }

  @Test("A folder cannot be where a file is")
  func fileAsFolder() throws {
    try writer.write("a", "1")
    let reason = SystemError(code: ENOTDIR)
    #expect(throws: SiteWriterError.cannotWrite(path: "a/b", reason: reason)) {
      try writer.write("a/b", "2")
    }
  }

  @Test("Nothing can be written or finished after the end")
  func closed() throws {
    try writer.finish { _ in [] }
    #expect(throws: SiteWriterError.closed) { try writer.write("late.txt", "x") }
    #expect(throws: SiteWriterError.closed) { try writer.finish { _ in [] } }
    writer.abandon()
    #expect(box.exists("site/manifest.json"))
    #expect(!box.exists("site/late.txt"))
  }

  @Test(
    "What is given up leaves nothing behind, be it said or only let go",
    arguments: [true, false]
  )
  func abandoned(isSaid: Bool) throws {
    let box = try Sandbox()
    try SiteWriter.build(box.site, ["index.html": "old"])
    let before = try box.contents()
    try box.put("outside/kept.txt", "K")
    do {
      let writer = try SiteWriter(output: box.site)
      try writer.write("deep/er/a.txt", "A")
      if isSaid { writer.abandon() }
    }
    try FileManager.default.removeItem(atPath: box.path("outside"))
    #expect(try box.contents() == before)
  }

  @Test("A file is copied whole, and linked when the old site has it", arguments: [0, 5, 300_000])
  func copies(size: Int) throws {
    let text = String(repeating: "z", count: size)
    try box.put("picture.png", text)
    try writer.copy(file: box.path("picture.png"), to: "attachments/p.png")
    try writer.finish { _ in [] }
    #expect(try box.text("site/attachments/p.png") == text)
    let before = try box.inode("site/attachments/p.png")

    let second = try SiteWriter(output: box.site)
    try second.copy(file: box.path("picture.png"), to: "attachments/p.png")
    var files: [SiteFile] = []
    try second.finish { list in
      files = Array(list)
      return []
    }
    #expect(try box.inode("site/attachments/p.png") == before)
    #expect(files == [SiteFile(path: "attachments/p.png", size: size)])
  }

  @Test("A copied file of the same size and other bytes is replaced")
  func copyChanged() throws {
    try box.put("p.png", String(repeating: "y", count: 100_000) + "1")
    try writer.copy(file: box.path("p.png"), to: "p.png")
    try writer.finish { _ in [] }
    try box.put("p.png", String(repeating: "y", count: 100_000) + "2")
    let second = try SiteWriter(output: box.site)
    try second.copy(file: box.path("p.png"), to: "p.png")
    try second.finish { _ in [] }
    #expect(try box.text("site/p.png").hasSuffix("2"))
  }

  @Test("A link, a folder, a pipe and a missing file are not copied")
  func notCopied() throws {
    try box.put("real.txt", "R")
    try box.link("link.txt", to: "real.txt")
    try #require(mkfifo(box.path("pipe"), 0o600) == 0)
    for name in ["link.txt", "", "pipe"] {
      #expect(throws: SiteWriterError.notARegularFile(path: box.path(name))) {
        try writer.copy(file: box.path(name), to: "a.txt")
      }
    }
    let reason = SystemError(code: ENOENT)
    #expect(throws: SiteWriterError.cannotRead(path: box.path("no"), reason: reason)) {
      try writer.copy(file: box.path("no"), to: "a.txt")
    }
  }

  @Test("Many tasks write at once", arguments: Way.allCases)
  func concurrent(way: Way) async throws {
    let box = try Sandbox()
    try SiteWriter.build(box.site, ["f1/n7.txt": "7", "f2/n8.txt": "other"])
    let writer = try SiteWriter(output: box.site, means: way.means)
    try await withThrowingTaskGroup { group in
      for task in 0..<8 {
        group.addTask { @concurrent in
          for number in stride(from: task, to: 800, by: 8) {
            // More folders than are kept open.
            try writer.write("f\(number % 100)/n\(number).txt", "\(number)")
          }
        }
      }
      try await group.waitForAll()
    }
    var count = 0
    try writer.finish { files in
      count = files.count
      return []
    }
    #expect(count == 800)
    #expect(try box.contents("site").values.count { $0 != "folder" } == 802)
    #expect(try box.text("site/f99/n799.txt") == "799")
  }

  @Test("Errors say in a sentence what they are about")
  func descriptions() {
    let error = SiteWriterError.cannotWrite(path: "a.txt", reason: SystemError(code: ENOSPC))
    #expect(error.description == "a.txt cannot be written: No space left on device")
  }
}
