import Foundation
import Testing

@testable import SiteAssets

@Suite("Embedded templates and resources")
struct SiteAssetsTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "assets-\(UUID().uuidString)"
  )

  private func withFolder(_ files: [String: Data], body: (String) throws -> Void) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, data) in files { try data.write(to: folder.appending(path: name)) }
    try body(folder.path(percentEncoded: false))
  }

  /// The package's root, found from this file.
  private var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  @Test("All files of Templates and Resources are embedded, byte for byte")
  func embedded() throws {
    let assets = try SiteAssets()
    let onDisk = try ["Resources", "Templates"].flatMap { folder in
      try FileManager.default.subpathsOfDirectory(
        atPath: root.appending(path: folder).path(percentEncoded: false)
      ).map { folder + "/" + $0 }
    }.filter { !root.appending(path: $0).hasDirectoryPath }
    #expect(assets.paths == onDisk.sorted())
    for path in onDisk {
      let data = try Data(contentsOf: root.appending(path: path))
      let isEqual = assets.text(path) == Array(data)
      #expect(isEqual, "\(path)")
    }
  }

  @Test("An unknown path has no text")
  func missing() throws {
    #expect(try SiteAssets().text("Templates/no.html") == nil)
  }

  @Test("The page shell carries the content security policy first in its head")
  func policyFirst() throws {
    let page = try #require(try SiteAssets().text("Templates/page.html"))
    let text = String(decoding: page, as: UTF8.self)
    let head = try #require(text.range(of: "<head>\n")).upperBound
    let policy =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
      + "media-src 'self' data:; base-uri 'none'; form-action 'none'"
    #expect(
      text[head...].hasPrefix(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">\n"
      )
    )
  }

  @Test("A file of the folder replaces the embedded one, and only that")
  func overrides() throws {
    try withFolder(["page.html": Data("mine".utf8), "other.txt": Data("x".utf8)]) { folder in
      let assets = try SiteAssets(overrides: folder)
      #expect(assets.text("Templates/page.html") == Array("mine".utf8))
      #expect(try assets.text("Resources/site.css") == SiteAssets().text("Resources/site.css"))
      #expect(try assets.paths == SiteAssets().paths)
    }
  }

  @Test(
    "A folder that is not there, a file in its place, and an override that is no text are errors"
  )
  func badOverrides() throws {
    try withFolder(["page.html": Data([0xFF])]) { folder in
      let path = folder + "/page.html"
      #expect(throws: SiteAssetsError.notAFolder(path: folder + "/no")) {
        try SiteAssets(overrides: folder + "/no")
      }
      #expect(throws: SiteAssetsError.notAFolder(path: path)) { try SiteAssets(overrides: path) }
      #expect(throws: SiteAssetsError.notText(path: path)) { try SiteAssets(overrides: folder) }
    }
  }

  @Test("An override that cannot be read is an error")
  func unreadableOverride() throws {
    try withFolder([:]) { folder in
      let path = folder + "/page.html"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      #expect(throws: SiteAssetsError.cannotRead(path: path, reason: EISDIR)) {
        try SiteAssets(overrides: folder)
      }
    }
  }
}
