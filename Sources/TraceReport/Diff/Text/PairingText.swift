import TraceAnalysis

extension PairingRule {
  /// What two traces have in common by the rule; `match` is what `--match` demands, nil where it is not to
  /// be told.
  func title(_ match: String?) -> String {
    switch self {
    case .demanded: match.map { TextCut($0, limit: 120).marked } ?? "the demanded key"
    case .recordID: "dataset record"
    case .experimentItem: "langfuse.experiment.item.id"
    case .referenceExample: "reference_example_id"
    case .equalInput: "equal inputs"
    case .similarInput: "similar inputs"
    }
  }
}

/// How many cases were paired, by what, and what was not.
struct PairingCounts {
  /// The rules that paired anything, in the order in which they are tried.
  let rules: [(rule: PairingRule, cases: Int)]
  /// Traces that could be of several cases.
  let ambiguous: Int
  let onlyBase: Int
  let onlyHead: Int
  let withoutKey: Int
  private let match: String?

  init(_ report: DiffReport) {
    let pairing = report.comparison.pairing
    match = report.match
    rules = PairingRule.allCases.compactMap { rule in
      let cases = pairing.cases.count { $0.rule == rule }
      return cases > 0 ? (rule, cases) : nil
    }
    let unpaired = pairing.onlyBase + pairing.onlyHead
    ambiguous = Self.traces(unpaired, \.isAmbiguous)
    onlyBase = Self.traces(pairing.onlyBase) { $0 == .absent }
    onlyHead = Self.traces(pairing.onlyHead) { $0 == .absent }
    withoutKey = Self.traces(unpaired) { $0 == .withoutKey }
  }

  private static func traces(
    _ groups: [UnpairedTraces],
    _ isCounted: (UnpairedTraces.Reason) -> Bool
  ) -> Int {
    groups.reduce(0) { $0 + (isCounted($1.reason) ? $1.traces.count : 0) }
  }

  /// Such as `38 cases paired by equal inputs, 2 by similar inputs`.
  var pairedText: String {
    guard let first = rules.first else { return "No case is paired" }
    let start = "\(CountText.text(first.cases, "case")) paired by \(first.rule.title(match))"
    let others = rules.dropFirst().map {
      "\(CountText.text(Int64($0.cases))) by \($0.rule.title(match))"
    }
    return ([start] + others).joined(separator: ", ")
  }

  /// What was not paired, with the place on the page of the pairing that lists it.
  var unpaired: [(text: String, anchor: String?)] {
    [
      (ambiguous, "ambiguous", "ambiguous"), (onlyBase, "only in base", "only-base"),
      (onlyHead, "only in head", "only-head"),
    ].map(Self.part)
      + (withoutKey > 0
        ? [Self.part(withoutKey, "with nothing to pair by", "without-key")] : [])
  }

  private static func part(
    _ count: Int,
    _ words: String,
    _ anchor: String
  ) -> (text: String, anchor: String?) {
    ("\(CountText.text(count, "trace")) \(words)", count > 0 ? anchor : nil)
  }
}

extension UnpairedTraces.Reason {
  var isAmbiguous: Bool {
    if case .ambiguous = self { return true }
    return false
  }
}
