import JSONBytes
import Hashing
package import TraceAnalysis
package import TraceModel

/// Makes files of the site from the pictures, sounds and files that a trace holds as base64.
///
/// They are collected while the trace's page is made, to be written after it. What the trace says of
/// their types is not believed, and none of it comes into a path.
package struct RecordedMediaFiles: Sendable {
  /// A file to be written.
  package struct File: Sendable, Hashable {
    /// Path in the site.
    package let path: String
    package let bytes: [UInt8]
  }

  /// In the order in which they were first asked for, each content once.
  package private(set) var files: [File] = []
  private var paths: Set<String> = []
  private let trace: TraceKey
  private let copied: [SiteAttachment]
  private let limit: Int

  /// Bytes; a larger file stays the text that it is.
  static let largestFile = 64 << 20

  /// - Parameters:
  ///   - trace: The trace that holds the files.
  ///   - copied: Its recorded files in the site.
  package init(of trace: TraceKey, copied: [SiteAttachment]) {
    self.init(of: trace, copied: copied, limit: Self.largestFile)
  }

  init(of trace: TraceKey, copied: [SiteAttachment], limit: Int) {
    self.trace = trace
    self.copied = copied
    self.limit = limit
  }

  /// Finds what the site has of a picture, sound or file, and collects it where that is new.
  package mutating func place(of media: RecordedMedia) -> MediaPlace {
    switch media.place {
    case .base64(let text, contentType: _): place(ofBase64: text)
    case .attachment(let id): place(ofAttachment: id)
    case .address, .file: .elsewhere
    }
  }

  private func place(ofAttachment id: String) -> MediaPlace {
    let file = copied.first { ExactText($0.attachment.id) == ExactText(id) }
    return file.map { .file(SiteMedia($0)) } ?? .elsewhere
  }

  private mutating func place(ofBase64 text: ArraySlice<UInt8>) -> MediaPlace {
    do throws(Base64.Failure) {
      let bytes = try Base64.decode(text, limit: limit)
      return bytes.isEmpty ? .text(.notBase64) : .file(add(bytes))
    } catch {
      return .text(error == .tooLong ? .tooLarge : .notBase64)
    }
  }

  /// Two contents whose digests begin alike are one file: a trace that was made so can only show one of
  /// its pictures for another.
  private mutating func add(_ bytes: [UInt8]) -> SiteMedia {
    let folder = SiteAttachment.folder(of: trace)
    let media = SiteMedia(bytes, digest: SHA256.hexDigest(of: bytes), in: folder)
    if paths.insert(media.path).inserted { files.append(File(path: media.path, bytes: bytes)) }
    return media
  }
}
