/// Characters that show nothing of themselves and change how other text looks, or that HTML forbids.
///
/// U+200C and U+200D are none of them: scripts and emoji need them.
package enum HiddenCharacters {
  /// Whether a character above U+007F is one.
  @inline(__always)
  package static func contains(_ character: UInt32) -> Bool {
    switch character {
    case 0x80...0x9F: true  // C1 controls
    case 0x61C, 0x200B, 0x200E, 0x200F: true  // Arabic letter mark, zero width space, LRM, RLM
    case 0x2028...0x202E: true  // line and paragraph separators, embeddings and overrides
    case 0x2060...0x206F: true  // word joiner, invisible operators, isolates, deprecated controls
    case 0xFEFF: true  // zero width no-break space
    case 0xE0000...0xE007F: true  // tags: a second, invisible alphabet
    case 0xFDD0...0xFDEF: true  // noncharacters, as are the last two of each plane
    default: character & 0xFFFE == 0xFFFE
    }
  }

  /// A character by its number, such as `‹U+202E›`.
  package static func number(of character: UInt32) -> String {
    let digits = String(character, radix: 16, uppercase: true)
    return "‹U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)›"
  }
}
