/// Finds the inputs of one side that may be near to a text, without going over all of them.
///
/// Two texts that have a share of at least the threshold in common share one of their weightiest pairs
/// of words (prefix filtering: Chaudhuri, Ganti and Kaushik 2006, "A primitive operator for similarity
/// joins in data cleaning"). A pair that many inputs have leads to none: it weighs little, and would
/// cost the square of their number.
struct ShingleIndex {
  private let weights: ShingleWeights
  private let threshold: Double
  private var groups: [UInt32: [Int32]] = [:]

  /// A pair of words that more inputs have is not looked up.
  private static let mostGroups = 32
  /// No more inputs are compared with one.
  private static let mostCandidates = 32

  init(_ inputs: [InputGroup], _ weights: ShingleWeights, threshold: Double) {
    self.weights = weights
    self.threshold = threshold
    for (place, input) in inputs.enumerated() {
      for hash in weightiest(input.words)
      where groups[hash, default: []].count <= Self.mostGroups {
        groups[hash, default: []].append(Int32(clamping: place))
      }
    }
  }

  /// Places of inputs, those first that share the most.
  func candidates(_ words: ShingleSketch) -> [Int] {
    var shared: [Int32: Int] = [:]
    for hash in weightiest(words) {
      guard let found = groups[hash], found.count <= Self.mostGroups else { continue }
      for place in found { shared[place, default: 0] += 1 }
    }
    let ranked = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return ranked.prefix(Self.mostCandidates).map { Int($0.key) }
  }

  /// So many of the weightiest pairs of words that the rest alone cannot reach the threshold.
  private func weightiest(_ words: ShingleSketch) -> [UInt32] {
    let count = Int(Double(words.hashes.count) * (1 - threshold)) + 1
    let ranked = words.hashes.map { (weight: weights.weight($0), hash: $0) }
      .sorted { ($1.weight, $0.hash) < ($0.weight, $1.hash) }
    return ranked.prefix(count).map(\.hash)
  }
}
