import Testing
import TraceModel

@testable import TraceReport

@Suite("What a recorded file is") struct AttachmentMediaTests {
  private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  @Test(
    "The first bytes decide",
    arguments: [
      (png, .png), (png + Array("IHDR".utf8), .png), ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg),
      (Array("GIF87a".utf8), .gif), (Array("GIF89a".utf8), .gif),
      (Array("RIFF\u{1}\u{2}\u{3}\u{4}WEBPVP8 ".utf8), .webp),
      (Array("RIFF\u{1}\u{2}\u{3}\u{4}WAVEfmt ".utf8), .wav),
      (Array("ID3\u{4}\u{0}".utf8), .mp3), ([0xFF, 0xFB, 0x90], .mp3), ([0xFF, 0xF3], .mp3),
      ([0xFF, 0xE3], .mp3),
    ] as [([UInt8], AttachmentMedia)]
  )
  func known(head: [UInt8], media: AttachmentMedia) {
    #expect(AttachmentMedia(head: head) == media)
  }

  @Test(
    "Texts that a browser would run are only for download",
    arguments: [
      "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "<?xml version=\"1.0\"?><svg/>",
      "<!DOCTYPE html><script>", "<html>", "  <svg>", "%PDF-1.7", "\u{FEFF}<svg>", "BM", "",
      "GIF", "GIF90a", "gif89a", "RIFF", "RIFF1234WEB", "RIFF1234AVI ", "riff1234WEBP", "OggS",
      " GIF89a", "\nID3",
    ]
  )
  func others(head: String) { #expect(AttachmentMedia(head: Array(head.utf8)) == .other) }

  @Test(
    "Bytes that only begin like a known file are not one",
    arguments: [
      [], [0xFF], [0xFF, 0xD8], [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xFE, 0x3C, 0x00],
      [0xFE, 0xFF, 0x00, 0x3C], [0xFF, 0xF1, 0x50], [0xFF, 0xFD], [0x00, 0xFF, 0xFB],
      [0x89, 0x50, 0x4E, 0x47, 0x0A, 0x1A, 0x0A, 0x00],
    ] as [[UInt8]]
  )
  func near(head: [UInt8]) { #expect(AttachmentMedia(head: head) == .other) }

  @Test("A picture with a page behind its first bytes is a picture by name and nothing else")
  func polyglots() {
    let page = Array("/*<svg onload=alert(1)><script>alert(1)</script>*/".utf8)
    #expect(AttachmentMedia(head: Array("GIF89a".utf8) + page).fileExtension == "gif")
    #expect(AttachmentMedia(head: Self.png + page).fileExtension == "png")
    #expect(AttachmentMedia(head: page + Self.png).fileExtension == "bin")
  }

  @Test(
    "Each kind has one extension, and is shown as what it is",
    arguments: [
      (.png, "png", true, false), (.jpeg, "jpg", true, false), (.gif, "gif", true, false),
      (.webp, "webp", true, false), (.wav, "wav", false, true), (.mp3, "mp3", false, true),
      (.other, "bin", false, false),
    ] as [(AttachmentMedia, String, Bool, Bool)]
  )
  func shown(media: AttachmentMedia, name: String, isPicture: Bool, isSound: Bool) {
    #expect(media.fileExtension == name)
    #expect(media.isPicture == isPicture)
    #expect(media.isSound == isSound)
  }
}

@Suite("Files of a trace in the site") struct SiteAttachmentTests {
  private func path(_ id: String, of trace: String = "tr-1", type: String? = nil) -> String {
    let attachment = Attachment(id: id, contentType: type, size: nil, path: "artifacts/a")
    return SiteAttachment(attachment, of: TraceKey(trace), head: Array("<svg>".utf8)).path
  }

  @Test("A file lies in the folder of its trace under its id")
  func plain() {
    #expect(
      path("0a1b2c3d-0000-4000-8000-000000000000")
        == "attachments/tr-1/0a1b2c3d-0000-4000-8000-000000000000.bin"
    )
  }

  @Test("Traces of one id have a folder each")
  func duplicates() {
    let attachment = Attachment(id: "a", contentType: nil, size: nil, path: "p")
    let paths = (0...2).map { occurrence in
      SiteAttachment(attachment, of: TraceKey("tr-1", occurrence: occurrence), head: []).path
    }
    #expect(Set(paths).count == 3)
  }

  @Test("What the trace says of the type is not believed")
  func type() { #expect(path("a", type: "image/svg+xml") == "attachments/tr-1/a.bin") }

  /// The digests are those of ``SiteNameTests``.
  @Test("No id of a file or trace becomes a path")
  func hostile() {
    #expect(
      path("..", of: "..")
        == "attachments/x-5ec1f7e700f37c3d0b2981d04855fc34/x-5ec1f7e700f37c3d0b2981d04855fc34.bin"
    )
    #expect(
      path("con", of: "tr-1/../../etc")
        == "attachments/x-aefbbba1359eb2de016f220f0c0a1fa7/x-1143da2bc54c495c4be31d3868785d39.bin"
    )
    #expect(path("") == "attachments/tr-1/x-e3b0c44298fc1c149afbf4c8996fb924.bin")
  }

  @Test("No recorded file has the name of one that the trace holds itself")
  func inline() {
    #expect(path("inline") == "attachments/tr-1/inline.bin")
    #expect(
      path("inline-e8236456a1077211") == "attachments/tr-1/x-b8f80db94813a526b0ba4001b631dfa9.bin"
    )
  }

  @Test("An address in a Markdown text finds the picture of that id, and nothing else")
  func addresses() {
    let gif = SiteAttachment(
      Attachment(id: "pic", contentType: nil, size: nil, path: "p"),
      of: TraceKey("tr-1"),
      head: Array("GIF89a".utf8)
    )
    let svg = SiteAttachment(
      Attachment(id: "svg", contentType: "image/png", size: nil, path: "p"),
      of: TraceKey("tr-1"),
      head: Array("<svg>".utf8)
    )
    let find = { MarkdownFiles.path(of: $0, in: [svg, gif]) }
    #expect(find("mlflow-attachment://pic") == "../attachments/tr-1/pic.gif")
    #expect(find("mlflow-attachment://pic?size=3&content_type=a") == "../attachments/tr-1/pic.gif")
    for address in [
      "mlflow-attachment://svg", "mlflow-attachment://", "mlflow-attachment://pic/", "pic",
      "MLFLOW-ATTACHMENT://pic", " mlflow-attachment://pic", "../attachments/tr-1/pic.gif",
      "http://mlflow-attachment://pic",
    ] {
      #expect(find(address) == nil, "\(address)")
    }
  }
}
