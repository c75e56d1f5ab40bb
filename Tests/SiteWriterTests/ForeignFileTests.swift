import Foundation
import Testing

@testable import SiteWriter

@Suite("Files in the output folder that are not ours")
struct ForeignFileTests {
  private let box: Sandbox

  init() throws {
    box = try Sandbox()
  }

  @Test("They survive, whatever they are", arguments: Way.allCases)
  func survive(way: Way) throws {
    try SiteWriter.build(box.site, ["index.html": "1", "traces/a.html": "A"])
    try box.put("outside/kept.txt", "K")
    try box.put("site/CNAME", "example.org")
    try box.put("site/.git/objects/ab/cd", "O")
    try box.put("site/traces/notes.txt", "N")
    try box.makeFolder("site/empty")
    try box.link("site/shortcut", to: "../outside")
    try box.link("site/traces/dangling", to: "nowhere")
    try SiteWriter.build(box.site, ["index.html": "2"], means: way.means)
    #expect(
      try box.contents() == [
        "outside": "folder", "outside/kept.txt": "K", "site": "folder", "site/index.html": "2",
        "site/CNAME": "example.org", "site/.git": "folder", "site/.git/objects": "folder",
        "site/.git/objects/ab": "folder", "site/.git/objects/ab/cd": "O",
        "site/traces": "folder", "site/traces/notes.txt": "N", "site/empty": "folder",
        "site/shortcut": "-> ../outside", "site/traces/dangling": "-> nowhere",
        "site/manifest.json": "{}",
        "site/.tracefolio-files": record("index.html", "manifest.json"),
      ]
    )
  }

  @Test("A name that is not UTF-8 survives", arguments: Way.allCases)
  func notUTF8(way: Way) throws {
    try SiteWriter.build(box.site, ["index.html": "1"])
    let name = Array(box.site.utf8CString.dropLast()) + [0x2F, CChar(bitPattern: 0xE9), 0]
    let descriptor = open(name, O_WRONLY | O_CREAT, 0o644)
    try #require(descriptor >= 0)
    close(descriptor)
    try SiteWriter.build(box.site, ["index.html": "2"], means: way.means)
    #expect(access(name, F_OK) == 0)
  }

  @Test("One in the way of the new site is named before anything changes", arguments: Way.allCases)
  func collision(way: Way) throws {
    try SiteWriter.build(box.site, ["index.html": "1"])
    try box.put("site/traces/b.html", "mine")
    let before = try box.contents()
    #expect(throws: SiteWriterError.foreignFile(path: "traces/b.html")) {
      try SiteWriter.build(
        box.site,
        ["index.html": "2", "traces/b.html": "B"],
        means: way.means
      )
    }
    #expect(try box.contents() == before)
  }

  @Test(
    "A file in a folder's place, a folder in a file's, and a link in a folder's are in the way",
    arguments: Way.allCases
  )
  func kindCollisions(way: Way) throws {
    try SiteWriter.build(box.site, ["index.html": "1"])
    try box.put("site/data", "a file")
    #expect(throws: SiteWriterError.foreignFile(path: "data")) {
      try SiteWriter.build(box.site, ["data/x.js": "X"], means: way.means)
    }
    try box.put("site/folder/inner.txt", "I")
    #expect(throws: SiteWriterError.foreignFile(path: "folder")) {
      try SiteWriter.build(box.site, ["folder": "F"], means: way.means)
    }
    try box.makeFolder("outside")
    try box.link("site/traces", to: "../outside")
    #expect(throws: SiteWriterError.foreignFile(path: "traces")) {
      try SiteWriter.build(box.site, ["traces/a.html": "A"], means: way.means)
    }
    #expect(try box.contents("outside").isEmpty)
  }

  @Test(
    "An empty folder of the user's that the site uses too does no harm",
    arguments: Way.allCases
  )
  func sharedEmptyFolder(way: Way) throws {
    try SiteWriter.build(box.site, ["index.html": "1"])
    try box.makeFolder("site/traces")
    try SiteWriter.build(box.site, ["traces/a.html": "A"], means: way.means)
    #expect(try box.contents("site")["traces/a.html"] == "A")
    #expect(try box.contents().keys.filter { $0.hasPrefix(".") } == [])
  }

  @Test("A hostile record deletes nothing outside of the site", arguments: Way.allCases)
  func hostileRecord(way: Way) throws {
    try box.put("outside/victim.txt", "V")
    try box.put("victim.txt", "V")
    try box.put("site/manifest.json", "{}")
    try box.link("site/folder", to: "../outside")
    try box.link("site/file", to: "../victim.txt")
    let absolute = box.path("victim.txt")
    try box.put(
      "site/.tracefolio-files",
      record(
        "../victim.txt",
        absolute,
        "folder/victim.txt",
        "file",
        "./../victim.txt",
        "..",
        ".",
        "",
        "a//../../victim.txt",
        "manifest.json",
        "folder"
      )
    )
    try SiteWriter.build(box.site, ["index.html": "1"], means: way.means)
    #expect(
      try box.contents() == [
        "outside": "folder", "outside/victim.txt": "V", "victim.txt": "V", "site": "folder",
        "site/folder": "-> ../outside", "site/file": "-> ../victim.txt",
        "site/index.html": "1", "site/manifest.json": "{}",
        "site/.tracefolio-files": record("index.html", "manifest.json"),
      ]
    )
  }

  @Test("A folder whose path the record lists is not deleted", arguments: Way.allCases)
  func listedFolder(way: Way) throws {
    try box.put("site/manifest.json", "{}")
    try box.put("site/photos/a.png", "P")
    try box.put("site/.tracefolio-files", record("manifest.json", "photos"))
    try SiteWriter.build(box.site, ["index.html": "1"], means: way.means)
    #expect(try box.text("site/photos/a.png") == "P")
  }
}
