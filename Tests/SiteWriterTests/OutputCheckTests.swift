import Foundation
import Testing

@testable import SiteWriter

@Suite("Checking the output folder")
struct OutputCheckTests {
  private let box: Sandbox

  init() throws {
    box = try Sandbox()
  }

  @Test("A folder that holds something else is refused and left as it is")
  func notOurs() throws {
    try box.put("site/thesis.txt", "T")
    try box.put("site/photos/a.png", "P")
    let before = try box.contents()
    #expect(throws: SiteWriterError.notOurs(path: box.site, found: "photos")) {
      try SiteWriter(output: box.site)
    }
    #expect(try box.contents() == before)
  }

  @Test(
    "A record does not make a site of ours without a manifest or with another header",
    arguments: [
      [".tracefolio-files": record("thesis.txt"), "thesis.txt": "T"],
      [".tracefolio-files": record(header: "tracefolio site 2"), "manifest.json": "{}"],
      [".tracefolio-files": "", "manifest.json": "{}"],
      ["manifest.json": #"{"generator":"tracefolio"}"#],
    ]
  )
  func weakEvidence(files: [String: String]) throws {
    for (name, text) in files { try box.put("site/" + name, text) }
    let first = try #require(files.keys.min())
    #expect(throws: SiteWriterError.notOurs(path: box.site, found: first)) {
      try SiteWriter(output: box.site)
    }
  }

  @Test("A record that is a link does not count")
  func linkedRecord() throws {
    try box.put("elsewhere", record())
    try box.put("site/manifest.json", "{}")
    try box.link("site/.tracefolio-files", to: "../elsewhere")
    #expect(throws: SiteWriterError.notOurs(path: box.site, found: ".tracefolio-files")) {
      try SiteWriter(output: box.site)
    }
  }

  @Test("A site that a killed run left unfinished is ours without its manifest")
  func unfinished() throws {
    try box.put("site/a.html", "half")
    try box.put(
      "site/.tracefolio-files",
      record("a.html", "b.html", header: "tracefolio site 1, unfinished")
    )
    try SiteWriter.build(box.site, ["index.html": "I"])
    #expect(
      try box.contents("site").keys.sorted() == [
        ".tracefolio-files", "index.html", "manifest.json",
      ]
    )
  }

  @Test("The staging folder of a killed run does not fill a folder")
  func killedRun() throws {
    try box.makeFolder("site/.tracefolio-1")
    try SiteWriter.build(box.site, ["index.html": "I"], means: Way.filesFromInside.means)
    #expect(try box.text("site/index.html") == "I")
  }

  @Test("The staging folder of a killed run with the same process number is not used")
  func sameNumber() throws {
    try box.put(".site.tracefolio-\(getpid())/old.txt", "O")
    try SiteWriter.build(box.site, ["index.html": "I"])
    #expect(!box.exists("site/old.txt"))
    #expect(try box.text(".site.tracefolio-\(getpid())/old.txt") == "O")
  }

  @Test("A file is refused")
  func isAFile() throws {
    try box.put("site", "text")
    #expect(throws: SiteWriterError.isAFile(path: box.site)) { try SiteWriter(output: box.site) }
    #expect(try box.text("site") == "text")
  }

  @Test("A folder below a file cannot be made")
  func belowFile() throws {
    try box.put("file", "text")
    let path = box.path("file/site")
    #expect(
      throws: SiteWriterError.cannotCreate(path: path, reason: SystemError(code: ENOTDIR))
    ) { try SiteWriter(output: path) }
  }

  @Test("A folder where nothing can be made is an error")
  func unwritable() {
    let error = #expect(throws: SiteWriterError.self) { try SiteWriter(output: "/proc/site") }
    guard case .cannotCreate("/proc/site", _) = error else {
      Issue.record("unexpected: \(String(describing: error))")
      return
    }
    #expect(throws: SiteWriterError.self) { try SiteWriter(output: "/proc/new/site") }
  }

  @Test("A path without a name, and a link to nowhere, are errors", arguments: ["", "link"])
  func noName(name: String) throws {
    try box.link("link", to: "nowhere")
    let path = name.isEmpty ? "" : box.path(name)
    #expect(
      throws: SiteWriterError.cannotCreate(path: path, reason: SystemError(code: ENOENT))
    ) { try SiteWriter(output: path) }
  }

  @Test("A folder that appears or is replaced while the site is made is not touched")
  func changedMeanwhile() throws {
    let first = try SiteWriter(output: box.site)
    try box.put("site/mine.txt", "M")
    #expect(throws: SiteWriterError.changedMeanwhile(path: box.site)) {
      try first.finish { _ in [] }
    }
    first.abandon()
    #expect(try box.contents() == ["site": "folder", "site/mine.txt": "M"])
  }

  @Test("Of two builds at once the second one to finish is refused")
  func twoBuilds() throws {
    try SiteWriter.build(box.site, ["index.html": "0"])
    let slow = try SiteWriter(output: box.site)
    try slow.write("index.html", "slow")
    try SiteWriter.build(box.site, ["index.html": "fast"])
    #expect(throws: SiteWriterError.changedMeanwhile(path: box.site)) {
      try slow.finish { _ in [] }
    }
    #expect(try box.text("site/index.html") == "fast")
  }
}
