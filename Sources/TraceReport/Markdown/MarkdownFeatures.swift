/// The extensions of CommonMark for which a text has the bytes.
struct MarkdownFeatures: OptionSet {
  let rawValue: UInt8

  /// A line like the one below the header of a table.
  static let tables = MarkdownFeatures(rawValue: 1)
  /// Two tildes, none of them after a backslash.
  ///
  /// The tree does not tell an escaped tilde from another one. So in a text that has one somewhere,
  /// no text is struck.
  static let struckText = MarkdownFeatures(rawValue: 2)
  /// A box of a task.
  static let tasks = MarkdownFeatures(rawValue: 4)
  /// An address outside of a link, as far as `://`, `www.` or `@` tell.
  static let bareLinks = MarkdownFeatures(rawValue: 8)

  /// What changes how a piece of text is written.
  static let inText: MarkdownFeatures = [.struckText, .bareLinks]
}
