import TestSupport
import Testing

@testable import Hashing

/// The ways to compute a digest, as far as this processor has them.
enum Rounds: CaseIterable {
  case portable
  case extensions

  static let available = allCases.filter { $0 == .portable || SHA256.hasExtensions }

  func hash() -> SHA256 { SHA256(usesExtensions: self == .extensions) }
}

@Suite("SHA-256")
struct SHA256Tests {
  /// The messages of FIPS 180-4's examples, then lengths around the padding's borders, whose digests
  /// were computed with Python's hashlib.
  @Test(
    "Digests are those of the standard",
    arguments: Rounds.available,
    [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      (
        String(repeating: "a", count: 55),
        "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
      ),
      (
        String(repeating: "a", count: 56),
        "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"
      ),
      (
        String(repeating: "a", count: 64),
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
      ),
    ]
  )
  func vectors(rounds: Rounds, vector: (message: String, digest: String)) {
    var hash = rounds.hash()
    hash.update(vector.message.utf8)
    #expect(hash.finish().hexadecimal == vector.digest)
    #expect(SHA256.hexDigest(of: vector.message.utf8) == vector.digest)
  }

  @Test("A million letters in pieces have the standard's digest", arguments: Rounds.available)
  func million(rounds: Rounds) {
    var hash = rounds.hash()
    for _ in 0..<1000 { hash.update(repeatElement(UInt8(ascii: "a"), count: 1000)) }
    #expect(
      hash.finish().hexadecimal
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    )
  }

  /// Computed with Python's hashlib of `bytes((7*k*k + 3*k + n) % 251 for k in range(n))`.
  @Test(
    "Lengths around the borders of one to four blocks",
    arguments: Rounds.available,
    [
      (1, "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a"),
      (63, "11fa54d767d67f3257278e84a677eef234ebf0095a9ca9bbb60c3a0c177cac49"),
      (65, "babcb3d3ecbc17d5a4992a9372638604921e2852999fdb48029d3b623bc0d60d"),
      (119, "aa777ebdec7af610f99dbe01bd7abb9f54309bb028e98aa2f15400de531f4928"),
      (120, "8acfcc5d5fcb6faad9ba4085a65ba37047567c9974d4da42cd1d2cbdcab1ed4d"),
      (127, "0dfc34fef785218ed54e73890357691929b09237441d7e1b534efb5ecc273735"),
      (128, "666e0dbba9b42c19050527385d6d2a65875a8af27d4c2647c3edc624d68f2de6"),
      (129, "f3c476fb4f4809b6bc3f2d7cf671daecda04af7cacd838e349ef8dc479da447e"),
      (183, "cb9d5e7562a7f07a763ba04eca1851260b4f6b700d923c435faca6bc95770d01"),
      (184, "ed918000a7c93ef325730c529cb446db15f38c0f48418585eefa0413da8d5858"),
      (256, "7b169f5107ca7522c855875b86607033b71e4c85d295863c229ae3b3a8b32fb9"),
      (300, "7802dedf990870e3ea59466247bd24f5769d93f0fdb53bff1178c6dc65a45c7e"),
    ]
  )
  func lengths(rounds: Rounds, vector: (count: Int, digest: String)) {
    var hash = rounds.hash()
    hash.update(Self.message(vector.count))
    #expect(hash.finish().hexadecimal == vector.digest)
  }

  /// The digest of the 301 digests, one after the other, computed with Python's hashlib.
  @Test("Lengths 0 to 300, cut anywhere, digest as a whole", arguments: Rounds.available)
  func pieces(rounds: Rounds) {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<20 {
      var all = rounds.hash()
      for count in 0...300 {
        let digest = Self.digest(of: Self.message(count), in: &random, rounds)
        all.update(digest.bytes)
      }
      #expect(
        all.finish().hexadecimal
          == "6e9c756e9b43069bab5f953f7b411a6b0c1bfe2316e2bea5f40e0ea5f61b4274"
      )
    }
  }

  @Test("A begun digest that is copied goes on by itself", arguments: Rounds.available)
  func copies(rounds: Rounds) {
    var hash = rounds.hash()
    hash.update("a".utf8)
    var other = hash
    other.update("another end, longer than a block of sixty-four bytes, which is mixed in".utf8)
    hash.update("bc".utf8)
    #expect(
      hash.finish().hexadecimal
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
  }

  private static func message(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8((7 * $0 * $0 + 3 * $0 + count) % 251) }
  }

  /// The digest of a message given in pieces of random lengths, some of them empty.
  private static func digest(
    of message: [UInt8],
    in random: inout SeededGenerator,
    _ rounds: Rounds
  ) -> Digest {
    var hash = rounds.hash()
    var rest = message[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 0...150, using: &random))
      piece.withUnsafeBytes { hash.update($0) }
      rest = rest.dropFirst(piece.count)
    }
    return hash.finish()
  }
}

@Suite("Digests")
struct DigestTests {
  @Test("A digest is made again from its digits, and from nothing else")
  func digits() {
    let text = "00070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9"
    #expect(Digest(hexadecimal: Array(text.utf8)[...])?.hexadecimal == text)
    for wrong in [String(text.dropLast()), text + "0", text.uppercased(), "g" + text.dropFirst()] {
      #expect(Digest(hexadecimal: Array(wrong.utf8)[...]) == nil)
    }
  }

  @Test("Digests that differ in one byte are not the same", arguments: [0, 15, 31])
  func differ(index: Int) {
    var digits = [UInt8](repeating: UInt8(ascii: "9"), count: 64)
    let first = Digest(hexadecimal: digits[...])
    #expect(first != nil && Digest(hexadecimal: digits[...]) == first)
    digits[2 * index] = UInt8(ascii: "8")
    #expect(Digest(hexadecimal: digits[...]) != first)
  }
}

extension Digest {
  /// The 32 bytes, read from the digits.
  fileprivate var bytes: [UInt8] {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
