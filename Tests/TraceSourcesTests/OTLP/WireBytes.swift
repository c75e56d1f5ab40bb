/// Writes messages of Protocol Buffers for tests, with no regard to what a reader makes of them.
enum Wire {
  static func number(_ value: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  static func field(_ number: UInt64, _ bytes: [UInt8]) -> [UInt8] {
    Self.number(number << 3 | 2) + Self.number(UInt64(bytes.count)) + bytes
  }

  static func field(_ number: UInt64, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }

  static func field(_ number: UInt64, number value: UInt64) -> [UInt8] {
    Self.number(number << 3) + Self.number(value)
  }

  static func field(_ number: UInt64, fixed64 value: UInt64) -> [UInt8] {
    Self.number(number << 3 | 1) + (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// A key and its value.
  static func pair(_ key: String, _ value: [UInt8]) -> [UInt8] { field(1, key) + field(2, value) }

  /// A span's own fields; `rest` are further ones.
  static func span(trace: UInt8 = 0xAB, id: UInt8 = 1, _ rest: [UInt8] = []) -> [UInt8] {
    field(1, Array(repeating: trace, count: 16)) + field(2, [0, 0, 0, 0, 0, 0, 0, id])
      + field(7, fixed64: 1_000_000_000) + field(8, fixed64: 2_000_000_000) + rest
  }

  /// A request with one resource, one scope and some spans.
  static func request(_ spans: [[UInt8]], scope: [UInt8] = []) -> [UInt8] {
    field(1, field(1, []) + field(2, field(1, scope) + spans.flatMap { field(2, $0) }))
  }
}
