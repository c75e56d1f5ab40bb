/// Why bytes are no message of Protocol Buffers.
enum WireError: Error, Equatable {
  /// The bytes end within a field.
  case truncated
  /// A number of variable length that 64 bits do not hold.
  case longNumber
  /// A field of number 0, or of one that is too large.
  case fieldNumber
  /// A group, which OpenTelemetry's messages do not have, or a kind that is not known.
  case fieldKind
  /// Values within values, more than are read.
  case tooDeep
}

/// A field of a message.
enum WireValue: Equatable {
  case number(UInt64)
  case fixed64(UInt64)
  case fixed32(UInt32)
  /// A text, bytes or a message.
  case bytes(ArraySlice<UInt8>)
}

/// Reads the fields of a message of Protocol Buffers, one after the other.
struct WireReader {
  private let bytes: ArraySlice<UInt8>
  /// The index of the next byte.
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The next field; nil at the end of the message.
  mutating func next() throws(WireError) -> (number: Int, value: WireValue)? {
    if position == bytes.endIndex { return nil }
    let tag = try tag()
    switch tag.kind {
    case .number: return (tag.number, .number(try number()))
    case .fixed64: return (tag.number, .fixed64(try fixed(8)))
    case .fixed32: return (tag.number, .fixed32(UInt32(truncatingIfNeeded: try fixed(4))))
    case .bytes:
      let count = try number()
      guard count <= UInt64(bytes.endIndex - position) else { throw .truncated }
      let start = position
      position += Int(count)
      return (tag.number, .bytes(bytes[start..<position]))
    }
  }

  /// A field's number, and how its value is written.
  struct Tag {
    /// The ways that are read, by their numbers on the wire.
    enum Kind: UInt64 {
      case number = 0
      case fixed64 = 1
      case bytes = 2
      case fixed32 = 5
    }

    let number: Int
    let kind: Kind
  }

  /// What a field begins with.
  mutating func tag() throws(WireError) -> Tag {
    let tag = try number()
    let field = tag >> 3
    guard field > 0, field < 1 << 29 else { throw .fieldNumber }
    guard let kind = Tag.Kind(rawValue: tag & 7) else { throw .fieldKind }
    return Tag(number: Int(field), kind: kind)
  }

  /// A number in groups of seven bits, the lowest first.
  mutating func number() throws(WireError) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), through: 63, by: 7) {
      guard position < bytes.endIndex else { throw .truncated }
      let byte = UInt64(bytes[position])
      position += 1
      if shift == 63, byte > 1 { throw .longNumber }
      number |= (byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    throw .longNumber
  }

  /// A number of some bytes, the lowest first.
  private mutating func fixed(_ count: Int) throws(WireError) -> UInt64 {
    guard bytes.endIndex - position >= count else { throw .truncated }
    var number: UInt64 = 0
    for byte in bytes[position..<position + count].reversed() {
      number = number << 8 | UInt64(byte)
    }
    position += count
    return number
  }
}

extension WireReader {
  /// Tells of each field of a message in turn.
  ///
  /// - Throws: The first thing that is wrong with the message, or what `body` throws.
  static func fields(
    of message: ArraySlice<UInt8>,
    _ body: (Int, WireValue) throws(WireError) -> Void
  ) throws(WireError) {
    var reader = WireReader(message)
    while let (number, value) = try reader.next() { try body(number, value) }
  }
}

extension WireValue {
  var bytes: ArraySlice<UInt8>? {
    guard case .bytes(let bytes) = self else { return nil }
    return bytes
  }

  /// What is no UTF-8 becomes U+FFFD.
  var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  var number: UInt64? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  var fixed64: UInt64? {
    guard case .fixed64(let number) = self else { return nil }
    return number
  }
}

extension WireReader {
  /// The last bytes of a field of a message; nil where there are none, or no message.
  static func field(_ wanted: Int, in message: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var found: ArraySlice<UInt8>?
    var reader = WireReader(message)
    while let (number, value) = (try? reader.next()).flatMap({ $0 }) {
      if number == wanted, let bytes = value.bytes { found = bytes }
    }
    return found
  }

  /// The last text of a field of a message; nil where there is none, or no message.
  static func text(_ wanted: Int, in message: ArraySlice<UInt8>) -> String? {
    field(wanted, in: message).map { String(decoding: $0, as: UTF8.self) }
  }
}
