/// The inputs of base and of head that are each other's nearest.
struct NearestInputs {
  /// Places of groups, by base's.
  private(set) var mutual: [(base: Int, head: Int, similarity: Double)] = []
  /// Places of groups that have several as near, or a nearest that is nearer to another; by place.
  private(set) var baseDoubts: [(group: Int, others: [Int])] = []
  private(set) var headDoubts: [(group: Int, others: [Int])] = []

  /// The nearest of the other side: of two that are as near none is.
  private struct Nearest {
    var similarity = 0.0
    var groups: [Int] = []

    mutating func add(_ group: Int, _ similarity: Double) {
      if similarity > self.similarity {
        self.similarity = similarity
        groups = [group]
      } else if similarity == self.similarity, groups.count < 8 {
        groups.append(group)
      }
    }
  }

  /// Takes groups of equal inputs, of which no two are the same.
  init(_ bases: [InputGroup], _ heads: [InputGroup], _ weights: ShingleWeights, threshold: Double) {
    let index = ShingleIndex(heads, weights, threshold: threshold)
    var ofBase = [Nearest](repeating: Nearest(), count: bases.count)
    var ofHead = [Nearest](repeating: Nearest(), count: heads.count)
    for (base, group) in bases.enumerated() {
      for head in index.candidates(group.words) {
        let similarity = weights.similarity(group.words, heads[head].words)
        guard similarity >= threshold else { continue }
        ofBase[base].add(head, similarity)
        ofHead[head].add(base, similarity)
      }
    }
    for (base, nearest) in ofBase.enumerated() where !nearest.groups.isEmpty {
      if nearest.groups.count == 1, ofHead[nearest.groups[0]].groups == [base] {
        mutual.append((base, nearest.groups[0], nearest.similarity))
      } else {
        baseDoubts.append((base, nearest.groups))
      }
    }
    let taken = Set(mutual.map(\.head))
    for (head, nearest) in ofHead.enumerated()
    where !nearest.groups.isEmpty && !taken.contains(head) {
      headDoubts.append((head, nearest.groups))
    }
  }
}
