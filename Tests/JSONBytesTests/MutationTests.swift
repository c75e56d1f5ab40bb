import JSONBytes
import TestSupport
import Testing

@Suite("Damaged texts")
struct MutationTests {
  @Test(
    "Nothing that is damaged stops the program; what is still read can be used",
    arguments: 1...8
  )
  func neverTraps(seed: UInt64) throws {
    var generator = DocumentGenerator(seed: seed)
    for _ in 0..<1000 {
      let text = generator.mutatedDocument()
      guard let document = try? JSONDocument(text) else { continue }
      try expectUsable(document.root)
    }
  }

  @Test("Bytes without any order do not stop it, either")
  func noise() {
    var random = SeededGenerator(seed: 99)
    let alphabet = Array("[]{}\",:\\u0019eE.-+ntrfalsINy \n".utf8) + [0xED, 0xA0, 0x80, 0xF0]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...80, using: &random)
      let text = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let error = refusal(of: text)
      #expect(error == nil || 0...text.count ~= error?.offset ?? -1)
    }
  }

  /// Asks a value for all it has, and writes and reads it again.
  private func expectUsable(_ value: JSONValue) throws {
    let strict = value.compact(.strictCompact)
    #expect(String(validating: Array(strict.utf8), as: UTF8.self) == strict)
    let again = try json(value.compact())
    #expect(again.equals(value))
    #expect(again.canonicalText == value.canonicalText)
    touch(value)
  }

  private func touch(_ value: JSONValue) {
    #expect((value.string == nil) == (value.utf8 == nil))
    #expect((value.double != nil) == (value.kind == .number))
    for element in value.elements { touch(element) }
    for member in value.members {
      #expect(member.key.string != nil)
      touch(member.value)
    }
  }
}
