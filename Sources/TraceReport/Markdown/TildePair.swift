import CCMark

/// Two tildes, and no third, in a piece of text.
struct TildePair: Equatable {
  /// The node that the text is of; nil for one that libcmark has not read.
  let node: MarkdownNode?
  /// The offset of the first tilde.
  let offset: Int
  /// Whether struck text can begin after them, and end before them, by CommonMark's rules for
  /// emphasis; characters beyond ASCII count as letters.
  let canOpen: Bool
  let canClose: Bool

  /// Finds the first pair of a text from an offset on; nil if there is none.
  init?(in text: UnsafeBufferPointer<UInt8>, from start: Int, of node: MarkdownNode?) {
    let tilde = UInt8(ascii: "~")
    var end = start
    while let first = text[end...].firstIndex(of: tilde) {
      end = text[first...].firstIndex { $0 != tilde } ?? text.count
      guard end - first == 2 else { continue }
      let before = first > 0 ? Neighbor(text[first - 1]) : Neighbor(node?.previous)
      let after = end < text.count ? Neighbor(text[end]) : Neighbor(node?.next)
      self.node = node
      offset = first
      canOpen = after != .space && (after == .letter || before != .letter)
      canClose = before != .space && (before == .letter || after != .letter)
      return
    }
    return nil
  }

  /// The pair that ends what this one begins: the next one that begins or ends something, in the
  /// same text or in the ones after it in the same parent; nil if that cannot end.
  func end(in text: UnsafeBufferPointer<UInt8>) -> TildePair? {
    var piece = text
    var owner = node
    var index = offset + 2
    while true {
      while let pair = TildePair(in: piece, from: index, of: owner) {
        if pair.canClose { return pair }
        if pair.canOpen { return nil }
        index = pair.offset + 2
      }
      repeat { owner = owner?.next } while owner.map { $0.type != CMARK_NODE_TEXT } ?? false
      guard let owner else { return nil }
      piece = owner.literal
      index = 0
    }
  }

  /// What is next to a pair.
  private enum Neighbor {
    case space, punctuation, letter

    init(_ byte: UInt8) {
      switch byte {
      case 0...0x20: self = .space
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: self = .letter
      default: self = .punctuation
      }
    }

    /// Creates what a node next to the text is: a line's end or one that has marks.
    init(_ node: MarkdownNode?) {
      switch node?.type {
      case nil, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: self = .space
      default: self = .punctuation
      }
    }
  }
}
