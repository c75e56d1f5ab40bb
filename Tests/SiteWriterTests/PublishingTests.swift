import Foundation
import Testing

@testable import SiteWriter

@Suite("Publishing a site")
struct PublishingTests {
  private let box: Sandbox

  init() throws {
    box = try Sandbox()
  }

  @Test("A first site holds its files, a manifest and a sorted record")
  func firstSite() throws {
    try SiteWriter.build(box.site, ["traces/b.html": "B", "index.html": "I", "traces/a.html": "A"])
    let list = record("index.html", "manifest.json", "traces/a.html", "traces/b.html")
    #expect(
      try box.contents() == [
        "site": "folder", "site/traces": "folder", "site/index.html": "I",
        "site/traces/a.html": "A", "site/traces/b.html": "B", "site/manifest.json": "{}",
        "site/.tracefolio-files": list,
      ]
    )
  }

  @Test("The manifest is made from the files written, sorted, with their sizes")
  func manifestFiles() throws {
    let writer = try SiteWriter(output: box.site)
    try writer.write("b.txt", "four")
    try writer.write("a/empty.txt", "")
    var files: [SiteFile] = []
    try writer.finish { list in
      files = Array(list)
      return []
    }
    #expect(files == [SiteFile(path: "a/empty.txt", size: 0), SiteFile(path: "b.txt", size: 4)])
  }

  @Test("Folders above the output are made, and slashes at its end do not matter")
  func makesParents() throws {
    try SiteWriter.build(box.path("new/deep/site//"), ["index.html": "I"])
    #expect(try box.text("new/deep/site/index.html") == "I")
  }

  @Test("An empty folder is filled", arguments: Way.allCases)
  func emptyFolder(way: Way) throws {
    try box.makeFolder("site")
    try SiteWriter.build(box.site, ["a/b.html": "B"], means: way.means)
    #expect(
      try box.contents() == [
        "site": "folder", "site/a": "folder", "site/a/b.html": "B", "site/manifest.json": "{}",
        "site/.tracefolio-files": record("a/b.html", "manifest.json"),
      ]
    )
  }

  @Test("A second site replaces changed files and drops removed ones", arguments: Way.allCases)
  func secondSite(way: Way) throws {
    try SiteWriter.build(box.site, ["same.html": "S", "changed.html": "old", "gone/x.html": "X"])
    try SiteWriter.build(
      box.site,
      ["same.html": "S", "changed.html": "new", "added/y.html": "Y"],
      means: way.means
    )
    let list = record("added/y.html", "changed.html", "manifest.json", "same.html")
    #expect(
      try box.contents() == [
        "site": "folder", "site/same.html": "S", "site/changed.html": "new",
        "site/added": "folder", "site/added/y.html": "Y", "site/manifest.json": "{}",
        "site/.tracefolio-files": list,
      ]
    )
  }

  @Test(
    "Unchanged files are the same file as before, changed ones are not",
    arguments: Way.allCases
  )
  func hardLinks(way: Way) throws {
    let long = String(repeating: "0123456789", count: 20_000)
    try SiteWriter.build(box.site, ["a/same.html": long, "changed.html": "old", "e.txt": ""])
    let before = try ["a/same.html", "changed.html", "e.txt"].map { try box.inode("site/" + $0) }
    // The same size, so that only the bytes tell; the long one differs in nothing.
    try SiteWriter.build(
      box.site,
      ["a/same.html": long, "changed.html": "new", "e.txt": ""],
      means: way.means
    )
    let after = try ["a/same.html", "changed.html", "e.txt"].map { try box.inode("site/" + $0) }
    #expect(after[0] == before[0])
    #expect(after[1] != before[1])
    #expect(after[2] == before[2])
    #expect(try box.text("site/changed.html") == "new")
  }

  @Test("A long file that differs in its last byte is written anew")
  func lastByte() throws {
    let long = String(repeating: "x", count: 200_000)
    try SiteWriter.build(box.site, ["a.txt": long + "1"])
    try SiteWriter.build(box.site, ["a.txt": long + "2"])
    #expect(try box.text("site/a.txt") == long + "2")
  }

  @Test("A file that is a link in the old site is not linked, and its target stays")
  func oldFileBecameLink() throws {
    try SiteWriter.build(box.site, ["a.txt": "A"])
    try box.put("outside.txt", "A")
    try FileManager.default.removeItem(atPath: box.path("site/a.txt"))
    try box.link("site/a.txt", to: "../outside.txt")
    #expect(throws: SiteWriterError.foreignFile(path: "a.txt")) {
      try SiteWriter.build(box.site, ["a.txt": "A"])
    }
    #expect(try box.text("outside.txt") == "A")
    #expect(try box.contents("site")["a.txt"] == "-> ../outside.txt")
  }

  @Test("The exchange swaps whole folders: who has the old one open still reads the old site")
  func atomicSwap() throws {
    try SiteWriter.build(box.site, ["index.html": "old"])
    let before = try box.inode("site")
    let writer = try SiteWriter(output: box.site)
    try writer.write("index.html", "new")
    #expect(try box.text("site/index.html") == "old")
    try writer.finish { _ in [] }
    #expect(try box.text("site/index.html") == "new")
    #expect(try box.inode("site") != before)
  }

  @Test(
    "Without an exchange the output folder itself stays",
    arguments: [
      Way.filesFromBeside, .filesFromInside,
    ]
  )
  func inPlaceKeepsFolder(way: Way) throws {
    try SiteWriter.build(box.site, ["index.html": "old"])
    let before = try box.inode("site")
    try SiteWriter.build(box.site, ["index.html": "new"], means: way.means)
    #expect(try box.inode("site") == before)
    #expect(try box.text("site/index.html") == "new")
  }

  @Test("A link to a folder is resolved and stays a link")
  func linkedOutput() throws {
    try box.makeFolder("real")
    try box.link("site", to: "real")
    try SiteWriter.build(box.site, ["index.html": "1"])
    try SiteWriter.build(box.site, ["index.html": "2"])
    #expect(try box.text("real/index.html") == "2")
    #expect(try box.contents()["site"] == "-> real")
  }

  @Test("The new folder keeps the permissions of the old one")
  func keepsMode() throws {
    try box.makeFolder("site")
    try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: box.site)
    try SiteWriter.build(box.site, ["index.html": "1"])
    #expect(try box.mode("site") == 0o750)
  }

  @Test("A new folder has the permissions that a folder usually gets; while made, it is private")
  func newMode() throws {
    try box.makeFolder("usual")
    let writer = try SiteWriter(output: box.site)
    let inside = try #require(try box.contents().keys.first { $0.hasPrefix(".site.tracefolio-") })
    let staging = try #require(inside.split(separator: "/").first)
    #expect(try box.mode(String(staging)) == 0o700)
    try writer.finish { _ in [] }
    #expect(try box.mode("site") == box.mode("usual"))
  }

  @Test("A file of the old site may become a folder, and a folder a file")
  func kindsChange() throws {
    try SiteWriter.build(box.site, ["a": "file", "b/x": "X"])
    try SiteWriter.build(box.site, ["a/x": "X", "b": "file"])
    #expect(try box.text("site/a/x") == "X")
    #expect(try box.text("site/b") == "file")
  }

  @Test("After a failure in the middle of replacing files the next run knows all of them as ours")
  func failsInTheMiddle() throws {
    try SiteWriter.build(box.site, ["b/x": "X", "index.html": "1"])
    let reason = SystemError(code: EISDIR)
    #expect(throws: SiteWriterError.cannotWrite(path: "b", reason: reason)) {
      // Only an exchange can put a file where a folder of ours was.
      try SiteWriter.build(
        box.site,
        ["a": "A", "b": "file"],
        means: Way.filesFromBeside.means
      )
    }
    #expect(try box.text("site/a") == "A")
    #expect(try box.text("site/b/x") == "X")
    try SiteWriter.build(box.site, ["a": "again"])
    #expect(
      try box.contents() == [
        "site": "folder", "site/a": "again", "site/manifest.json": "{}",
        "site/.tracefolio-files": record("a", "manifest.json"),
      ]
    )
  }

  @Test("A file moves between file systems by way of a copy")
  func movesAcrossDevices() throws {
    let other = "/dev/shm/\(UUID().uuidString)"
    guard mkdir(other, 0o700) == 0 else { return }
    defer { try? FileManager.default.removeItem(atPath: other) }
    try box.put("from/a.txt", "new")
    try Data("old".utf8).write(to: URL(filePath: other + "/a.txt"))
    let (source, target) = (try Folder(path: box.path("from")), try Folder(path: other))
    try InPlacePublication.move("a.txt", from: source, to: target)
    #expect(try String(contentsOf: URL(filePath: other + "/a.txt"), encoding: .utf8) == "new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: other) == ["a.txt"])
  }
}
