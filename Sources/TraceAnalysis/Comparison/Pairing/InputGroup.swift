import TraceModel

/// Traces of one side whose inputs are equal.
struct InputGroup {
  /// Places in the list, ascending, at least one.
  private(set) var traces: [Int]
  let words: ShingleSketch

  /// The groups of some traces, by the first trace of each.
  ///
  /// A trace without inputs is no group, unless it may stand for itself.
  static func groups(
    _ places: [Int],
    of keys: [CaseKeys],
    evenWithoutWords: Bool = false
  ) -> [InputGroup] {
    var groups: [InputGroup] = []
    var known: [ExactText: Int] = [:]
    for place in places where evenWithoutWords || !keys[place].words.hashes.isEmpty {
      let digest = keys[place].inputDigest.map(ExactText.init)
      if let digest, let group = known[digest] {
        groups[group].traces.append(place)
        continue
      }
      if let digest { known[digest] = groups.count }
      groups.append(InputGroup(traces: [place], words: keys[place].words))
    }
    return groups
  }
}
