import TraceModel

extension PairedRuns {
  /// Calls over repeats that both sides have; what was done otherwise in the first repeat of each case.
  ///
  /// - Parameters:
  ///   - changes: What each case's tools did otherwise, in the order of the pairing.
  ///   - ranks: For each case of the pairing its place among the cases, the worst first.
  /// - Returns: By name.
  func tools(_ changes: [[CaseChange.ToolStep]], ranks: [Int]) -> [ToolChange] {
    var tallies: [ExactText: ToolTally] = [:]
    for pair in sideBySide {
      for call in pair.base.tools { tallies[call.name, default: ToolTally()].addBase(call) }
      for call in pair.head.tools { tallies[call.name, default: ToolTally()].addHead(call) }
    }
    for (place, steps) in changes.enumerated() {
      for step in steps {
        tallies[ExactText(step.tool), default: ToolTally()].add(step, ranks[place])
      }
    }
    return tallies.sorted { $0.key < $1.key }.map { $0.value.change(of: $0.key) }
  }
}

extension CaseChange.ToolStep {
  /// The tool that did otherwise.
  package var tool: String {
    switch self {
    case .added(let tool, _), .dropped(let tool), .reordered(let tool), .otherArguments(let tool),
      .newlyFailing(let tool):
      tool
    }
  }
}

private struct ToolTally {
  private var baseCalls = 0
  private var headCalls = 0
  private var baseFailures = 0
  private var headFailures = 0
  private var added: Set<Int> = []
  private var dropped: Set<Int> = []
  private var reordered: Set<Int> = []
  private var otherArguments: Set<Int> = []
  private var newlyFailing: Set<Int> = []

  mutating func addBase(_ call: ToolFact) {
    baseCalls += 1
    baseFailures += call.hasFailed ? 1 : 0
  }

  mutating func addHead(_ call: ToolFact) {
    headCalls += 1
    headFailures += call.hasFailed ? 1 : 0
  }

  mutating func add(_ step: CaseChange.ToolStep, _ place: Int) {
    switch step {
    case .added: added.insert(place)
    case .dropped: dropped.insert(place)
    case .reordered: reordered.insert(place)
    case .otherArguments: otherArguments.insert(place)
    case .newlyFailing: newlyFailing.insert(place)
    }
  }

  func change(of name: ExactText) -> ToolChange {
    ToolChange(
      name: name.string,
      baseCalls: baseCalls,
      headCalls: headCalls,
      baseFailures: baseFailures,
      headFailures: headFailures,
      added: added.sorted(),
      dropped: dropped.sorted(),
      reordered: reordered.sorted(),
      otherArguments: otherArguments.sorted(),
      newlyFailing: newlyFailing.sorted()
    )
  }
}
