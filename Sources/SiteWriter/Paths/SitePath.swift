/// A path inside a site that cannot lead out of it: names of `[A-Za-z0-9._-]`, parted by slashes.
struct SitePath: Hashable, Sendable {
  let text: String
  private let nameStart: String.Index

  /// Checks a path; nil for an empty, absolute or climbing one, or one with an unsafe character.
  init?(_ text: String) {
    guard Self.isSafe(text.utf8) else { return nil }
    self.text = text
    nameStart =
      text.utf8.lastIndex(of: UInt8(ascii: "/")).map(text.utf8.index(after:))
      ?? text.startIndex
  }

  /// The last part of the path.
  var name: String { String(text[nameStart...]) }

  /// The path of the folder that holds it; empty at the top of the site.
  var folder: String { String(text[..<nameStart].dropLast()) }

  /// The paths of all folders above, from the top down.
  var ancestors: [String] {
    text.indices.filter { text[$0] == "/" }.map { String(text[..<$0]) }
  }

  static func isSafe(_ bytes: some Collection<UInt8>) -> Bool {
    let slash = UInt8(ascii: "/")
    return bytes.count <= 1024
      && bytes.split(separator: slash, omittingEmptySubsequences: false)
        .allSatisfy { isSafeName($0) }
  }

  private static func isSafeName(_ name: some Collection<UInt8>) -> Bool {
    (1...255).contains(name.count)
      && !name.elementsEqual(".".utf8)
      && !name.elementsEqual("..".utf8)
      && name.allSatisfy(isSafeByte)
  }

  private static func isSafeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
