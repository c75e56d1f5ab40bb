import Foundation
import Testing
import TraceModel

@testable import TraceSources

@Suite("Attachments")
struct AttachmentTests {
  private static let folder = "mlruns/1/traces/tr-1/artifacts/attachments"

  @Test("files that are mentioned come first, in the order of mention, then the others by name")
  func order() throws {
    let store = try store(mentioning: ["z-1?content_type=image%2Fpng&size=4", "a-2", "z-1"])
    for name in ["a-2", "b-unmentioned", "z-1", "a-unmentioned"] {
      try store.folder.put("\(Self.folder)/\(name)", [1, 2, 3])
    }
    let trace = try onlyTrace(store.path)
    #expect(
      trace.attachments == [
        Attachment(id: "z-1", contentType: "image/png", size: 4, path: "\(Self.folder)/z-1"),
        Attachment(id: "a-2", contentType: nil, size: nil, path: "\(Self.folder)/a-2"),
        Attachment(
          id: "a-unmentioned",
          contentType: nil,
          size: 3,
          path: "\(Self.folder)/a-unmentioned"
        ),
        Attachment(
          id: "b-unmentioned",
          contentType: nil,
          size: 3,
          path: "\(Self.folder)/b-unmentioned"
        ),
      ]
    )
    #expect(trace.diagnostics.isEmpty)
  }

  @Test("a file that is missing has no path, and is told")
  func missing() throws {
    let store = try store(mentioning: ["gone?size=10"])
    let trace = try onlyTrace(store.path)
    #expect(
      trace.attachments == [Attachment(id: "gone", contentType: nil, size: 10, path: nil)]
    )
    #expect(trace.codes == [.attachmentMissing])
    #expect(trace.diagnostics[0].message.contains("\"gone\""))
  }

  @Test(
    "an id that is no plain file name leads nowhere",
    arguments: [
      "../../etc/passwd", "..", ".", "/etc/passwd", "a/b", "...", "a%2Fb", "~root", "a:b",
    ]
  )
  func hostileIDs(id: String) throws {
    let store = try store(mentioning: [id])
    try store.folder.put("\(Self.folder)/a/b", [1])
    try store.folder.put("mlruns/1/traces/tr-1/etc/passwd", [1])
    let trace = try onlyTrace(store.path)
    #expect(trace.attachments.map(\.id) == [id])
    #expect(trace.attachments.map(\.path) == [nil])
  }

  @Test("the scheme alone is no attachment")
  func schemeAlone() throws {
    let store = try store(mentioning: ["", "?size=5"])
    #expect(try onlyTrace(store.path).attachments.isEmpty)
  }

  @Test("links, folders and odd names in the attachments folder are no files of the trace")
  func oddFiles() throws {
    let store = try store(mentioning: ["link"])
    try store.folder.link("\(Self.folder)/link", to: "/etc/passwd")
    try store.folder.link("\(Self.folder)/other-link", to: "/etc/passwd")
    try store.folder.makeFolder("\(Self.folder)/folder")
    try store.folder.put("\(Self.folder)/ünicode", [1])
    try store.folder.put("\(Self.folder)/with space", [1])
    try store.folder.put("\(Self.folder)/.hidden", [1])
    let trace = try onlyTrace(store.path)
    #expect(trace.attachments.map(\.id) == ["link", ".hidden"])
    #expect(trace.attachments[0].path == nil)
  }

  @Test(
    "no link below mlruns is followed",
    arguments: ["mlruns/1", "mlruns/1/traces", "mlruns/1/traces/tr-1", folder]
  )
  func linkedFolders(link: String) throws {
    let store = try store(mentioning: ["secret"])
    let elsewhere = try Folder("elsewhere")
    try elsewhere.put(String(Self.folder.dropFirst(link.count)) + "/secret", [1])
    try store.folder.link(link, to: elsewhere.root)
    try #require(FileManager.default.fileExists(atPath: store.folder.path("\(Self.folder)/secret")))
    let trace = try onlyTrace(store.path)
    #expect(trace.attachments.map(\.path) == [nil])
  }

  @Test("the folder mlruns itself may be a link")
  func linkedRoot() throws {
    let store = try store(mentioning: ["file"])
    let elsewhere = try Folder("elsewhere")
    try elsewhere.put("1/traces/tr-1/artifacts/attachments/file", [1])
    try store.folder.link("mlruns", to: elsewhere.root)
    #expect(try onlyTrace(store.path).attachments.map(\.path) == ["\(Self.folder)/file"])
  }

  @Test("a trace whose id or experiment is no plain file name has no folder")
  func hostileTraces() throws {
    let store = try TestStore()
    try store.trace("../tr-1", at: 1)
    try store.trace("tr-2", at: 2, ["experiment_id": "../1"])
    try store.folder.put("mlruns/1/tr-1/artifacts/attachments/f", [1])
    try store.folder.put("1/traces/tr-2/artifacts/attachments/f", [1])
    try store.folder.makeFolder("mlruns/1/traces")
    #expect(try traces(store.path).flatMap(\.attachments).isEmpty)
  }

  @Test(
    "addresses in recorded bytes",
    arguments: [
      ("no address", []),
      (
        #"{"a": "mlflow-attachment://x-1?content_type=audio%2Fmpeg&trace_id=tr&size=12"}"#,
        [("x-1", "audio/mpeg", 12)]
      ),
      (#"\"mlflow-attachment://x\\\" mlflow-attachment://y"#, [("x", nil, nil), ("y", nil, nil)]),
      ("mlflow-attachmentmlflow-attachment://x<b>", [("x", nil, nil)]),
      ("mlflow-attachment://x?size=-5&content_type=a%2", [("x", "a%2", nil)]),
      ("mlflow-attachment://x?size=99999999999999999999", [("x", nil, nil)]),
      ("mlflow-attachment://x?size=9223372036854775808", [("x", nil, nil)]),
      ("mlflow-attachment://x?content_type=%ff%00%C3%A9&size", [("x", "\u{FFFD}\u{0}é", nil)]),
      ("mlflow-attachment://x?content_type=%zz%+1", [("x", "%zz%+1", nil)]),
      ("mlflow-attachment:/", []),
    ] as [(String, [(String, String?, Int64?)])]
  )
  func addresses(text: String, expected: [(String, String?, Int64?)]) {
    let found = AttachmentAddress.all(in: Array(text.utf8))
    #expect(found.map(\.id) == expected.map(\.0))
    #expect(found.map(\.contentType) == expected.map(\.1))
    #expect(found.map(\.size) == expected.map(\.2))
  }

  @Test("the fixture's addresses lead to its files")
  func fixture() throws {
    let all = try traces(Fixture.database).flatMap(\.attachments)
    let root = Fixture.folder.appending(path: "mlflow-3.17.2-sqlite").path
    let files = try FileManager.default.subpathsOfDirectory(atPath: root + "/mlruns")
      .filter { $0.contains("/attachments/") }.map { "mlruns/" + $0 }
    #expect(Set(all.compactMap(\.path)) == Set(files))
    #expect(!files.isEmpty && all.count == files.count)
    for attachment in all {
      let size =
        try FileManager.default
        .attributesOfItem(atPath: root + "/" + (attachment.path ?? ""))[.size] as? Int64
      #expect(attachment.size == size)
      #expect(attachment.contentType?.contains("/") == true)
    }
  }

  @Test("the head of a file; none of what is no regular file")
  func heads() throws {
    let folder = try Folder()
    let long = try folder.put("long", Array(0..<40))
    let short = try folder.put("short", [7, 8])
    let empty = try folder.put("empty", [])
    try folder.link("link", to: long)
    #expect(AttachmentFile.head(of: long) == Array(0..<16))
    #expect(AttachmentFile.head(of: short) == [7, 8])
    #expect(AttachmentFile.head(of: empty) == [])
    #expect(AttachmentFile.head(of: folder.path("link")) == nil)
    #expect(AttachmentFile.head(of: folder.root) == nil)
    #expect(AttachmentFile.head(of: folder.path("none")) == nil)
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    #expect(AttachmentFile.head(of: folder.path("pipe")) == nil)
  }

  /// A store whose only trace has a span that mentions addresses in its inputs.
  private func store(mentioning addresses: [String]) throws -> TestStore {
    let store = try TestStore()
    try store.trace("tr-1")
    let texts = addresses.map { #"\"mlflow-attachment://\#($0)\""# }.joined(separator: ", ")
    let attributes = #"{"mlflow.spanInputs": "[\#(texts)]"}"#
    try store.span("tr-1", content: spanContent(["attributes": attributes]))
    return store
  }
}
