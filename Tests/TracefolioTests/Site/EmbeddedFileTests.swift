import Foundation
import Testing

@Suite("Files that the spans themselves hold, in a site")
struct EmbeddedFileTests {
  private func files(of trace: String, in site: FolderContents) -> [String] {
    site.paths(in: "attachments/\(trace)/")
  }

  private func tags(using file: String, of trace: String, in site: FolderContents) -> [HTMLTag] {
    HTMLTags.all(in: site.files["traces/\(trace).html"] ?? Data()).filter {
      $0.value("src") == "../\(file)" || $0.value("href") == "../\(file)"
    }
  }

  @Test(
    "Each is written byte for byte, and shown as what its bytes are",
    arguments: [
      (EmbeddedStore.picture, ["png"]), (EmbeddedStore.sound, ["wav"]),
      (EmbeddedStore.document, ["bin", "png"]), (EmbeddedStore.made, ["png"]),
      (EmbeddedStore.plain, []),
    ]
  )
  func written(trace: String, extensions: [String]) async throws {
    let site = try await EmbeddedStore().build()
    let files = files(of: trace, in: site)
    #expect(files.map { ($0 as NSString).pathExtension }.sorted() == extensions)
    let recorded = try EmbeddedStore.recorded(trace)
    #expect(Set(files.compactMap { site.files[$0] }) == Set(recorded.values))
    let names = ["png": "img", "wav": "audio", "bin": "a"]
    for file in files {
      let name = names[(file as NSString).pathExtension]
      let using = tags(using: file, of: trace, in: site)
      #expect(!using.isEmpty && using.allSatisfy { $0.name == name }, "\(file)")
      if name == "a" { #expect(using.allSatisfy { $0.value("download") != nil }) }
    }
  }

  @Test("A file has the first digits of its digest as its name")
  func name() async throws {
    let store = try EmbeddedStore()
    let file = try #require(files(of: EmbeddedStore.picture, in: try await store.build()).first)
    let digest = try await Tool.program("sha256sum", [store.box.path("site/" + file)]).text
    let name = "inline-\(digest.prefix(16)).png"
    #expect((file as NSString).lastPathComponent == name)
  }

  @Test(
    "A page that pretends to be a picture is a download, whatever its type",
    arguments: [
      "image/png", "text/html", "image/svg+xml", "../../../index.html", "image/png/../..",
    ]
  )
  func disguised(type: String) async throws {
    let store = try EmbeddedStore()
    let page = Data("<html><script>alert(1)</script></html>".utf8)
    let old = try #require(try EmbeddedStore.recorded(EmbeddedStore.picture).values.first)
    try store.replace(
      "image/png;base64,\(old.base64EncodedString())",
      by: "\(type);base64,\(page.base64EncodedString())",
      in: EmbeddedStore.picture
    )
    let site = try await store.build()
    let files = files(of: EmbeddedStore.picture, in: site)
    #expect(files.map { ($0 as NSString).pathExtension } == ["bin"])
    #expect(files.map { site.files[$0] } == [page])
    let using = files.flatMap { tags(using: $0, of: EmbeddedStore.picture, in: site) }
    #expect(!using.isEmpty && using.allSatisfy { $0.name == "a" && $0.value("download") != nil })
  }

  @Test("Text that is not base64 throughout is no file, and the page says so")
  func broken() async throws {
    let store = try EmbeddedStore()
    try store.replace("base64,iVBORw0KGgo", by: "base64,iVBORw0KGgo*", in: EmbeddedStore.picture)
    let site = try await store.build()
    #expect(files(of: EmbeddedStore.picture, in: site) == [])
    let page = site.text("traces/\(EmbeddedStore.picture).html")
    #expect(page.contains("the text is not base64"))
    #expect(page.contains("iVBORw0KGgo*"))
  }

  @Test("A second build has the same files, bytes and links alike")
  func again() async throws {
    let store = try EmbeddedStore()
    let first = try await store.build()
    let paths = first.paths(in: "attachments/")
    #expect(paths.count == 5)
    let inodes = try paths.map { try store.box.inode("site/" + $0) }
    let second = try await store.build()
    #expect(second.differing(from: first) == [])
    #expect(try paths.map { try store.box.inode("site/" + $0) } == inodes)
  }

  @Test("A picture that changed replaces the old one, one that is gone is gone")
  func changed() async throws {
    let store = try EmbeddedStore()
    let png = try #require(try EmbeddedStore.recorded(EmbeddedStore.picture).values.first)
    let before = try await store.build()
    let gif = Data("GIF89a".utf8) + Data(count: 4)
    let (old, new) = (png.base64EncodedString(), gif.base64EncodedString())
    try store.replace(old, by: new, in: EmbeddedStore.picture)
    let after = try await store.build()
    let folder = "attachments/\(EmbeddedStore.picture)/"
    #expect(after.paths(in: folder) == [folder + "inline-e8236456a1077211.gif"])
    let others = before.paths(in: "attachments/").filter { !$0.hasPrefix(folder) }
    #expect(after.paths(in: "attachments/").filter { !$0.hasPrefix(folder) } == others)
    try store.replace("data:image/png;base64,\(new)", by: "no picture", in: EmbeddedStore.picture)
    #expect(try await store.build().paths(in: folder) == [])
  }
}
