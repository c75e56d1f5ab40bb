package import TraceModel

/// A recorded file as the site holds it.
package struct SiteAttachment: Sendable, Hashable {
  package let attachment: Attachment
  package let media: AttachmentMedia
  /// Path in the site.
  package let path: String

  /// - Parameters:
  ///   - attachment: What the store says of the file.
  ///   - trace: The trace that the file belongs to.
  ///   - head: The file's first bytes, which alone decide what it is.
  package init(_ attachment: Attachment, of trace: TraceKey, head: [UInt8]) {
    self.attachment = attachment
    media = AttachmentMedia(head: head)
    path = "\(Self.folder(of: trace))/\(Self.name(for: attachment.id)).\(media.fileExtension)"
  }

  /// With what the names of files begin that a trace holds itself; no other file's name does.
  static let inlinePrefix = "inline-"

  /// The folder of the site in which a trace's files lie.
  static func folder(of trace: TraceKey) -> String {
    "attachments/" + SiteName.fileName(for: trace)
  }

  private static func name(for id: String) -> String {
    let name = SiteName.fileName(for: id)
    return name.hasPrefix(inlinePrefix) ? SiteName.digestName(for: id) : name
  }
}

/// What a recorded file is by its first bytes.
///
/// What the trace says of it is not believed.
package enum AttachmentMedia: Sendable, Hashable {
  case png, jpeg, gif, webp, wav, mp3
  /// Anything else, SVG and HTML included: offered for download, never shown.
  case other

  /// - Parameter head: At least 12 bytes where the file has them.
  package init(head: [UInt8]) {
    let isRIFF = head.starts(with: Array("RIFF".utf8)) && head.count >= 12
    let form = isRIFF ? String(decoding: head[8..<12], as: UTF8.self) : ""
    self =
      if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        .png
      } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
        .jpeg
      } else if head.starts(with: Array("GIF87a".utf8)) || head.starts(with: Array("GIF89a".utf8)) {
        .gif
      } else if form == "WEBP" { .webp } else if form == "WAVE" { .wav } else if Self.isMP3(head) {
        .mp3
      } else { .other }
  }

  package var fileExtension: String {
    switch self {
    case .png: "png"
    case .jpeg: "jpg"
    case .gif: "gif"
    case .webp: "webp"
    case .wav: "wav"
    case .mp3: "mp3"
    case .other: "bin"
    }
  }

  package var isPicture: Bool { [.png, .jpeg, .gif, .webp].contains(self) }

  package var isSound: Bool { self == .wav || self == .mp3 }

  /// A tag of ID3, or a frame of MPEG audio layer III.
  private static func isMP3(_ head: [UInt8]) -> Bool {
    if head.starts(with: Array("ID3".utf8)) { return true }
    return head.count >= 2 && head[0] == 0xFF && head[1] & 0xE6 == 0xE2
  }
}
