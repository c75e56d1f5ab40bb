/// The list of traces that numbers lead to.
struct TraceList: Sendable {
  /// Whether traces of judges, which the numbers leave out, have to be left out of it.
  var leavesOutJudges = false

  /// Such as `model=gpt-4o`; nil for a value that is too long.
  func fragment(_ filter: TraceFilter, _ value: String) -> String? {
    filter.fragment(value).map(fragment)
  }

  /// A fragment of the tool's own, such as `state=error`.
  func fragment(_ text: String) -> String {
    leavesOutJudges ? "\(text)&\(Self.noJudges)" : text
  }

  /// Only traces of judges, and all but them.
  static let (onlyJudges, noJudges) = ("judge=yes", "judge=no")
}

extension Report {
  var list: TraceList { TraceList(leavesOutJudges: leavesOutJudges) }
}
