import TraceAnalysis

/// What the list of cases can be filtered to, named as in the fragment of its address.
enum CaseState: String, CaseIterable {
  case regressed, failing, fixed, still, slower, faster, answer, tools

  var flag: CaseChange.Flags {
    switch self {
    case .regressed: .regressed
    case .failing: .newlyFailing
    case .fixed: .fixed
    case .still: .failingStill
    case .slower: .slower
    case .faster: .faster
    case .answer: .answerChanged
    case .tools: .toolsChanged
    }
  }

  /// The words of its button.
  var label: String {
    switch self {
    case .regressed: "Regressed"
    case .failing: "Newly failing"
    case .fixed: "Fixed"
    case .still: "Still failing"
    case .slower: "Slower"
    case .faster: "Faster"
    case .answer: "Answer changed"
    case .tools: "Tools changed"
    }
  }
}
