import JSONBytes

/// Finds the characters of which GitHub and GitLab make something in finished text.
///
/// GitHub: addresses, `@names`, `#123`, `GH-123`, `:emoji:`, formulas in `$`, hashes of commits. GitLab
/// also: `!123`, `%123`, `&123`, and insertions and deletions in braces or brackets. GitHub takes up
/// issues, names and hashes in comments and summaries of jobs, GitLab in files too.
struct SiteTriggers {
  private let line: ArraySlice<UInt8>

  /// Letters and digits of the shortest and the longest hash that stands for a commit.
  static let hashLengths = 7...40

  init(_ line: ArraySlice<UInt8>) { self.line = line }

  /// Whether the sites would make something of the punctuation at an index.
  ///
  /// What follows the line is not known, and for most marks at its end is taken for the worst.
  func isTrigger(at index: Int) -> Bool {
    let next = index + 1 < line.endIndex ? line[index + 1] : nil
    switch line[index] {
    case UInt8(ascii: "@"), UInt8(ascii: "$"): return true
    case UInt8(ascii: "#"): return next?.isWord ?? true
    case UInt8(ascii: "!"), UInt8(ascii: "&"): return next?.isASCIIDigit ?? false
    case UInt8(ascii: "%"): return next.map { $0.isWord || $0 == UInt8(ascii: "\"") } ?? false
    case UInt8(ascii: "-"): return next?.isASCIIDigit == true && follows("gh", at: index)
    case UInt8(ascii: ":"):
      return next.map { $0 == UInt8(ascii: "/") } ?? true || beginsEmoji(at: index)
    case UInt8(ascii: "."): return follows("www", at: index)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return next.map { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") } ?? true
    default: return false
    }
  }

  /// The word that begins at an index and can be the hash of a commit; empty where there is none.
  ///
  /// Numbers alone and letters alone are taken for what they look like.
  func hash(at index: Int) -> Range<Int> {
    let none = index..<index
    if index > line.startIndex, line[index - 1].isWord { return none }
    let hash = line[index...].prefix(Self.hashLengths.upperBound + 1).prefix { $0.isHashDigit }
    let isWhole = hash.endIndex == line.endIndex || !line[hash.endIndex].isWord
    guard isWhole, Self.hashLengths.contains(hash.count) else { return none }
    let digits = hash.count { $0.isASCIIDigit }
    return digits > 0 && digits < hash.count ? hash.indices : none
  }

  /// Whether `:name:` begins here; no emoji is named by one digit or two, as minutes are.
  private func beginsEmoji(at index: Int) -> Bool {
    let rest = line[(index + 1)...]
    let name = rest.prefix { $0.isWord || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    let isName = name.count > 2 || name.contains { !$0.isASCIIDigit }
    return isName && name.endIndex < rest.endIndex && rest[name.endIndex] == UInt8(ascii: ":")
  }

  /// Whether letters stand before an index, in either case.
  private func follows(_ letters: String, at index: Int) -> Bool {
    let before = line[..<index].suffix(letters.utf8.count)
    return before.map { $0 | 0x20 }.elementsEqual(letters.utf8)
  }
}

extension UInt8 {
  /// True for an ASCII letter or digit and for an underscore.
  fileprivate var isWord: Bool { isASCIIAlphanumeric || self == UInt8(ascii: "_") }

  /// True for a hexadecimal digit as git writes it: in small letters.
  fileprivate var isHashDigit: Bool {
    isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
  }
}
