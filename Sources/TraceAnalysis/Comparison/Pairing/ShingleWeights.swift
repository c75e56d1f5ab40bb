/// How much a pair of words says of which case a text is: 1 if no other text has it, next to nothing if
/// all have it, as the words of a template do.
///
/// Of a side's N inputs, equal ones counted once, k have it: the weight is 1 − (k − 1) / N, and of the
/// two sides' weights the smaller one.
struct ShingleWeights {
  /// By the low bits of a hash; two hashes may share a place, which makes both weigh less.
  private let weights: [Float]

  init(base: [CaseKeys], head: [CaseKeys]) {
    let (bases, heads) = (Self.groups(base), Self.groups(head))
    let places = Self.places(bases + heads)
    weights = zip(Self.shares(bases, places), Self.shares(heads, places)).map { 1 - max($0, $1) }
  }

  /// The weight of a hash, 0…1.
  func weight(_ hash: UInt32) -> Float { weights[Int(hash) & (weights.count - 1)] }

  /// What two texts have in common: the weight of what both have through that of what either has; 0
  /// where nothing weighs anything.
  func similarity(_ a: ShingleSketch, _ b: ShingleSketch) -> Double {
    var (left, right) = (0, 0)
    var (common, all): (Double, Double) = (0, 0)
    var seen = 0
    // The smallest hashes of both together are a fair sample of the whole.
    while seen < ShingleSketch.size, left < a.hashes.count || right < b.hashes.count {
      let mine = left < a.hashes.count ? a.hashes[left] : .max
      let others = right < b.hashes.count ? b.hashes[right] : .max
      let isInBoth = left < a.hashes.count && right < b.hashes.count && mine == others
      let takesLeft = right >= b.hashes.count || left < a.hashes.count && mine <= others
      let weight = Double(self.weight(takesLeft ? mine : others))
      all += weight
      if isInBoth { common += weight }
      left += takesLeft ? 1 : 0
      right += isInBoth || !takesLeft ? 1 : 0
      seen += 1
    }
    return all > 0 ? common / all : 0
  }

  private static func groups(_ keys: [CaseKeys]) -> [InputGroup] {
    InputGroup.groups(Array(keys.indices), of: keys)
  }

  /// A power of two: several for each hash, but no more than a million.
  private static func places(_ groups: [InputGroup]) -> Int {
    let hashes = groups.reduce(0) { $0 + $1.words.hashes.count }
    var places = 1024
    while places < min(8 * hashes, 1 << 20) { places *= 2 }
    return places
  }

  /// (k − 1) / N for each place.
  private static func shares(_ groups: [InputGroup], _ places: Int) -> [Float] {
    var counts = [Int32](repeating: 0, count: places)
    for group in groups {
      for hash in group.words.hashes { counts[Int(hash) & (places - 1)] += 1 }
    }
    let total = Float(max(1, groups.count))
    return counts.map { min(1, max(0, Float($0) - 1) / total) }
  }
}
