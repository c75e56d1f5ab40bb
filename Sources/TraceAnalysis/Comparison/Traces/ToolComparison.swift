import TraceModel

/// How the tools that one trace used became those of another.
package struct ToolComparison: Sendable {
  package let base: ToolSequence
  package let head: ToolSequence
  /// In the order of head; what only base has stands where it was.
  package let rows: [Row]

  /// A use that one of the traces has, or both.
  package struct Row: Sendable, Equatable {
    /// Place among the uses of base; nil for a use that was added.
    package let base: Int?
    /// Place among the uses of head; nil for a use that was dropped.
    package let head: Int?
    /// Which use of base it was, from 1; nil where it keeps its order.
    package let movedFrom: Int?
    /// Whether both have it with arguments that do not mean the same.
    package let hasOtherArguments: Bool
    /// Whether both have it with results that do not mean the same.
    package let hasOtherResult: Bool
    /// Whether it fails in head, and did not in base or was not there.
    package let failsNewly: Bool
  }

  /// Uses of one tool with the same arguments are the same first, then those of one tool between them.
  package init(from base: AnalysedTrace, to head: AnalysedTrace) {
    self.init(from: ToolSequence(base), to: ToolSequence(head))
  }

  package init(from base: ToolSequence, to head: ToolSequence) {
    self.base = base
    self.head = head
    var names = EqualNumbers<ExactText>()
    var asked = EqualNumbers<Asked>()
    let left = base.uses.map(Asked.init)
    let right = head.uses.map(Asked.init)
    let alignment = ListAlignment(
      base: [left.map { asked[$0] }, left.map { names[$0.name] }],
      head: [right.map { asked[$0] }, right.map { names[$0.name] }]
    )
    rows = alignment.entries.map { entry in
      let pair = entry.base.flatMap { base in entry.head.map { (base, $0) } }
      let failed = entry.base.map { base.uses[$0].hasFailed } ?? false
      return Row(
        base: entry.base,
        head: entry.head,
        movedFrom: entry.hasMoved ? entry.base.map { $0 + 1 } : nil,
        hasOtherArguments: pair.map { left[$0].arguments != right[$1].arguments } ?? false,
        hasOtherResult: pair.map { Self.differ(base.uses[$0].result, head.uses[$1].result) }
          ?? false,
        failsNewly: entry.head.map { head.uses[$0].hasFailed && !failed } ?? false
      )
    }
  }

  private static func differ(_ base: Payload?, _ head: Payload?) -> Bool {
    base.map(ExactBytes.init(canonical:)) != head.map(ExactBytes.init(canonical:))
  }

  /// A tool and what it was asked.
  private struct Asked: Hashable {
    let name: ExactText
    let arguments: ExactBytes?

    init(_ use: ToolUse) {
      name = ExactText(use.name)
      arguments = use.arguments.map(ExactBytes.init(canonical:))
    }
  }
}

extension ToolComparison {
  /// The number of uses that only head has.
  package var added: Int { rows.count { $0.base == nil } }
  /// The number of uses that only base has.
  package var dropped: Int { rows.count { $0.head == nil } }
  package var moved: Int { rows.count { $0.movedFrom != nil } }
  package var withOtherArguments: Int { rows.count(where: \.hasOtherArguments) }
  package var failingNewly: Int { rows.count(where: \.failsNewly) }

  /// Whether both use the same tools in the same order; arguments and outcomes do not count.
  package var hasSameSequence: Bool {
    base.uses.map { ExactText($0.name) } == head.uses.map { ExactText($0.name) }
  }
}
