/// A path inside a site that cannot lead out of it: names of `[A-Za-z0-9._-]`, parted by slashes.
struct SitePath: Hashable, Sendable {
  let text: String
  /// The path of the folder that holds it; empty at the top of the site.
  let folder: String
  /// The last part of the path.
  let name: String

  /// Checks a path; nil for an empty, absolute or climbing one, or one with an unsafe character.
  init?(_ text: String) {
    guard let nameStart = Self.nameStart(text.utf8) else { return nil }
    self.text = text
    let start = text.utf8.index(text.startIndex, offsetBy: nameStart)
    folder = nameStart == 0 ? "" : String(text[..<text.utf8.index(before: start)])
    name = String(text[start...])
  }

  /// The paths of all folders above, from the top down.
  var ancestors: [String] {
    text.indices.filter { text[$0] == "/" }.map { String(text[..<$0]) }
  }

  static func isSafe(_ bytes: some Collection<UInt8>) -> Bool {
    nameStart(bytes) != nil
  }

  /// The number of bytes before the last name; nil where the path is not safe.
  private static func nameStart(_ bytes: some Collection<UInt8>) -> Int? {
    var start = 0
    var end = 0
    var hasOnlyDots = true
    for byte in bytes {
      if byte == UInt8(ascii: "/") {
        guard isSafeName(count: end - start, hasOnlyDots: hasOnlyDots) else { return nil }
        start = end + 1
        hasOnlyDots = true
      } else {
        guard isSafeByte(byte) else { return nil }
        hasOnlyDots = hasOnlyDots && byte == UInt8(ascii: ".")
      }
      end += 1
    }
    let isSafe = end <= 1024 && isSafeName(count: end - start, hasOnlyDots: hasOnlyDots)
    return isSafe ? start : nil
  }

  /// Neither empty, nor too long for a file system, nor `.` or `..`.
  private static func isSafeName(count: Int, hasOnlyDots: Bool) -> Bool {
    (1...255).contains(count) && !(hasOnlyDots && count <= 2)
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
