package import JSONBytes

/// Where a value lies within another one, as typed: `question`, `messages[0].content`, `$.a.0`.
package struct InputPath: Sendable {
  private let steps: [String]

  /// Nil for an empty path or one with an empty step.
  package init?(_ text: String) {
    var rest = Substring(text)
    if rest == "$" || rest.hasPrefix("$.") || rest.hasPrefix("$[") { rest = rest.dropFirst() }
    if rest.hasPrefix(".") { rest = rest.dropFirst() }
    var steps: [String] = []
    for part in rest.split(separator: ".", omittingEmptySubsequences: false) {
      guard let found = Self.steps(of: part) else { return nil }
      steps += found
    }
    guard !steps.isEmpty else { return nil }
    self.steps = steps
  }

  /// The value at the path; nil where there is none.
  package func value(in root: JSONValue) -> JSONValue? {
    var value = root
    for step in steps {
      guard let inner = Self.member(step, of: value) else { return nil }
      value = inner
    }
    return value
  }

  /// `messages[0][1]` is three steps.
  private static func steps(of part: Substring) -> [String]? {
    let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
    var steps = pieces[0].isEmpty ? [] : [String(pieces[0])]
    for piece in pieces.dropFirst() {
      guard piece.hasSuffix("]"), UInt32(piece.dropLast()) != nil else { return nil }
      steps.append(String(piece.dropLast()))
    }
    return steps.isEmpty ? nil : steps
  }

  private static func member(_ step: String, of value: JSONValue) -> JSONValue? {
    guard value.kind == .array else { return value[named: step] }
    guard let position = UInt32(step) else { return nil }
    return value.elements.dropFirst(Int(position)).first { _ in true }
  }
}
