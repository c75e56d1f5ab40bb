import Foundation

/// A Markdown page as its lines tell: what is in fences, which elements and addresses there are.
struct MarkdownPage {
  /// Addresses of links and pictures.
  private(set) var addresses: [String] = []
  /// Tags as they stand there.
  private(set) var tags: [String] = []
  /// Lines in fences.
  private(set) var fenced = 0
  /// Whether a fence is open at the end.
  private(set) var isOpen = false
  /// Texts of the headings, with their marks.
  private(set) var headings: [String] = []

  init(_ text: String) {
    var fence: Substring?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = fence {
        if line == open { fence = nil } else { fenced += 1 }
      } else if let start = line.wholeMatch(of: /(`{3,})(text|json)/) {
        fence = start.1
      } else {
        read(line)
      }
    }
    isOpen = fence != nil
  }

  private mutating func read(_ line: Substring) {
    if line.hasPrefix("#") { headings.append(String(line)) }
    let plain = Self.withoutCode(line)
    addresses += plain.matches(of: /\]\(([^)]*)\)/).map { String($0.1) }
    tags += plain.matches(of: /<[^>]*>?/).map { String($0.0) }
  }

  /// A line without its code spans and without what has a backslash before it.
  private static func withoutCode(_ line: Substring) -> String {
    var plain = ""
    var rest = line
    while let character = rest.first {
      if character == "\\" {
        rest = rest.dropFirst(2)
      } else if character == "`" {
        let run = rest.prefix { $0 == "`" }
        rest = afterSpan(rest.dropFirst(run.count), endingIn: run.count)
      } else {
        plain.append(character)
        rest = rest.dropFirst()
      }
    }
    return plain
  }

  /// What follows a code span that has begun; all of it where it does not end.
  private static func afterSpan(_ text: Substring, endingIn count: Int) -> Substring {
    var rest = text
    while let start = rest.firstIndex(of: "`") {
      let run = rest[start...].prefix { $0 == "`" }
      rest = rest[run.endIndex...]
      if run.count == count { return rest }
    }
    return text
  }
}
