package import JSONBytes
import TraceModel

extension RecordedMedia.Place {
  /// An address as it was recorded: MLflow's of an attachment, a `data:` URI in base64, or any other.
  ///
  /// Nil for what is no text or an empty one.
  package init?(address: JSONValue?) {
    guard let text = address?.utf8, !text.isEmpty else { return nil }
    self = Self.attachment(text) ?? Self.embedded(text) ?? .address(Self.string(text))
  }

  /// Data in base64, for which MLflow may have put an address, so may the caller.
  ///
  /// Nil for what is no text or an empty one.
  init?(data: JSONValue?, contentType: String?) {
    guard let text = data?.utf8, !text.isEmpty else { return nil }
    self =
      Self.attachment(text) ?? Self.embedded(text) ?? .base64(text, contentType: contentType)
  }

  /// A file at the provider; nil where there is no id.
  init?(file: JSONValue?) {
    guard let id = file?.string, !id.isEmpty else { return nil }
    self = .file(id)
  }

  private static func attachment(_ text: ArraySlice<UInt8>) -> Self? {
    let scheme = "mlflow-attachment://"
    guard text.starts(with: scheme.utf8) else { return nil }
    let id = text.dropFirst(scheme.utf8.count).prefix { $0 != UInt8(ascii: "?") }
    return .attachment(string(id))
  }

  /// The data of `data:TYPE;base64,…`; a `data:` URI in another encoding is an address like others.
  private static func embedded(_ text: ArraySlice<UInt8>) -> Self? {
    guard text.starts(with: "data:".utf8) else { return nil }
    let head = text.prefix(256).dropFirst("data:".utf8.count)
    guard let comma = head.firstIndex(of: UInt8(ascii: ",")) else { return nil }
    let words = string(head[..<comma]).split(separator: ";", omittingEmptySubsequences: false)
    guard let last = words.last, words.count > 1, last.lowercased() == "base64" else { return nil }
    let type = words.first.flatMap { $0.isEmpty ? nil : String($0) }
    return .base64(text[(comma + 1)...], contentType: type)
  }

  private static func string(_ text: ArraySlice<UInt8>) -> String {
    String(decoding: text, as: UTF8.self)
  }
}
