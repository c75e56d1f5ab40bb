import Hashing

/// The resources and scopes of a file, each kept once, as a place in it.
///
/// Lines of JSON repeat them with every request.
struct OTLPParts: Sendable {
  private var ranges: [Range<Int64>] = []
  private var numbers: [Digest: UInt32] = [:]

  /// The number of a part with such bytes.
  mutating func number(of bytes: ArraySlice<UInt8>, at range: Range<Int64>) -> UInt32 {
    var hash = SHA256()
    hash.update(bytes)
    let digest = hash.finish()
    if let known = numbers[digest] { return known }
    let number = UInt32(ranges.count)
    numbers[digest] = number
    ranges.append(range)
    return number
  }

  /// Where a part stands; nil for none.
  func range(_ number: UInt32?) -> Range<Int64>? { number.map { ranges[Int($0)] } }
}
