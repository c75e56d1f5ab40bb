/// A page shell with `{{placeholders}}`, split at them once.
///
/// The placeholders' names are the cases of an enumeration, so that filling a template is a `switch`
/// that the compiler checks. Spaces around a name do not matter. There is no other syntax, and no
/// escaping: what is filled in must be HTML already.
package struct Template<Name>: Sendable
where Name: RawRepresentable<String> & CaseIterable & Sendable {
  /// A piece of a template.
  package enum Part: Sendable {
    /// Bytes to be copied as they are; never empty.
    case literal([UInt8])
    /// A place to be filled in.
    case placeholder(Name)
  }

  /// The pieces in order; a name may occur several times, or never.
  package let parts: [Part]

  /// Splits a template.
  ///
  /// - Parameters:
  ///   - text: The template as UTF-8.
  ///   - file: The path of the template, for errors.
  /// - Throws: Where a placeholder is unknown, or does not end on its line.
  package init(_ text: [UInt8], file: String) throws(TemplateError) {
    var parts: [Part] = []
    var rest = text[...]
    while let start = rest.firstPair(UInt8(ascii: "{")) {
      let literal = rest[..<start]
      if !literal.isEmpty { parts.append(.literal(Array(literal))) }
      let position = TextPosition(of: start, in: text)
      guard let end = text[(start + 2)...].firstPair(UInt8(ascii: "}")),
        !text[start..<end].contains(UInt8(ascii: "\n"))
      else { throw TemplateError(file: file, position: position, problem: .unclosed) }
      parts.append(.placeholder(try Self.name(text[(start + 2)..<end], file, position)))
      rest = text[(end + 2)...]
    }
    if !rest.isEmpty { parts.append(.literal(Array(rest))) }
    self.parts = parts
  }

  /// The placeholders that occur, in order.
  package var placeholders: [Name] {
    parts.compactMap { part in
      switch part {
      case .literal: nil
      case .placeholder(let name): name
      }
    }
  }

  private static func name(
    _ bytes: ArraySlice<UInt8>,
    _ file: String,
    _ position: TextPosition
  ) throws(TemplateError) -> Name {
    let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") }
    let end = bytes.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? bytes.startIndex
    let text = String(decoding: bytes[..<end].drop(while: isSpace), as: UTF8.self)
    guard let name = Name(rawValue: text) else {
      let known = Name.allCases.map(\.rawValue).sorted()
      throw TemplateError(file: file, position: position, problem: .unknown(text, known: known))
    }
    return name
  }
}

extension ArraySlice<UInt8> {
  /// The position of the first two bytes in a row that are both `byte`.
  fileprivate func firstPair(_ byte: UInt8) -> Int? {
    indices.dropLast().first { self[$0] == byte && self[$0 + 1] == byte }
  }
}
