/// All conversations of a trace as one tree of units: those that begin alike share their beginning.
///
/// A request is compared with all earlier conversations in one walk from the root.
struct ConversationPaths {
  /// A place in the tree.
  typealias Node = Int

  static let root: Node = 0

  private struct Step: Hashable {
    let from: Node
    let unit: Int
  }

  /// True where there is nothing to compare, so that no text need be looked at.
  private let isAlone: Bool
  private var numbers: [MessageUnit: Int] = [:]
  private var steps: [Step: Node] = [:]
  /// The last turn whose conversation ends at the node.
  private var turns: [Node: Int] = [:]
  /// Where the call to which the node belongs is shown.
  private var calls: [Node: CallPlace] = [:]

  /// - Parameter isAlone: Whether one call is all that there is.
  init(isAlone: Bool) { self.isAlone = isAlone }

  /// The number of a unit: the same for equal ones, and for all of a call that is alone.
  mutating func number(of unit: MessageUnit) -> Int {
    if isAlone { return 0 }
    let next = numbers.count
    let number = numbers[unit, default: next]
    if number == next { numbers[unit] = next }
    return number
  }

  /// Nil where no conversation goes on that way.
  func next(_ node: Node, _ unit: Int) -> Node? { steps[Step(from: node, unit: unit)] }

  /// Goes on with a unit, by a new way where there is none.
  mutating func extend(_ node: Node, _ unit: Int) -> Node {
    let step = Step(from: node, unit: unit)
    if let next = steps[step] { return next }
    let next = steps.count + 1
    steps[step] = next
    return next
  }

  func turn(at node: Node) -> Int? { turns[node] }

  /// The conversation of a turn ends at the node; one of no units is none.
  mutating func end(_ turn: Int, at node: Node) {
    if node != Self.root { turns[node] = turn }
  }

  subscript(call node: Node) -> CallPlace? {
    get { calls[node] }
    set { calls[node] = newValue }
  }
}
