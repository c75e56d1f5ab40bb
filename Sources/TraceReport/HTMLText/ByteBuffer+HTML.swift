package import JSONBytes

/// Text as HTML, safe as the content of an element and of an attribute in single or double quotes;
/// with `in: .content` as the content of an element only, which is shorter: quotes stay themselves.
///
/// `&`, `<`, `>`, `"` and `'` become references. What a reader could not see, or what could make
/// text look like other text, is shown instead of applied: control characters as their pictures
/// (U+2400 and on), C1 controls, bidirectional controls, invisible format characters and
/// noncharacters as `‹U+202E›`. A line ends in U+000A alone; a carriage return on its own is `␍`.
/// A lone surrogate is its JSON escape, a byte that belongs to no character U+FFFD.
extension ByteBuffer {
  /// Appends bytes that are meant as UTF-8.
  package mutating func appendHTML(
    _ utf8: UnsafeBufferPointer<UInt8>,
    in place: HTMLPlace = .anywhere
  ) {
    appendHTML(utf8, notation: .plain, place: place)
  }

  /// Appends a string.
  package mutating func appendHTML(_ text: String, in place: HTMLPlace = .anywhere) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { appendHTML($0, in: place) }
    if done == nil { appendHTML(Array(text.utf8), in: place) }
  }

  /// Appends a part of a string.
  package mutating func appendHTML(_ text: Substring, in place: HTMLPlace = .anywhere) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { appendHTML($0, in: place) }
    if done == nil { appendHTML(Array(text.utf8), in: place) }
  }

  /// Appends a part of an array of bytes that are meant as UTF-8.
  package mutating func appendHTML(_ utf8: ArraySlice<UInt8>, in place: HTMLPlace = .anywhere) {
    utf8.withUnsafeBufferPointer { appendHTML($0, in: place) }
  }

  /// Appends an array of bytes that are meant as UTF-8.
  package mutating func appendHTML(_ utf8: [UInt8], in place: HTMLPlace = .anywhere) {
    utf8.withUnsafeBufferPointer { appendHTML($0, in: place) }
  }

  /// Appends the text of a string or a key, and any other token as the document writes it.
  package mutating func appendHTML(_ token: JSONToken, in place: HTMLPlace = .anywhere) {
    appendHTML(token.content, notation: token.hasEscapes ? .json : .plain, place: place)
  }

  /// Appends the text of a string, and any other value as the document writes it.
  mutating func appendHTML(_ value: JSONValue, in place: HTMLPlace = .anywhere) {
    value.withToken { appendHTML($0, in: place) }
  }

  /// Appends the content of a JSON string with its short escapes shown, for the content of an
  /// element only: a lone surrogate is an element of the class `odd`.
  mutating func appendHTML(sourceOf token: JSONToken) {
    let notation = token.hasEscapes ? HTMLTextWriter.Notation.jsonSource : .plain
    appendHTML(token.content, notation: notation, place: .content)
  }

  @inline(__always)
  private mutating func appendHTML(
    _ source: UnsafeBufferPointer<UInt8>,
    notation: HTMLTextWriter.Notation,
    place: HTMLPlace
  ) {
    var index = 0
    while index < source.count {
      let end = min(index &+ HTMLTextWriter.stride, source.count)
      withSpare(HTMLTextWriter.room(for: end &- index)) { spare in
        var writer = HTMLTextWriter(
          source,
          at: index,
          notation: notation,
          place: place,
          target: spare
        )
        writer.write(upTo: end)
        index = writer.index
        return writer.target - spare
      }
    }
  }
}

/// Where HTML stands.
package enum HTMLPlace {
  /// Between the tags of an element; quotes are themselves.
  case content
  /// There, or in an attribute in single or double quotes.
  case anywhere
}
