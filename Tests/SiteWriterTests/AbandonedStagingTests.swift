import Foundation
import Testing

@testable import SiteWriter

@Suite("Staging folders of runs that were killed")
struct AbandonedStagingTests {
  private let box: Sandbox

  init() throws { box = try Sandbox() }

  /// What a run leaves that is killed while it writes.
  private func leave(_ folder: String) throws {
    try box.put("\(folder)/.tracefolio-lock", "")
    try box.put("\(folder)/traces/a.html", "A")
  }

  @Test("The next run deletes them", arguments: ["1", "4194304", "77-3"])
  func beside(number: String) throws {
    try leave(".site.tracefolio-\(number)")
    try SiteWriter.build(box.site, ["index.html": "I"])
    #expect(try box.contents().keys.filter { !$0.hasPrefix("site") } == [])
  }

  @Test("Also inside an output folder that cannot be exchanged")
  func inside() throws {
    try leave("site/.tracefolio-12")
    try SiteWriter.build(box.site, ["index.html": "I"], means: Way.filesFromInside.means)
    #expect(
      try box.contents("site").keys.sorted() == [
        ".tracefolio-files", "index.html", "manifest.json",
      ]
    )
  }

  @Test("One that a run still fills stays, and becomes its site")
  func alive() throws {
    let first = try SiteWriter(output: box.site)
    try first.write("index.html", "1")
    let second = try SiteWriter(output: box.path("other"))
    second.abandon()
    try SiteWriter(output: box.site).abandon()
    _ = try first.finish()
    #expect(try box.text("site/index.html") == "1")
  }

  @Test("What has no lock file stays: it may be an old site with files of somebody else")
  func exchanged() throws {
    try box.put(".site.tracefolio-5/photo.png", "P")
    try SiteWriter.build(box.site, ["index.html": "I"])
    #expect(try box.text(".site.tracefolio-5/photo.png") == "P")
  }

  @Test(
    "Folders of other names stay",
    arguments: [
      ".site.tracefolio-", ".site.tracefolio-1a", ".site.tracefolio-1-2-3", ".site.tracefolio--1",
      ".other.tracefolio-1", "site.tracefolio-1", ".site.tracefolio-1 ", ".tracefolio-1",
    ]
  )
  func others(name: String) throws {
    try leave(name)
    try SiteWriter.build(box.site, ["index.html": "I"])
    #expect(try box.text("\(name)/traces/a.html") == "A")
  }

  @Test("A link of such a name is not followed, nor is one in the lock's place")
  func links() throws {
    try leave("mine")
    try box.link(".site.tracefolio-1", to: "mine")
    try box.put(".site.tracefolio-2/a", "A")
    try box.link(".site.tracefolio-2/.tracefolio-lock", to: "../mine/.tracefolio-lock")
    try SiteWriter.build(box.site, ["index.html": "I"])
    #expect(try box.text("mine/traces/a.html") == "A")
    #expect(try box.text(".site.tracefolio-2/a") == "A")
  }
}
