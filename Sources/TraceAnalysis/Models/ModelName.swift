/// A model as a provider names it.
struct ModelName {
  private let text: String

  init(_ text: String) { self.text = text }

  /// True for the same name, with or without a date behind it: `-2024-08-06`, `-0613`, `-20250514`.
  func isVersion(of asked: String) -> Bool {
    if text == asked { return true }
    guard text.hasPrefix(asked) else { return false }
    let rest = text.utf8.dropFirst(asked.utf8.count)
    guard rest.first == UInt8(ascii: "-") else { return false }
    let parts = rest.dropFirst().split(
      separator: UInt8(ascii: "-"),
      omittingEmptySubsequences: false
    )
    let areNumbers = parts.allSatisfy { part in
      part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    return areNumbers && [[4], [6], [8], [4, 2, 2]].contains(parts.map(\.count))
  }
}
