import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Files that a trace holds itself") struct RecordedMediaFilesTests {
  /// `GIF89a` and four zeros, with the beginning of the SHA-256 that `sha256sum` gives.
  private static let gif = "R0lGODlhAAAAAA=="
  private static let gifPath = "attachments/tr-1/inline-e8236456a1077211.gif"

  /// `<html><script>alert(1)</script>`, likewise.
  private static let page = "PGh0bWw+PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="
  private static let pagePath = "attachments/tr-1/inline-5d5b9485d646b662.bin"

  private func media(_ text: String, type: String? = nil) -> RecordedMedia {
    RecordedMedia(kind: .picture, place: .base64(ArraySlice(text.utf8), contentType: type))
  }

  private func files(of trace: TraceKey = TraceKey("tr-1")) -> RecordedMediaFiles {
    RecordedMediaFiles(of: trace, copied: [])
  }

  private func path(_ place: MediaPlace) -> String? {
    guard case .file(let file) = place else { return nil }
    return file.path
  }

  @Test("A picture is named by the digest of its bytes, and kept to be written")
  func picture() {
    var files = files()
    let place = files.place(of: media(Self.gif, type: "image/gif"))
    guard case .file(let file) = place else { return #expect(Bool(false), "\(place)") }
    #expect(file.path == Self.gifPath)
    #expect(file.media == .gif)
    #expect(file.size == 10)
    let bytes: [UInt8] = Array("GIF89a".utf8) + [0, 0, 0, 0]
    #expect(files.files == [RecordedMediaFiles.File(path: Self.gifPath, bytes: bytes)])
  }

  @Test("The same bytes are one file, however they are written and wherever they come")
  func once() {
    var files = files()
    let places = [Self.gif, "R0lGODlhAAAAAA", "R0lG\r\nODlhAAAAAA==", Self.page, Self.gif].map {
      path(files.place(of: media($0)))
    }
    #expect(places == [Self.gifPath, Self.gifPath, Self.gifPath, Self.pagePath, Self.gifPath])
    #expect(files.files.map(\.path) == [Self.gifPath, Self.pagePath])
  }

  @Test(
    "The first bytes decide what a file is, whatever type is stated",
    arguments: [
      ("iVBORw0KGgo=", "png"), ("/9j/", "jpg"), ("UklGRgAAAABXRUJQ", "webp"),
      ("UklGRgAAAABXQVZF", "wav"), ("SUQz", "mp3"), ("//s=", "mp3"), ("PHN2Zz4=", "bin"),
      (page, "bin"), ("JVBERi0=", "bin"),
    ]
  )
  func kinds(text: String, name: String) {
    var files = files()
    for type in ["image/png", "audio/wav", "image/svg+xml", "text/html", nil] {
      let place = path(files.place(of: media(text, type: type)))
      #expect(place?.hasSuffix("." + name) == true)
    }
    #expect(files.files.count == 1)
  }

  @Test(
    "Nothing of the stated type comes into a path",
    arguments: [
      "../../../etc/cron.d/x", "image/../../x", "image/png/../..", "\0", "/", "png\n.html",
    ]
  )
  func hostileType(type: String) {
    var files = files()
    #expect(path(files.place(of: media(Self.gif, type: type))) == Self.gifPath)
    #expect(path(files.place(of: media(Self.page, type: type))) == Self.pagePath)
  }

  /// The digest is that of ``SiteAttachmentTests``.
  @Test("Nothing of the trace's id comes into a path that is not plain")
  func hostileTrace() {
    var files = files(of: TraceKey("tr-1/../../etc"))
    #expect(
      path(files.place(of: media(Self.gif)))
        == "attachments/x-aefbbba1359eb2de016f220f0c0a1fa7/inline-e8236456a1077211.gif"
    )
  }

  @Test("Traces of one id keep their files apart")
  func duplicates() {
    let paths = (0...2).map { occurrence in
      var files = files(of: TraceKey("tr-1", occurrence: occurrence))
      return path(files.place(of: media(Self.gif)))
    }
    #expect(Set(paths).count == 3)
  }

  @Test(
    "What is not base64 throughout stays text, and no part of it is written",
    arguments: ["", "\n", "R0lGODlhAAAAAA==!", "[image removed]", "data:image/gif;base64,R0lGODlh"]
  )
  func undecodable(text: String) {
    var files = files()
    #expect(files.place(of: media(text)) == .text(.notBase64))
    #expect(files.files.isEmpty)
  }

  @Test("A file of the largest size is written, one of a byte more stays text")
  func large() {
    #expect(RecordedMediaFiles.largestFile == 67_108_864)
    var files = RecordedMediaFiles(of: TraceKey("tr-1"), copied: [], limit: 10)
    #expect(files.place(of: media("R0lGODlhAAAAAAA=")) == .text(.tooLarge))
    #expect(files.files.isEmpty)
    #expect(path(files.place(of: media(Self.gif))) == Self.gifPath)
  }

  @Test("What is elsewhere is never a file, save a recorded one that was copied")
  func elsewhere() {
    let wave = Attachment(id: "sound", contentType: nil, size: 12, path: "p")
    let copied = SiteAttachment(wave, of: TraceKey("tr-1"), head: Array("RIFF1234WAVE".utf8))
    var files = RecordedMediaFiles(of: TraceKey("tr-1"), copied: [copied])
    let place = { (place: RecordedMedia.Place) in
      files.place(of: RecordedMedia(kind: .sound, place: place))
    }
    #expect(path(place(.attachment("sound"))) == "attachments/tr-1/sound.wav")
    #expect(place(.attachment("other")) == .elsewhere)
    #expect(place(.address("https://example.com/a.png")) == .elsewhere)
    #expect(place(.address("file:///etc/passwd")) == .elsewhere)
    #expect(place(.file("file-123")) == .elsewhere)
    #expect(files.files.isEmpty)
  }
}
