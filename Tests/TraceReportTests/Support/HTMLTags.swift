/// The tags of a page, read with no mercy: anything that is not a tag exactly as the tool writes
/// them is an error.
struct HTMLTags {
  struct Tag: Equatable {
    var name: String
    var isEnd = false
    var attributes: [(name: String, value: String)] = []

    static func == (a: Tag, b: Tag) -> Bool { a.shape == b.shape }

    /// The tag without its values: what a text of a trace must never change.
    var shape: String {
      (isEnd ? "/" : "") + name + attributes.map { " \($0.name)" }.joined()
    }

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  struct Malformed: Error, CustomStringConvertible { let description: String }

  private(set) var tags: [Tag] = []
  private var rest: Substring

  private static let void: Set<String> = ["img", "br", "hr", "meta", "link", "input"]

  /// The elements that a tag closes when they are the innermost open ones, of those whose end tags
  /// the tool leaves out in long lists.
  private static let implied: [String: Set<String>] = [
    "td": ["td"], "tr": ["td", "tr"], "/tbody": ["td", "tr"], "li": ["li"], "/ol": ["li"],
  ]

  /// - Throws: Where a tag is malformed or elements are not nested properly.
  init(_ html: String) throws {
    rest = html[...]
    var open: [String] = []
    while let start = rest.firstIndex(of: "<") {
      guard !rest[..<start].contains(">") else { throw malformed("a bare >") }
      rest = rest[rest.index(after: start)...]
      let (tag, isEmpty) = try tag()
      tags.append(tag)
      let implied = Self.implied[tag.isEnd ? "/\(tag.name)" : tag.name] ?? []
      while let last = open.last, implied.contains(last) { open.removeLast() }
      if tag.isEnd {
        guard open.popLast() == tag.name else { throw malformed("</\(tag.name)> out of place") }
      } else if !isEmpty, !Self.void.contains(tag.name) {
        open.append(tag.name)
      }
    }
    guard open.isEmpty else { throw malformed("left open: \(open)") }
  }

  private func malformed(_ what: String) -> Malformed {
    Malformed(description: "\(what) before: \(rest.prefix(80))")
  }

  private mutating func tag() throws -> (Tag, isEmpty: Bool) {
    var tag = Tag(name: "")
    tag.isEnd = take("/")
    tag.name = try name()
    while take(" ") {
      let attribute = try name()
      tag.attributes.append((attribute, take("=") ? try value() : ""))
    }
    let isEmpty = take("/")
    guard take(">") else { throw malformed("a tag without end") }
    return (tag, isEmpty)
  }

  private mutating func take(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func name() throws -> String {
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard !name.isEmpty else { throw malformed("a name missing") }
    rest = rest[name.endIndex...]
    return String(name)
  }

  private mutating func value() throws -> String {
    guard take("\""), let end = rest.firstIndex(of: "\"") else { throw malformed("no quotes") }
    defer { rest = rest[rest.index(after: end)...] }
    return String(rest[..<end])
  }
}
