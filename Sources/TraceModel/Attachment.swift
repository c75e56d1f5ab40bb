/// A file that was recorded with a trace: a picture, a sound, a document.
package struct Attachment: Sendable, Hashable {
  package var id: String
  /// As the recorded address states it; nil where no address mentions the file.
  ///
  /// Never trusted.
  package var contentType: String?
  /// Bytes, as the recorded address states it, else the file's own; nil where unknown.
  package var size: Int64?
  /// Relative to the store's folder; nil where the file is missing.
  package var path: String?

  package init(id: String, contentType: String?, size: Int64?, path: String?) {
    self.id = id
    self.contentType = contentType
    self.size = size
    self.path = path
  }
}
