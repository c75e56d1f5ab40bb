import Foundation
import Testing

@Suite("Recorded files in a site")
struct AttachmentTests {
  /// The fixture's files by the trace they belong to: `TRACE/FILE`.
  private func recorded() throws -> [String: Data] {
    let folder = (Repository.fixture as NSString).deletingLastPathComponent + "/mlruns"
    var files: [String: Data] = [:]
    for path in try Repository.files(below: folder, suffix: "") {
      let parts = path.split(separator: "/")
      guard parts.count == 6, parts[4] == "attachments" else { continue }
      files["\(parts[2])/\(parts[5])"] = try Data(
        contentsOf: URL(filePath: Repository.path(folder + "/" + path))
      )
    }
    return files
  }

  /// By the first bytes alone: the kinds that occur in the fixture.
  private static func fileExtension(of bytes: Data) -> String {
    if bytes.starts(with: Data([0x89]) + Data("PNG\r\n\u{1A}\n".utf8)) { return "png" }
    let isWave =
      bytes.starts(with: Data("RIFF".utf8)) && bytes.dropFirst(8).starts(with: Data("WAVE".utf8))
    return isWave ? "wav" : "bin"
  }

  @Test("Each is copied byte for byte, with an extension that its bytes earn")
  func copied() async throws {
    let site = try await BuiltSite.whole.value
    var wanted: [String: Data] = [:]
    for (name, bytes) in try recorded() {
      wanted["attachments/\(name).\(Self.fileExtension(of: bytes))"] = bytes
    }
    #expect(wanted.count == 15)
    let copied = site.files.filter { path, _ in
      path.hasPrefix("attachments/") && !path.contains("/inline-")
    }
    #expect(copied == wanted)
  }

  @Test("Each is linked or shown on its trace's page; what is no picture or sound is a download")
  func linked() async throws {
    let site = try await BuiltSite.whole.value
    for path in site.paths(in: "attachments/") {
      let trace = path.split(separator: "/")[1]
      let page = "traces/\(trace).html"
      let tags = HTMLTags.all(in: site.files[page] ?? Data())
      let using = tags.filter {
        $0.value("src") == "../\(path)" || $0.value("href") == "../\(path)"
      }
      #expect(!using.isEmpty, "\(path)")
      guard path.hasSuffix(".bin") else { continue }
      #expect(using.allSatisfy { $0.name == "a" && $0.value("download") != nil }, "\(path)")
    }
  }
}
