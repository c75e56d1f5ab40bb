import TraceModel

/// What the tools of one trace did otherwise than those of another.
struct ToolSteps {
  /// In the order of head; what only base has comes last.
  private(set) var steps: [CaseChange.ToolStep] = []

  /// More removals and additions are not looked for: then calls of one tool are paired in order.
  private static let mostEdits = 200

  /// Calls of one name are the same: first those that stand in the same order, then the others, which
  /// were reordered.
  init(from base: [ToolFact], to head: [ToolFact]) {
    let partners = Self.partners(base, head)
    for (place, call) in head.enumerated() {
      guard let partner = partners[place] else {
        let next = head.dropFirst(place + 1).first
        steps.append(.added(tool: call.name.string, before: next?.name.string))
        if call.hasFailed { steps.append(.newlyFailing(tool: call.name.string)) }
        continue
      }
      if partner.isMoved { steps.append(.reordered(tool: call.name.string)) }
      note(base[partner.place], call)
    }
    let paired = Set(partners.compactMap { $0?.place })
    for (place, call) in base.enumerated() where !paired.contains(place) {
      steps.append(.dropped(tool: call.name.string))
    }
  }

  private mutating func note(_ before: ToolFact, _ after: ToolFact) {
    if before.arguments != after.arguments {
      steps.append(.otherArguments(tool: after.name.string))
    }
    if after.hasFailed, !before.hasFailed { steps.append(.newlyFailing(tool: after.name.string)) }
  }

  private struct Partner {
    let place: Int
    var isMoved = false
  }

  /// For each call of head that of base; nil for one that was added.
  private static func partners(_ base: [ToolFact], _ head: [ToolFact]) -> [Partner?] {
    var partners = inOrder(base, head) ?? [Partner?](repeating: nil, count: head.count)
    let knowsOrder = partners.contains { $0 != nil }
    let taken = Set(partners.compactMap { $0?.place })
    var left: [ExactText: [Int]] = [:]
    for place in base.indices.reversed() where !taken.contains(place) {
      left[base[place].name, default: []].append(place)
    }
    for place in head.indices where partners[place] == nil {
      guard let partner = left[head[place].name]?.popLast() else { continue }
      partners[place] = Partner(place: partner, isMoved: knowsOrder)
    }
    return partners
  }

  /// Nil where the lists differ too much.
  private static func inOrder(_ base: [ToolFact], _ head: [ToolFact]) -> [Partner?]? {
    var numbers: [ExactText: Int32] = [:]
    func number(_ call: ToolFact) -> Int32 {
      let number = numbers[call.name] ?? Int32(clamping: numbers.count)
      numbers[call.name] = number
      return number
    }
    let (left, right) = (base.map(number), head.map(number))
    guard let script = EditScript(from: left, to: right, mostEdits: mostEdits) else { return nil }
    var partners: [Partner?] = []
    var place = 0
    for run in script.runs {
      switch run {
      case .remove(let count): place += count
      case .insert(let count): partners += Array(repeating: nil, count: count)
      case .keep(let count):
        partners += (place..<place + count).map { Partner(place: $0) }
        place += count
      }
    }
    return partners
  }
}
