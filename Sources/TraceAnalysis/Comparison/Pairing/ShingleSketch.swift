/// The pairs of neighbouring words of a text, by their hashes: what two texts have in common can be
/// told from it without the texts (Broder 1997, "On the resemblance and containment of documents").
///
/// A word is a run of letters and digits, case does not count for ASCII, nothing else does.
package struct ShingleSketch: Sendable, Equatable {
  /// Ascending, each once: all of them, or of a long text the smallest ``size``.
  package let hashes: [UInt32]

  /// Of so many the resemblance is known to about ± 0.03.
  package static let size = 256

  /// The sketch of no words.
  package init() { hashes = [] }

  /// Linear in the length of the text.
  package init(_ text: some Sequence<UInt8>) {
    var reader = ShingleReader()
    for byte in text { reader.read(byte) }
    hashes = reader.finish()
  }
}

/// Collects the hashes of pairs of words.
private struct ShingleReader {
  private var smallest: [UInt32] = []
  private var word: UInt64 = seed
  private var before: UInt64 = seed
  private var isInWord = false
  private var hasWords = false

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func read(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): extend(byte | 0x20)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      extend(byte)
    default: endWord()
    }
  }

  /// The end of the text counts as a word, so that a text of one word has two pairs.
  mutating func finish() -> [UInt32] {
    endWord()
    guard hasWords else { return [] }
    add(before, Self.seed)
    keepSmallest()
    // A copy has no room to spare: sketches are kept by the ten thousand.
    return smallest.map(\.self)
  }

  /// FNV-1a (Fowler, Noll and Vo).
  private mutating func extend(_ byte: UInt8) {
    word = (word ^ UInt64(byte)) &* 0x100_0000_01B3
    isInWord = true
  }

  private mutating func endWord() {
    guard isInWord else { return }
    add(before, word)
    (before, word, isInWord, hasWords) = (word, Self.seed, false, true)
  }

  private mutating func add(_ first: UInt64, _ second: UInt64) {
    smallest.append(Self.mixed(first &* 0x9E37_79B9_7F4A_7C15 ^ second))
    if smallest.count >= 16 * ShingleSketch.size { keepSmallest() }
  }

  private mutating func keepSmallest() {
    smallest.sort()
    var last: UInt32?
    smallest.removeAll { hash in
      defer { last = hash }
      return hash == last
    }
    smallest.removeLast(max(0, smallest.count - ShingleSketch.size))
  }

  /// The finaliser of SplitMix64: every bit depends on every other.
  private static func mixed(_ value: UInt64) -> UInt32 {
    var mixed = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return UInt32(truncatingIfNeeded: (mixed ^ mixed >> 31) >> 32)
  }
}
