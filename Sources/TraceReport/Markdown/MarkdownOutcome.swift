/// What became of a text that was to be rendered as Markdown.
package enum MarkdownOutcome: Equatable, Sendable {
  /// It was rendered.
  case rendered
  /// It is shown as it is, in a `<pre class="plain">`.
  case plain(Reason)

  /// Why a text is not read as Markdown.
  package enum Reason: Sendable {
    /// More than 64 KiB.
    case tooLong
    /// More than 2,000 opening brackets, which libcmark takes quadratic time to match.
    case tooManyBrackets
    /// More than 100 levels of quotes and lists, or fewer with very many lines: libcmark goes
    /// through all levels for every line.
    case tooDeep
    /// So many links, and an address defined apart from them of such a length, that the page could
    /// hold more than 1 MiB of its copies.
    case tooRepetitive
  }
}
