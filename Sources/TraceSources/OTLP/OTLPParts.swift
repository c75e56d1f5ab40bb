import Hashing

/// The numbers of the resources and scopes of a file, each of which is kept once, as a place in it.
///
/// Lines of JSON repeat them with every request.
struct OTLPParts {
  private var numbers: [Digest: UInt32] = [:]

  /// The number of a part with such bytes; a new one is added to the known places.
  mutating func number(
    of bytes: ArraySlice<UInt8>,
    at range: Range<Int64>,
    in places: inout [Range<Int64>]
  ) -> UInt32 {
    var hash = SHA256()
    hash.update(bytes)
    let digest = hash.finish()
    if let known = numbers[digest] { return known }
    let number = UInt32(places.count)
    numbers[digest] = number
    places.append(range)
    return number
  }
}
