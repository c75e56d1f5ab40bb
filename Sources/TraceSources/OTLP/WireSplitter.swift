import JSONBytes

/// Finds the spans of messages in Protocol Buffers, and resources and scopes beside them, without
/// holding a message.
///
/// Tells the same things as the splitter of JSON does.
struct WireSplitter {
  /// What is looked for in the messages of one level.
  struct Level {
    /// The fields that hold the messages of the next level.
    let lists: [Int]
    /// The field that is told of; nil where there is none.
    var value: Int?
  }

  private var window: FileWindow
  private let levels: [Level]

  /// Takes what was found, with the bytes that are in memory.
  typealias Finder = (JSONListSplitter.Found, FileWindow) throws(TraceSourceError) -> Void

  init(_ window: FileWindow, levels: [Level]) {
    self.window = window
    self.levels = levels
  }

  /// Goes through the file.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  mutating func split(_ framing: WireFraming, _ found: Finder) throws(TraceSourceError) {
    if framing == .whole { return try split(0..<window.size, 0, found) }
    var position: Int64 = 0
    while position < window.size {
      guard let length = framing.length(try head(at: position, end: window.size)),
        let count = Int64(exactly: length.value)
      else { return try found(.broken(position..<window.size), window) }
      let start = position + Int64(length.width)
      let (end, isBeyond) = start.addingReportingOverflow(count)
      position = isBeyond ? window.size : min(end, window.size)
      try split(start..<position, 0, found)
      if isBeyond || end > window.size { try found(.broken(start..<position), window) }
    }
  }

  /// A field with a length.
  private struct Field {
    let number: Int
    let start: Int64
    /// Behind the field; may lie behind the message that breaks off.
    let end: Int64
    let isMessage: Bool
  }

  private mutating func split(
    _ message: Range<Int64>,
    _ level: Int,
    _ found: Finder
  ) throws(TraceSourceError) {
    try found(.object(level: level), window)
    var position = message.lowerBound
    while position < message.upperBound {
      guard let field = try field(at: position, end: message.upperBound) else {
        return try found(.broken(position..<message.upperBound), window)
      }
      position = min(field.end, message.upperBound)
      let isWhole = field.end <= message.upperBound
      if field.isMessage { try tell(field, field.start..<position, isWhole, level, found) }
      if !isWhole { try found(.broken(field.start..<position), window) }
    }
  }

  private mutating func tell(
    _ field: Field,
    _ range: Range<Int64>,
    _ isWhole: Bool,
    _ level: Int,
    _ found: Finder
  ) throws(TraceSourceError) {
    if levels[level].lists.contains(field.number) {
      if level + 1 < levels.count { return try split(range, level + 1, found) }
      guard isWhole else { return }
      try window.move(to: range.lowerBound, holding: Int64(range.count))
      try found(.element(range), window)
    } else if field.number == levels[level].value, isWhole {
      try found(.value(level: level, range), window)
    }
  }

  /// Nil for what is no field.
  private mutating func field(at place: Int64, end: Int64) throws(TraceSourceError) -> Field? {
    let bytes = try head(at: place, end: end)
    var reader = WireReader(bytes)
    guard let tag = try? reader.tag() else { return nil }
    var count: Int64 = 0
    switch tag.kind {
    case .number: if (try? reader.number()) == nil { return nil }
    case .fixed64: count = 8
    case .fixed32: count = 4
    case .bytes:
      guard let length = (try? reader.number()).flatMap({ Int64(exactly: $0) }) else { return nil }
      count = length
    }
    let start = place + Int64(reader.position - bytes.startIndex)
    let (behind, isBeyond) = start.addingReportingOverflow(count)
    return Field(
      number: tag.number,
      start: start,
      end: isBeyond ? .max : behind,
      isMessage: tag.kind == .bytes
    )
  }

  /// As many bytes as two numbers may have.
  private mutating func head(at place: Int64, end: Int64) throws(TraceSourceError) -> ArraySlice<
    UInt8
  > {
    let count: Int64 = 20
    try window.move(to: place, holding: count)
    return try window.slice(place..<min(place + count, end))
  }
}
