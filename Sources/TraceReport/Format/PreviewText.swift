import JSONBytes

/// A request or response as a person would say it.
///
/// MLflow's previews are often JSON: a string with its quotes, or the arguments of a function. A string
/// loses its quotes, and an object whose only member is a string becomes that string.
enum PreviewText {
  /// The text itself where it is anything else, JSON that was cut off included.
  static func text(_ preview: String) -> String {
    guard let first = preview.utf8.first, first == UInt8(ascii: "\"") || first == UInt8(ascii: "{"),
      let value = try? JSONDocument(preview).root
    else { return preview }
    if let text = value.string { return text }
    guard value.count == 1 else { return preview }
    return value.members.first { _ in true }?.value.string ?? preview
  }
}
