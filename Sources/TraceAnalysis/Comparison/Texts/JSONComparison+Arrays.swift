import JSONBytes
import TraceModel

extension JSONComparison {
  /// The most edits of the elements of one array; beyond, they are compared by their places.
  private static let mostEdits = 200

  /// Lists what differs between the elements of two arrays.
  mutating func compareArrays(_ base: PlacedValue, _ head: PlacedValue) {
    let (before, after) = (Array(base.value.elements), Array(head.value.elements))
    var (left, right) = (0, 0)
    for run in blocks(base.value, head.value, before, after) {
      let (removed, added) = (left + run.removed, right + run.added)
      while left < removed || right < added {
        let old = left < removed ? base.inner(before[left], .element(left)) : nil
        let new = right < added ? head.inner(after[right], .element(right)) : nil
        if let old, let new { compare(old, new) } else { add(old, new) }
        left += old == nil ? 0 : 1
        right += new == nil ? 0 : 1
      }
      (left, right) = (left + run.kept, right + run.kept)
    }
  }

  /// Elements that gave way to others, then elements that stayed.
  private typealias Block = (removed: Int, added: Int, kept: Int)

  private mutating func blocks(
    _ base: JSONValue,
    _ head: JSONValue,
    _ before: [JSONValue],
    _ after: [JSONValue]
  ) -> [Block] {
    let whole = [(removed: before.count, added: after.count, kept: 0)]
    allowance -= base.token.count + head.token.count
    guard allowance > 0 else { return whole }
    var numbers = EqualNumbers<ExactBytes>()
    let script = EditScript(
      from: before.map { numbers[ExactBytes(canonical: .json($0))] },
      to: after.map { numbers[ExactBytes(canonical: .json($0))] },
      mostEdits: Self.mostEdits
    )
    return script.map { Self.blocks($0.runs) } ?? whole
  }

  private static func blocks(_ runs: [EditScript.Run]) -> [Block] {
    var blocks: [Block] = [(0, 0, 0)]
    for run in runs {
      if case .keep = run {} else if blocks[blocks.count - 1].kept > 0 { blocks.append((0, 0, 0)) }
      switch run {
      case .keep(let count): blocks[blocks.count - 1].kept += count
      case .remove(let count): blocks[blocks.count - 1].removed += count
      case .insert(let count): blocks[blocks.count - 1].added += count
      }
    }
    return blocks
  }
}
