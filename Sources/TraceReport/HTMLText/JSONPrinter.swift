package import JSONBytes

/// Writes JSON as HTML for the content of a `<pre>`: indented by two spaces, keys in `<b>`,
/// numbers and other literals in `<i>`.
///
/// Arrays and objects of scalars are on one line if they fit in it. In strings the short escapes
/// of JSON (`\n`, `\"`, `\\` and the like) are shown as such, other characters as they are.
/// What JSON does not have, `NaN`, `Infinity` and lone surrogates, is of class `odd`.
package struct JSONPrinter: Sendable {
  /// How many characters fit in a line; a comma or an opening bracket at its end does not count.
  package var width = 100
  /// The nesting from which on the indentation does not grow, which keeps deep documents small.
  package var deepestIndentation = 40

  /// Creates a printer of lines of 100 characters.
  package init() {}

  /// Appends a value, without a line feed at its end.
  ///
  /// - Parameters:
  ///   - value: Any JSON; of a deep one, the indentation stops at `deepestIndentation`.
  ///   - buffer: Where to append.
  /// - Returns: The number of lines, at least 1.
  package func print(_ value: JSONValue, into buffer: inout ByteBuffer) -> Int {
    var layout = JSONLayout(buffer: buffer, printer: self)
    value.walk(&layout)
    buffer = layout.buffer
    return layout.lineCount
  }
}
