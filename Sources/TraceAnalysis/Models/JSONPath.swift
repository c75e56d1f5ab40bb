import JSONBytes

/// Where a value lies within another one.
struct JSONPath {
  enum Step {
    case member(String)
    case element(Int)
  }

  /// From the outside in; empty for the whole value.
  var steps: [Step] = []

  /// As RFC 9535 writes it: `$.budget.max`, `$.travellers[2]`, `$["two words"]`.
  var text: String {
    steps.reduce(into: "$") { text, step in
      switch step {
      case .element(let position): text += "[\(position)]"
      case .member(let name) where Self.isPlain(name): text += ".\(name)"
      case .member(let name): text += "[\(Self.quoted(name))]"
      }
    }
  }

  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
        true
      default: false
      }
    }
  }

  private static func quoted(_ name: String) -> String {
    var buffer = ByteBuffer(capacity: name.utf8.count + 16)
    buffer.appendJSONString(Array(name.utf8)[...])
    return buffer.string()
  }

  /// The key that a part of a JSON Pointer names (RFC 6901): `~1` is a slash, `~0` a tilde.
  static func key(pointerPart part: Substring) -> String {
    guard part.utf8.contains(UInt8(ascii: "~")) else { return String(part) }
    let slashed = part.split(separator: "~1", omittingEmptySubsequences: false).joined(
      separator: "/"
    )
    return slashed.split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~")
  }
}
