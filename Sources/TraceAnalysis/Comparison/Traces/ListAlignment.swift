/// Two lists side by side: what both have in the same order, what moved, what only one of them has.
///
/// The elements of a list have a number on each level, from the strictest to the loosest; elements of
/// equal numbers may be the same.
struct ListAlignment {
  /// In the order of head; what only base has stands where it was.
  let entries: [Entry]

  struct Entry: Equatable {
    /// Place in base; nil for what only head has.
    var base: Int?
    /// Place in head; nil for what only base has.
    var head: Int?
    /// Whether the element has another place among the others than it had.
    var hasMoved = false
  }

  /// The most removals and additions between two lists.
  ///
  /// With more, the elements of one number are paired in order, the first with the first, and what
  /// moved is not told.
  static let mostEdits = 200

  /// Takes time in proportion to the lists, and to ``mostEdits``.
  init(base: [[Int32]], head: [[Int32]]) {
    var work = AlignmentWork(base: base, head: head)
    work.pair()
    entries = work.entries
  }
}

/// The pairs of two lists while they are found.
private struct AlignmentWork {
  private let base: [[Int32]]
  private let head: [[Int32]]
  /// One per element of base.
  private var isPaired: [Bool]
  /// The partner of each element of head.
  private var partners: [Int?]
  /// The elements of head whose partner stands in the same order.
  private var isInOrder: [Bool]
  private var knowsOrder = true

  init(base: [[Int32]], head: [[Int32]]) {
    self.base = base
    self.head = head
    let count = head.first?.count ?? 0
    isPaired = [Bool](repeating: false, count: base.first?.count ?? 0)
    partners = [Int?](repeating: nil, count: count)
    isInOrder = [Bool](repeating: false, count: count)
  }

  mutating func pair() {
    pairInOrder(isPaired.indices, partners.indices, level: 0)
    for level in base.indices { pairMoved(level: level) }
  }

  /// Pairs what a longest common sequence keeps, then what lies between by the next level.
  private mutating func pairInOrder(_ left: Range<Int>, _ right: Range<Int>, level: Int) {
    guard level < base.count, !left.isEmpty, !right.isEmpty else { return }
    let script = EditScript(
      from: Array(base[level][left]),
      to: Array(head[level][right]),
      mostEdits: ListAlignment.mostEdits
    )
    guard let script else {
      if level + 1 == base.count { knowsOrder = false }
      return pairInOrder(left, right, level: level + 1)
    }
    var (start, end) = ((left.lowerBound, right.lowerBound), (left.lowerBound, right.lowerBound))
    for run in script.runs {
      switch run {
      case .remove(let count): end.0 += count
      case .insert(let count): end.1 += count
      case .keep(let count):
        pairInOrder(start.0..<end.0, start.1..<end.1, level: level + 1)
        for step in 0..<count { pair(end.0 + step, end.1 + step, isInOrder: true) }
        end = (end.0 + count, end.1 + count)
        start = end
      }
    }
    pairInOrder(start.0..<end.0, start.1..<end.1, level: level + 1)
  }

  private mutating func pair(_ left: Int, _ right: Int, isInOrder: Bool) {
    isPaired[left] = true
    partners[right] = left
    self.isInOrder[right] = isInOrder
  }

  /// Pairs what is left, the first of a number with the first.
  private mutating func pairMoved(level: Int) {
    var left: [Int32: [Int]] = [:]
    for place in isPaired.indices.reversed() where !isPaired[place] {
      left[base[level][place], default: []].append(place)
    }
    if left.isEmpty { return }
    for place in partners.indices where partners[place] == nil {
      if let partner = left[head[level][place]]?.popLast() {
        pair(partner, place, isInOrder: false)
      }
    }
  }

  var entries: [ListAlignment.Entry] {
    var entries: [ListAlignment.Entry] = []
    var next = 0
    let bounds = bounds
    for place in partners.indices {
      appendLonely(next..<bounds[place], to: &entries)
      next = bounds[place] + (isInOrder[place] ? 1 : 0)
      let hasMoved = partners[place] != nil && !isInOrder[place] && knowsOrder
      entries.append(.init(base: partners[place], head: place, hasMoved: hasMoved))
    }
    appendLonely(next..<isPaired.count, to: &entries)
    return entries
  }

  /// For each element of head the partner of the next one in order, itself included.
  private var bounds: [Int] {
    var bounds = [Int](repeating: 0, count: partners.count)
    var bound = isPaired.count
    for place in partners.indices.reversed() {
      if isInOrder[place], let partner = partners[place] { bound = partner }
      bounds[place] = bound
    }
    return bounds
  }

  private func appendLonely(_ range: Range<Int>, to entries: inout [ListAlignment.Entry]) {
    for place in range where !isPaired[place] { entries.append(.init(base: place)) }
  }
}
