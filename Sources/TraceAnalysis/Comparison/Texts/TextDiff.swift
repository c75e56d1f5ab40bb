/// How one text became another.
package enum TextDiff: Sendable, Equatable {
  case unchanged
  /// In order: what stayed and what was removed is base, what stayed and what was added is head.
  case edited([Piece])
  /// More than half of the words changed, or too much for a comparison word by word.
  case rewritten

  /// A stretch of text.
  package struct Piece: Sendable, Equatable {
    package enum Kind: Sendable {
      case same, removed, added
    }

    package let kind: Kind
    package let text: String
  }

  /// The longest text that is compared word by word, bytes.
  package static let longestText = 1 << 20
  /// The most removals and additions of words or spaces.
  package static let mostEdits = 1000

  /// Compares texts byte for byte; what is shown is cut at words.
  package init(from base: String, to head: String) {
    let (base, head) = (Array(base.utf8), Array(head.utf8))
    if base == head {
      self = .unchanged
    } else if max(base.count, head.count) > Self.longestText {
      self = .rewritten
    } else {
      self = WordComparison(base, head).diff ?? .rewritten
    }
  }
}
