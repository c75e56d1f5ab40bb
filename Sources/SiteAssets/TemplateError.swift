/// A place in a template that cannot be understood.
package struct TemplateError: Error, Hashable, Sendable {
  /// What is wrong there.
  package enum Problem: Hashable, Sendable {
    /// The placeholder has no such name; `known` are those it could have, sorted.
    case unknown(String, known: [String])
    /// No `}}` follows on the line.
    case unclosed
  }

  /// The template's path.
  package let file: String
  /// Where the placeholder begins.
  package let position: TextPosition
  /// What is wrong there.
  package let problem: Problem
}

/// A place in a text as an editor shows it.
package struct TextPosition: Hashable, Sendable {
  /// From 1.
  package let line: Int
  /// In Unicode scalars, from 1.
  package let column: Int

  /// Creates a position from numbers that begin at 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The position of a byte of a UTF-8 text.
  init(of index: Int, in text: [UInt8]) {
    let before = text[..<index]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let isScalarStart = { (byte: UInt8) in byte & 0xC0 != 0x80 }
    self.init(
      line: 1 + before.count { $0 == UInt8(ascii: "\n") },
      column: 1 + before[lineStart...].count(where: isScalarStart)
    )
  }
}
