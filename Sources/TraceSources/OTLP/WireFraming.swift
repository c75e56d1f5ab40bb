/// How a file holds messages of traces in Protocol Buffers.
enum WireFraming: Equatable {
  /// All of the file is one message.
  case whole
  /// Before each message stands its length, in groups of seven bits.
  case lengths
  /// Before each message stands its length in four bytes, the highest first, as the Collector's file
  /// exporter writes it.
  case fourByteLengths

  /// What the first bytes of a file show; nil for no such file.
  ///
  /// A message of traces begins with a list of resources, field 1, and that with a resource, a list of
  /// scopes or an address: what stands nowhere else soon after a length that fits.
  init?(head: [UInt8]) {
    if Self.isRequest(head[...], room: .max) {
      self = .whole
    } else if let length = Self.length(head), Self.fits(length, head) {
      self = .lengths
    } else if let length = Self.fourByteLength(head), Self.fits(length, head) {
      self = .fourByteLengths
    } else {
      return nil
    }
  }

  /// The bytes that a length takes, and the length.
  typealias Length = (width: Int, value: UInt64)

  /// The length that a message has before it; nil where there is none.
  func length(_ bytes: some Collection<UInt8>) -> Length? {
    switch self {
    case .whole: nil
    case .lengths: Self.length(Array(bytes))
    case .fourByteLengths: Self.fourByteLength(Array(bytes))
    }
  }

  private static func length(_ bytes: [UInt8]) -> Length? {
    var reader = WireReader(bytes[...])
    guard let value = try? reader.number() else { return nil }
    return (reader.position, value)
  }

  private static func fourByteLength(_ bytes: [UInt8]) -> Length? {
    guard bytes.count >= 4 else { return nil }
    return (4, bytes.prefix(4).reduce(0) { $0 << 8 | UInt64($1) })
  }

  private static func fits(_ length: Length, _ head: [UInt8]) -> Bool {
    isRequest(head.dropFirst(length.width), room: length.value)
  }

  /// A length may reach behind the end of a file that breaks off, but not behind the length around it.
  private static func isRequest(_ bytes: ArraySlice<UInt8>, room: UInt64) -> Bool {
    var reader = WireReader(bytes)
    guard let tag = try? reader.tag(), tag.number == 1, tag.kind == .bytes,
      let length = try? reader.number(), length < room
    else { return false }
    return isResource(bytes[reader.position...], room: length)
  }

  private static func isResource(_ bytes: ArraySlice<UInt8>, room: UInt64) -> Bool {
    var reader = WireReader(bytes)
    guard let tag = try? reader.tag(), (1...3).contains(tag.number), tag.kind == .bytes,
      let length = try? reader.number()
    else { return false }
    return length < room
  }
}
