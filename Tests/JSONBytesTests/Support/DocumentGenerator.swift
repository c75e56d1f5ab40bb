import TestSupport

/// Random JSON documents, in random ways of writing them.
struct DocumentGenerator {
  private(set) var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A document nested up to six deep.
  mutating func document() -> [UInt8] { Array(value(depth: 0).utf8) }

  /// A document of which a few bytes are changed, dropped, doubled or put in.
  mutating func mutatedDocument() -> [UInt8] {
    var bytes = document()
    for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
      mutate(&bytes)
    }
    return bytes
  }

  /// Text with characters of all lengths, and those that JSON escapes.
  static func text(using random: inout SeededGenerator) -> String {
    let characters: [Character] = [
      "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "\u{1}", "\u{7F}", "é", "€", "\u{D7FF}", "😀",
      "\u{2028}", "{", "]", ",",
    ]
    let count = Int.random(in: 0...40, using: &random)
    return String((0..<count).map { _ in characters.randomElement(using: &random) ?? "a" })
  }

  // MARK: Values

  private mutating func value(depth: Int) -> String {
    switch Int.random(in: 0..<(depth < 6 ? 10 : 6), using: &random) {
    case 0: pick(["null", "true", "false"])
    case 1...2: number()
    case 3...5: string()
    case 6...7: list("[", "]", depth: depth) { $0.value(depth: depth + 1) }
    default:
      list("{", "}", depth: depth) {
        $0.string() + $0.space() + ":" + $0.space() + $0.value(depth: depth + 1)
      }
    }
  }

  private mutating func list(
    _ open: String,
    _ close: String,
    depth: Int,
    _ member: (inout DocumentGenerator) -> String
  ) -> String {
    let members = (0..<Int.random(in: 0...4, using: &random)).map { _ in
      space() + member(&self) + space()
    }
    return open + (members.isEmpty ? space() : members.joined(separator: ",")) + close
  }

  private mutating func number() -> String {
    let integer = pick(["0", "-0", "7", "-12", "1795348261740408071", "9007199254740993"])
    let fraction = pick(["", "", ".5", ".000125", ".10"])
    let exponent = pick(["", "", "e3", "E-7", "e+10"])
    return integer + fraction + exponent
  }

  private mutating func string() -> String {
    let pieces = [
      "a", "key", "é", "€", "😀", " ", #"\n"#, #"\""#, #"\\"#, #"\/"#, #"\u00e9"#, #"\u2028"#,
      #"\ud83d\ude00"#, #"\b\f\r\t"#, "0123456789abcdef0123456789abcdef",
    ]
    let count = Int.random(in: 0...6, using: &random)
    return "\"" + (0..<count).map { _ in pick(pieces) }.joined() + "\""
  }

  private mutating func space() -> String { pick(["", "", "", " ", "\n  ", "\t\r\n"]) }

  private mutating func pick(_ choices: [String]) -> String {
    choices.randomElement(using: &random) ?? ""
  }

  // MARK: Faults

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let structural = Array("{}[],:\"\\\0 01.eE+-ntfNIu/\n".utf8) + [0x80, 0xC3, 0xED, 0xF0, 0xFF]
    let byte = structural.randomElement(using: &random) ?? 0
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[place] = byte
    case 1: bytes.insert(byte, at: place)
    case 2: bytes.remove(at: place)
    case 3: bytes[place] = UInt8.random(in: 0...255, using: &random)
    default: bytes.removeSubrange(place...)
    }
  }
}
