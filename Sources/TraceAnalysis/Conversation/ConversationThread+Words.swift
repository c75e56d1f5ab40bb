import JSONBytes

extension ConversationThread {
  /// The first turn that asks with exactly these words; nil where none does.
  package func turn(asking words: String) -> Int? {
    turns.firstIndex { turn in turn.asked.contains { $0.says(words) } }
  }

  /// The last turn that answers with exactly these words; nil where none does.
  package func turn(answering words: String) -> Int? {
    turns.lastIndex { turn in turn.answered.contains { $0.says(words) } }
  }
}

extension Message {
  fileprivate func says(_ words: String) -> Bool {
    parts.contains { part in
      guard case .text(let text, _) = part, text.count == words.utf8.count else { return false }
      return text.hasSameBytes(as: words)
    }
  }
}
