import JSONBytes

/// How the answer of one trace became that of another.
package enum AnswerDifference: Sendable {
  case unchanged
  case words(TextDiff)
  /// Both are objects or arrays of JSON.
  case members(JSONDiff)

  /// Nil where one of the traces has none.
  package init?(from base: String?, to head: String?) {
    guard let base, let head else { return nil }
    let words = TextDiff(from: base, to: head)
    if words == .unchanged {
      self = .unchanged
    } else if let before = Self.structured(base), let after = Self.structured(head) {
      self = .members(JSONDiff(from: before, to: after))
    } else {
      self = .words(words)
    }
  }

  private static func structured(_ text: String) -> JSONValue? {
    guard let first = text.utf8.first(where: { !WordTokens.isSpace($0) }),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return nil }
    let root = (try? JSONDocument(text))?.root
    return root.flatMap { [.object, .array].contains($0.kind) ? $0 : nil }
  }
}

/// How many words a text lost, gained and kept.
///
/// A word is what white space parts, with a letter or digit in it.
package struct WordCounts: Sendable, Equatable {
  package private(set) var removed = 0
  package private(set) var added = 0
  package private(set) var equal = 0

  /// Of the pieces of a ``TextDiff``.
  package init(_ pieces: [TextDiff.Piece]) {
    for piece in pieces {
      let words = Self.words(piece.text)
      switch piece.kind {
      case .same: equal += words
      case .removed: removed += words
      case .added: added += words
      }
    }
  }

  private static func words(_ text: String) -> Int {
    text.utf8.split(whereSeparator: WordTokens.isSpace).count { $0.contains(where: isLetter) }
  }

  /// Every character beyond ASCII counts as a letter.
  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: false
    }
  }
}
