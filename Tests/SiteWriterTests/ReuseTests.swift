import Foundation
import Testing

@testable import SiteWriter

@Suite("Files of the old site that are linked unread")
struct ReuseTests {
  private let box: Sandbox

  init() throws {
    box = try Sandbox()
  }

  /// Builds a site with one page, and begins the next.
  private func begin(page: String = "page") throws -> SiteWriter {
    try SiteWriter.build(box.site, ["traces/a.html": page])
    return try SiteWriter(output: box.site)
  }

  @Test("It is the same file as before, and listed like any other", arguments: Way.allCases)
  func reused(way: Way) throws {
    try SiteWriter.build(box.site, ["traces/a.html": "page", "top.html": ""])
    let before = try ["traces/a.html", "top.html"].map { try box.inode("site/" + $0) }
    let writer = try SiteWriter(output: box.site, means: way.means)
    #expect(try writer.reuse(path: "traces/a.html", size: 4))
    #expect(try writer.reuse(path: "top.html", size: 0))
    let files = try writer.finish()
    #expect(
      files == [SiteFile(path: "top.html", size: 0), SiteFile(path: "traces/a.html", size: 4)]
    )
    #expect(try ["traces/a.html", "top.html"].map { try box.inode("site/" + $0) } == before)
    #expect(
      try box.contents() == [
        "site": "folder", "site/traces": "folder", "site/traces/a.html": "page",
        "site/top.html": "", "site/manifest.json": "{}",
        "site/.tracefolio-files": record("manifest.json", "top.html", "traces/a.html"),
      ]
    )
  }

  @Test("So it is build after build, with new files among the old", arguments: Way.allCases)
  func generations(way: Way) throws {
    try SiteWriter.build(box.site, ["0.html": "page"])
    for generation in 1...4 {
      let writer = try SiteWriter(output: box.site, means: way.means)
      for old in 0..<generation { #expect(try writer.reuse(path: "\(old).html", size: 4)) }
      try writer.write("\(generation).html", "page")
      #expect(try writer.finish().count == generation + 1)
    }
  }

  @Test("A file that is not listed is not used, be it of the right size and old enough")
  func notListed() throws {
    let writer = try begin()
    try box.put("site/traces/mine.html", "mine")
    try box.setTime("site/traces/mine.html", to: 1_000_000_000)
    #expect(try !writer.reuse(path: "traces/mine.html", size: 4))
    #expect(try writer.finish() == [])
  }

  @Test("A file of another size is not used, and can be written", arguments: [0, 3, 5])
  func otherSize(size: Int) throws {
    let writer = try begin()
    #expect(try !writer.reuse(path: "traces/a.html", size: size))
    try writer.write("traces/a.html", "other")
    #expect(try writer.finish() == [SiteFile(path: "traces/a.html", size: 5)])
    #expect(try box.text("site/traces/a.html") == "other")
  }

  @Test(
    "A file that is newer than the record, in nanoseconds, is not used",
    arguments: [
      (-1_000_000_000, true), (-1, true), (0, true), (1, false), (999_999_999, false),
      (1_000_000_000, false),
    ]
  )
  func age(nanoseconds: Int, isUsed: Bool) throws {
    try SiteWriter.build(box.site, ["a.html": "page"])
    // Half a second, so that the offsets below cross no and one border of a second.
    let time = 1_700_000_000_500_000_000
    try box.setTime("site/.tracefolio-files", to: time)
    try box.setTime("site/a.html", to: time + nanoseconds)
    let writer = try SiteWriter(output: box.site)
    #expect(try writer.reuse(path: "a.html", size: 4) == isUsed)
    #expect(writer.oldFile("a.html", limit: 4) == (isUsed ? Array("page".utf8) : nil))
  }

  @Test("An edited file is not used even where it kept its size")
  func edited() throws {
    try SiteWriter.build(box.site, ["a.html": "page"])
    try box.setTime("site/.tracefolio-files", to: try box.time("site/.tracefolio-files") - 1)
    try box.put("site/a.html", "edit")
    let writer = try SiteWriter(output: box.site)
    #expect(try !writer.reuse(path: "a.html", size: 4))
    try writer.write("a.html", "page")
    _ = try writer.finish()
    #expect(try box.text("site/a.html") == "page")
  }

  @Test("One whose size and time are as before passes: nothing is read")
  func timeSetBack() throws {
    try SiteWriter.build(box.site, ["a.html": "page"])
    let time = try box.time("site/a.html")
    try box.put("site/a.html", "edit")
    try box.setTime("site/a.html", to: time)
    let writer = try SiteWriter(output: box.site)
    #expect(try writer.reuse(path: "a.html", size: 4))
    _ = try writer.finish()
    #expect(try box.text("site/a.html") == "edit")
  }

  @Test("The manifest's age does not matter: it may be an older site's", arguments: Way.allCases)
  func oldManifest(way: Way) throws {
    try SiteWriter.build(box.site, ["a.html": "old"])
    for name in ["manifest.json", ".tracefolio-files", "a.html"] {
      try box.setTime("site/" + name, to: 1_000_000_000)
    }
    try SiteWriter.build(box.site, ["a.html": "page"], means: way.means)
    try #require(try box.time("site/manifest.json") == 1_000_000_000)
    let writer = try SiteWriter(output: box.site, means: way.means)
    #expect(try writer.reuse(path: "a.html", size: 4))
  }

  @Test("What is no regular file any more is not used", arguments: ["link", "pipe", "folder"])
  func notRegular(kind: String) throws {
    // A link is as large as its target's path; a pipe is empty.
    let page = kind == "link" ? "../page.txt" : ""
    try SiteWriter.build(box.site, ["a.html": page])
    try FileManager.default.removeItem(atPath: box.path("site/a.html"))
    switch kind {
    case "link": try box.link("site/a.html", to: "../page.txt")
    case "pipe": try #require(mkfifo(box.path("site/a.html"), 0o600) == 0)
    default: try box.makeFolder("site/a.html")
    }
    try box.put("page.txt", page)
    try box.setTime("site/a.html", to: 1_000_000_000)
    let writer = try SiteWriter(output: box.site)
    #expect(try !writer.reuse(path: "a.html", size: page.utf8.count))
    #expect(writer.oldFile("a.html", limit: 100) == nil)
    try writer.write("a.html", "can be written")
  }

  @Test("A folder that became a link is not followed")
  func linkedFolder() throws {
    let writer = try begin()
    try FileManager.default.moveItem(atPath: box.path("site/traces"), toPath: box.path("outside"))
    try box.link("site/traces", to: "../outside")
    #expect(try !writer.reuse(path: "traces/a.html", size: 4))
    #expect(writer.oldFile("traces/a.html", limit: 100) == nil)
  }

  @Test("A listed file that is gone is not used, and can be written")
  func gone() throws {
    let writer = try begin()
    try FileManager.default.removeItem(atPath: box.path("site/traces/a.html"))
    #expect(try !writer.reuse(path: "traces/a.html", size: 4))
    #expect(writer.oldFile("traces/a.html", limit: 4) == nil)
    try writer.write("traces/a.html", "new")
    #expect(try writer.finish() == [SiteFile(path: "traces/a.html", size: 3)])
  }

  @Test("Of a site that was left unfinished nothing is used", arguments: [true, false])
  func unfinished(isFinished: Bool) throws {
    try box.put("site/a.html", "page")
    try box.put("site/manifest.json", "{}")
    let header = isFinished ? "tracefolio site 1" : "tracefolio site 1, unfinished"
    try box.put("site/.tracefolio-files", record("a.html", "manifest.json", header: header))
    let writer = try SiteWriter(output: box.site)
    #expect(try writer.reuse(path: "a.html", size: 4) == isFinished)
    #expect(writer.oldFile("a.html", limit: 4) == (isFinished ? Array("page".utf8) : nil))
  }

  @Test("Where there is no old site nothing is used", arguments: [true, false])
  func noOldSite(isFolder: Bool) throws {
    if isFolder { try box.makeFolder("site") }
    let writer = try SiteWriter(output: box.site)
    #expect(try !writer.reuse(path: "a.html", size: 0))
    #expect(writer.oldFile("a.html", limit: 100) == nil)
    #expect(try writer.finish() == [])
  }

  @Test("Where the file system cannot link nothing is used")
  func otherDevice() throws {
    let other = "/dev/shm/\(UUID().uuidString)"
    guard mkdir(other, 0o700) == 0 else { return }
    defer { try? FileManager.default.removeItem(atPath: other) }
    try SiteWriter.build(box.site, ["a.html": "page"])
    let target = try Folder(path: other)
    let output = try OutputFolder(box.site)
    let site = try #require(output.existing)
    guard try target.status().identity.device != site.status.identity.device else { return }
    let path = try #require(SitePath("a.html"))
    #expect(try !OldFiles(of: site).link(path, size: 4, into: target))
    #expect(try FileManager.default.contentsOfDirectory(atPath: other) == [])
  }

  @Test("A path is made once, written or reused")
  func twice() throws {
    try SiteWriter.build(box.site, ["a.html": "page", "b.html": "page"])
    let writer = try SiteWriter(output: box.site)
    try writer.write("a.html", "1")
    #expect(throws: SiteWriterError.writtenTwice("a.html")) {
      try writer.reuse(path: "a.html", size: 4)
    }
    #expect(try writer.reuse(path: "b.html", size: 4))
    #expect(throws: SiteWriterError.writtenTwice("b.html")) {
      try writer.reuse(path: "b.html", size: 4)
    }
    #expect(throws: SiteWriterError.writtenTwice("b.html")) { try writer.write("b.html", "2") }
    #expect(try writer.finish().map(\.path) == ["a.html", "b.html"])
    #expect(try box.text("site/a.html") == "1")
  }

  @Test("An unsafe path and a reserved name are refused", arguments: ["../a", "", "manifest.json"])
  func unsafePaths(path: String) throws {
    let writer = try begin()
    #expect(throws: SiteWriterError.unsafePath(path)) { try writer.reuse(path: path, size: 2) }
  }

  @Test("Nothing is reused after the end")
  func closed() throws {
    let writer = try begin()
    _ = try writer.finish()
    #expect(throws: SiteWriterError.closed) { try writer.reuse(path: "traces/a.html", size: 4) }
    #expect(writer.oldFile("traces/a.html", limit: 4) == nil)
  }

  @Test("The bytes of an old file are read up to a limit", arguments: [(4, true), (3, false)])
  func limit(limit: Int, isRead: Bool) throws {
    let writer = try begin()
    let expected = isRead ? Array("page".utf8) : nil
    #expect(writer.oldFile("traces/a.html", limit: limit) == expected)
  }

  @Test("All bytes of an old file are read", arguments: [0, 65_535, 65_536, 65_537, 300_000])
  func wholeFile(size: Int) throws {
    let page = (0..<size).map { String(UnicodeScalar(UInt8(97 + $0 % 26))) }.joined()
    let writer = try begin(page: page)
    #expect(writer.oldFile("traces/a.html", limit: size) == Array(page.utf8))
  }

  @Test("Only listed files are read", arguments: ["mine.txt", "../secret.txt", "traces", ""])
  func readsListed(path: String) throws {
    let writer = try begin()
    for name in ["site/mine.txt", "secret.txt"] {
      try box.put(name, "mine")
      try box.setTime(name, to: 1_000_000_000)
    }
    #expect(writer.oldFile(path, limit: 100) == nil)
  }

  @Test("Many tasks reuse and write at once", arguments: Way.allCases)
  func concurrent(way: Way) async throws {
    // More folders than are kept open.
    let paths = (0..<800).map { "f\($0 % 100)/n\($0).txt" }
    try SiteWriter.build(box.site, Dictionary(uniqueKeysWithValues: paths.map { ($0, "page") }))
    let writer = try SiteWriter(output: box.site, means: way.means)
    try await withThrowingTaskGroup { group in
      for task in 0..<8 {
        group.addTask { @concurrent in
          for number in stride(from: task, to: 800, by: 8) {
            let isUsed = try writer.reuse(path: paths[number], size: number % 3 == 0 ? 5 : 4)
            #expect(isUsed == (number % 3 != 0))
            if !isUsed { try writer.write(paths[number], "written") }
          }
        }
      }
      try await group.waitForAll()
    }
    let sizes = try writer.finish().map(\.size)
    #expect(sizes.count { $0 == 4 } == 533)
    #expect(sizes.count { $0 == 7 } == 267)
    #expect(try box.text("site/f0/n300.txt") == "written")
    #expect(try box.text("site/f99/n799.txt") == "page")
  }
}
