/// The search for the shortest way through the grid of two sequences: right is a removal, down an
/// addition, a diagonal keeps what both have.
struct EditSearch {
  private let base: ArraySlice<Int32>
  private let head: ArraySlice<Int32>
  /// How far right each diagonal was reached before each number of edits: of `edits` those from
  /// −edits to edits.
  private var reached: [[Int32]] = []

  init(base: ArraySlice<Int32>, head: ArraySlice<Int32>) {
    self.base = base
    self.head = head
  }

  /// The steps from the start; nil where more than so many edits are needed.
  mutating func run(mostEdits: Int) -> [EditScript.Run]? {
    var furthest: [Int32] = [0]
    for edits in 0...max(0, min(mostEdits, base.count + head.count)) {
      reached.append(furthest)
      var next = [Int32](repeating: 0, count: 2 * edits + 3)
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        let right = slide(from: begin(edits, diagonal), diagonal)
        if right >= base.count, right - diagonal >= head.count { return steps(edits, diagonal) }
        next[diagonal + edits + 1] = Int32(clamping: right)
      }
      furthest = next
    }
    return nil
  }

  /// How far right the diagonal begins after so many edits.
  private func begin(_ edits: Int, _ diagonal: Int) -> Int {
    guard edits > 0 else { return 0 }
    return comesFromAbove(edits, diagonal)
      ? before(edits, diagonal + 1) : before(edits, diagonal - 1) + 1
  }

  /// Whether the last edit before a diagonal was an addition.
  private func comesFromAbove(_ edits: Int, _ diagonal: Int) -> Bool {
    if diagonal == -edits { return true }
    return diagonal != edits && before(edits, diagonal - 1) < before(edits, diagonal + 1)
  }

  private func before(_ edits: Int, _ diagonal: Int) -> Int {
    Int(reached[edits][diagonal + edits])
  }

  /// Goes on while both sequences have the same.
  private func slide(from right: Int, _ diagonal: Int) -> Int {
    var right = right
    while right < base.count, right - diagonal < head.count,
      base[base.startIndex + right] == head[head.startIndex + right - diagonal]
    {
      right += 1
    }
    return right
  }

  /// The way back from the end.
  private func steps(_ edits: Int, _ diagonal: Int) -> [EditScript.Run] {
    var steps: [EditScript.Run] = []
    var (right, diagonal) = (base.count, diagonal)
    for edit in stride(from: edits, to: 0, by: -1) {
      let begin = begin(edit, diagonal)
      steps.append(.keep(right - begin))
      let isAddition = comesFromAbove(edit, diagonal)
      steps.append(isAddition ? .insert(1) : .remove(1))
      diagonal += isAddition ? 1 : -1
      right = isAddition ? begin : begin - 1
    }
    steps.append(.keep(right))
    return steps.reversed()
  }
}
