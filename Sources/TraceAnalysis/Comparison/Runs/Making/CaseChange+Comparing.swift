import TraceModel

extension PairedRuns {
  /// One a case, in the order of the pairing, by these runs' own assessments.
  func caseChanges(_ assessments: [AssessmentDraft]) -> [CaseChange] {
    let criteria = CriterionChanges(assessments, self)
    return cases.indices.map { place in
      let (base, head) = first(place)
      let tools = ToolSteps(from: base.tools, to: head.tools).steps
      let (failing, fixed) = (criteria.failing(place), criteria.fixed(place))
      var flags = flags(place)
      if !failing.isEmpty { flags.formUnion([.newlyFailing, .regressed]) }
      if !fixed.isEmpty, !cases[place].head.fails { flags.insert(.fixed) }
      if failing.isEmpty, cases[place].failsInBoth { flags.insert(.failingStill) }
      if criteria.fell.contains(place) { flags.insert(.regressed) }
      if base.answerDigest != head.answerDigest { flags.insert(.answerChanged) }
      if !tools.isEmpty { flags.insert(.toolsChanged) }
      return CaseChange(
        place: place,
        asked: base.asked ?? head.asked,
        base: CaseSide(pairing.cases[place].base.map { self.base[$0] }, cases[place].base),
        head: CaseSide(pairing.cases[place].head.map { self.head[$0] }, cases[place].head),
        flags: flags,
        newlyFailing: failing,
        fixed: fixed,
        toolChanges: tools
      )
    }
  }

  /// What the case's own means tell.
  private func flags(_ place: Int) -> CaseChange.Flags {
    var flags: CaseChange.Flags = []
    if let ratio = cases[place].slowdown {
      if ratio > 1 + noise.ratio { flags.insert(.slower) }
      if ratio < 1 - noise.ratio { flags.insert(.faster) }
    }
    return flags
  }
}

extension CaseMeans {
  fileprivate var failsInBoth: Bool { base.fails && head.fails }

  /// Head's duration as a multiple of base's; nil where one is unknown or base took no time.
  var slowdown: Double? {
    guard let base = base.values[.duration], let head = head.values[.duration], base > 0 else {
      return nil
    }
    return head / base
  }
}

extension CaseSide {
  fileprivate init(_ repeats: [CaseFacts], _ means: SideMeans) {
    traces = repeats.map(\.key)
    answered = repeats.first?.answered
    values = means.values
    models = Set(repeats.flatMap(\.models).map(\.name)).subtracting([ExactText("")])
      .sorted().map(\.string)
    fails = means.fails
  }
}

/// By which criteria each case fails newly or is fixed.
private struct CriterionChanges {
  private var failing: [Int: Set<ExactText>] = [:]
  private var fixed: [Int: Set<ExactText>] = [:]
  /// Places of cases of which a score fell by more than the noise.
  private(set) var fell: Set<Int> = []

  /// What a trace's own failure is called among the criteria.
  private static let error = ExactText("error")

  init(_ assessments: [AssessmentDraft], _ runs: PairedRuns) {
    for draft in assessments {
      switch draft.scale {
      case .passes:
        for place in draft.worse { failing[place, default: []].insert(draft.criterion.name) }
        for place in draft.better { fixed[place, default: []].insert(draft.criterion.name) }
      case .numbers:
        let drops = zip(draft.places, draft.pairs)
          .filter { $0.1.difference < draft.comparison.noise.low }
        fell.formUnion(drops.map(\.0))
      }
    }
    for (place, means) in runs.cases.enumerated() {
      let failed = [means.base, means.head].map { ($0.values[.failures] ?? 0) >= 0.5 }
      if failed == [false, true] { failing[place, default: []].insert(Self.error) }
      if failed == [true, false] { fixed[place, default: []].insert(Self.error) }
    }
  }

  func failing(_ place: Int) -> [String] { failing[place, default: []].sorted().map(\.string) }

  func fixed(_ place: Int) -> [String] { fixed[place, default: []].sorted().map(\.string) }
}
