import Testing

@testable import Hashing

@Suite("Digests of several fields")
struct ValueDigestTests {
  /// A field that can be added.
  enum Field: Sendable {
    case text(String?)
    case bytes([UInt8]?)
    case number(Int64?)
    case texts([String])
    case numbers([Int64?])

    func add(to hash: inout SHA256) {
      switch self {
      case .text(let text): hash.add(text)
      case .bytes(let bytes): hash.add(bytes: bytes)
      case .number(let number): hash.add(number)
      case .texts(let texts): hash.add(texts) { $1.add($0) }
      case .numbers(let numbers): hash.add(numbers) { $1.add($0) }
      }
    }
  }

  private func digest(_ fields: [Field]) -> Digest {
    var hash = SHA256()
    for field in fields { field.add(to: &hash) }
    return hash.finish()
  }

  /// Sequences of the same fields' types, of which no two may be taken for one another.
  static let groups: [[[Field]]] = [
    [[.text(nil)], [.text("")], [.text("\u{0}")], [.text("nil")], [.text("-1")]],
    [
      [.text("a"), .text("bc")], [.text("ab"), .text("c")], [.text("abc"), .text("")],
      [.text(""), .text("abc")], [.text("abc"), .text(nil)], [.text(nil), .text("abc")],
    ],
    [[.text("\u{E9}")], [.text("e\u{301}")], [.text("e")]],
    [[.number(nil)], [.number(0)], [.number(-1)], [.number(8)], [.number(.min)], [.number(.max)]],
    [
      [.number(1), .number(nil)], [.number(nil), .number(1)], [.number(nil), .number(nil)],
      [.number(1), .number(1)],
    ],
    [[.bytes(nil)], [.bytes([])], [.bytes([0])], [.bytes([0, 0])], [.bytes([255])]],
    [
      [.texts([]), .texts(["a"])], [.texts(["a"]), .texts([])], [.texts(["a", "a"]), .texts([])],
      [.texts([""]), .texts([])], [.texts([]), .texts([""])], [.texts([]), .texts([])],
      [.texts(["a"]), .texts(["a"])], [.texts(["", "a"]), .texts([])],
    ],
    [
      [.numbers([]), .number(1)], [.numbers([1]), .number(nil)], [.numbers([nil]), .number(1)],
      [.numbers([1, nil]), .number(1)], [.numbers([nil, 1]), .number(1)],
    ],
    [[], [.text(nil)], [.text(nil), .text(nil)], [.texts([])]],
  ]

  @Test("No two sequences of fields give the same", arguments: groups)
  func apart(sequences: [[Field]]) {
    #expect(Set(sequences.map(digest)).count == sequences.count)
  }

  @Test("The same fields give the same", arguments: groups)
  func same(sequences: [[Field]]) {
    for fields in sequences { #expect(digest(fields) == digest(fields)) }
  }

  /// Python: `hashlib.sha256(b''.join(struct.pack('<q', len(t)) + t ...))`, -1 for nothing.
  @Test("The message is that of another program")
  func known() {
    let fields: [Field] = [
      .text("é"), .text(nil), .bytes([0, 255]), .bytes(nil), .number(-2), .number(nil),
      .texts(["x", ""]), .numbers([.max]),
    ]
    #expect(
      digest(fields).hexadecimal
        == "6603f2ef1f557b95260a9372c8d7f57f1420075d95a02b46cf453fb8b283868c"
    )
  }

  @Test("A text need not be stored as one piece of UTF-8")
  func slices() {
    let long = String(repeating: "äö", count: 5000)
    var (whole, sliced) = (SHA256(), SHA256())
    whole.add(long)
    sliced.add(String(("x" + long).dropFirst()))
    #expect(whole.finish() == sliced.finish())
  }
}
