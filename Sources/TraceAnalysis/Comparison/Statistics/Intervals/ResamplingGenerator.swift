/// Random numbers for resampling, the same in every report: xorshift64* (Vigna 2016, "An experimental
/// exploration of Marsaglia's xorshift generators, scrambled").
struct ResamplingGenerator {
  private var state: UInt64

  /// Begins a sequence; sequences of two small numbers have nothing to do with each other.
  init(stream: UInt64) {
    state = (2 * stream + 1) &* 0x9E37_79B9_7F4A_7C15
    for _ in 0..<16 { _ = next() }
  }

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }

  /// A whole number from 0 to below the given one, which is above 0.
  mutating func index(below count: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(count)).high)
  }
}
