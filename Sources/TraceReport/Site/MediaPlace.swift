import TraceModel

/// What the site has of a picture, a sound or a file that a message holds or names.
package enum MediaPlace: Sendable, Hashable {
  /// A file of the site.
  case file(SiteMedia)
  /// Nothing but the recorded text, for the reason that is given.
  case text(Reason)
  /// Nothing: the trace only says where it is, or the store lacks the recorded file.
  case elsewhere

  /// Why bytes in a trace are no file of the site.
  package enum Reason: Sendable, Hashable {
    /// Not base64 throughout, or of no bytes.
    case notBase64
    /// More than ``RecordedMediaFiles/largestFile``.
    case tooLarge

    /// The reason as words behind a colon.
    package var words: StaticString {
      switch self {
      case .notBase64: "the text is not base64"
      case .tooLarge: "the file is larger than 64 MiB"
      }
    }
  }
}

/// A file of the site that a page shows or offers.
package struct SiteMedia: Sendable, Hashable {
  /// Path in the site; nothing of it comes straight from a trace.
  package let path: String
  /// By the first bytes alone.
  package let media: AttachmentMedia
  /// Bytes; nil where unknown.
  package let size: Int64?

  init(_ file: SiteAttachment) {
    path = file.path
    media = file.media
    size = file.attachment.size
  }

  /// A file that a trace holds itself, in a folder of the site, by the first digits of its digest.
  init(_ bytes: [UInt8], digest: String, in folder: String) {
    media = AttachmentMedia(head: Array(bytes.prefix(16)))
    path = "\(folder)/\(SiteAttachment.inlinePrefix)\(digest.prefix(16)).\(media.fileExtension)"
    size = Int64(bytes.count)
  }
}
