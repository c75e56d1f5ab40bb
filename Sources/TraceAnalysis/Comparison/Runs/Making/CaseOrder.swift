/// The order in which cases are looked at: the worst first.
///
/// What fails newly, what regressed, what answered or used tools otherwise, what did neither, and last
/// what was fixed; in each the one that slowed down most first, then in the order of the pairing.
struct CaseOrder {
  /// Places in the pairing.
  let places: [Int]
  /// For each case of the pairing its place in ``places``.
  let ranks: [Int]

  /// Takes cases in the order of the pairing, with their means.
  init(_ changes: [CaseChange], _ means: [CaseMeans]) {
    let keys = changes.map { (Self.group($0.flags), -(means[$0.place].slowdown ?? 1), $0.place) }
    places = changes.indices.sorted { keys[$0] < keys[$1] }
    var ranks = [Int](repeating: 0, count: changes.count)
    for (rank, place) in places.enumerated() { ranks[place] = rank }
    self.ranks = ranks
  }

  private static func group(_ flags: CaseChange.Flags) -> Int {
    if flags.contains(.newlyFailing) { return 0 }
    if flags.contains(.regressed) { return 1 }
    if flags.contains(.fixed) { return 4 }
    return flags.isDisjoint(with: [.answerChanged, .toolsChanged]) ? 3 : 2
  }
}
