/// A pattern of names: `*` for any text, `?` for any character, `[a-z]` and `[^a-z]` for one of some.
///
/// As SQLite's `GLOB` reads it: case counts, and nothing is escaped save by brackets.
struct Glob {
  private let pattern: [Unicode.Scalar]

  init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

  /// Whether the pattern fits all of a text.
  ///
  /// Linear in the text for each star: only the last star seen is ever tried again.
  func fits(_ text: String) -> Bool {
    let text = Array(text.unicodeScalars)
    var (place, position) = (0, 0)
    var retry: (place: Int, position: Int)?
    while position < text.count {
      if place < pattern.count, pattern[place] == "*" {
        place += 1
        retry = (place, position)
      } else if let next = step(text[position], at: place) {
        (place, position) = (next, position + 1)
      } else if let last = retry {
        (place, position) = (last.place, last.position + 1)
        retry = (place, position)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }

  /// The place behind the part of the pattern that takes a character; nil where it does not.
  private func step(_ character: Unicode.Scalar, at place: Int) -> Int? {
    guard place < pattern.count else { return nil }
    switch pattern[place] {
    case "?": return place + 1
    case "[": return choice(character, at: place + 1)
    case character: return place + 1
    default: return nil
    }
  }

  /// The same for one of the characters in brackets; a bracket that nothing closes fits nothing.
  ///
  /// A `]` that comes first is one of the characters, and so is a `-` that nothing stands before or
  /// behind; what a range begins with fits by itself too.
  private func choice(_ character: Unicode.Scalar, at start: Int) -> Int? {
    let isNegated = start < pattern.count && pattern[start] == "^"
    var place = isNegated ? start + 1 : start
    var isOne = false
    var before: Unicode.Scalar?
    if place < pattern.count, pattern[place] == "]" {
      isOne = character == "]"
      place += 1
    }
    while place < pattern.count, pattern[place] != "]" {
      let isRange = pattern[place] == "-" && place + 1 < pattern.count && pattern[place + 1] != "]"
      if isRange, let first = before {
        if first <= character, character <= pattern[place + 1] { isOne = true }
        before = nil
        place += 2
      } else {
        if pattern[place] == character { isOne = true }
        before = pattern[place]
        place += 1
      }
    }
    return place < pattern.count && isOne != isNegated ? place + 1 : nil
  }
}
