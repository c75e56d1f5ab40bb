/// The first lines in which two texts differ.
struct TextDifference {
  /// In the manner of a unified diff: `-` for the old line, `+` for the new one; of each text only
  /// the first lines.
  let text: String

  init(old: String, new: String, limit: Int = 5) {
    let old = Self.lines(old)
    let new = Self.lines(new)
    let same = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old.dropFirst(same).reversed(), new.dropFirst(same).reversed())
      .prefix { $0 == $1 }.count
    let oldPart = old[same..<(old.count - end)]
    let newPart = new[same..<(new.count - end)]
    let lines =
      ["@@ -\(same + 1),\(oldPart.count) +\(same + 1),\(newPart.count) @@"]
      + old[..<same].suffix(1).map { " " + Self.short($0) }
      + oldPart.prefix(limit).map { "-" + Self.short($0) }
      + newPart.prefix(limit).map { "+" + Self.short($0) }
    text = lines.joined(separator: "\n")
  }

  /// Split at the scalar: a carriage return and line feed are one Character.
  private static func lines(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  private static func short(_ line: String) -> String {
    line.count > 300 ? line.prefix(300) + "…" : line
  }
}
