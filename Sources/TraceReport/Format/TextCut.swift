/// The beginning of a text.
struct TextCut: Sendable, Equatable {
  /// The text itself, or its first Unicode scalars.
  let text: String
  /// Whether anything was left out.
  let isCut: Bool

  /// Takes at most `limit` Unicode scalars.
  ///
  /// Not characters as a reader counts them: one of those may be a letter with a million marks.
  init(_ text: String, limit: Int) {
    let scalars = text.unicodeScalars
    // No scalar is shorter than a byte, and most texts are short.
    let isShort = text.utf8.count <= limit
    let end =
      isShort
      ? nil : scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex)
    isCut = end.map { $0 < scalars.endIndex } ?? false
    self.text = isCut ? String(scalars.prefix(upTo: end ?? scalars.endIndex)) : text
  }

  /// A text that was cut before, or not.
  init(whole text: String, isCut: Bool) {
    self.text = text
    self.isCut = isCut
  }

  /// The text, with an ellipsis where it was cut.
  var marked: String { isCut ? text + "…" : text }
}
