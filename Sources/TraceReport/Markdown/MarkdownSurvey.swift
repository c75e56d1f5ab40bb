/// What is to be known of a text before it is parsed as Markdown.
struct MarkdownSurvey {
  private static let longest = 64 << 10
  private static let mostBrackets = 2000
  private static let deepest = 100
  private static let mostLevels = 1 << 19
  private static let mostRepeated = 1 << 20

  /// Why the text should not be parsed; nil if it can be.
  private(set) var refusal: MarkdownOutcome.Reason?
  /// Whether the text is nothing but paragraphs, in which no character has a meaning.
  private(set) var isParagraphs = true
  /// Whether there are zero bytes, which libcmark would drop.
  private(set) var hasZeros = false
  /// The extensions that the text may use.
  private(set) var features: MarkdownFeatures = []
  /// Whether addresses may be defined apart from the links.
  var hasDefinitions: Bool { longestDefinition > 0 }

  private var brackets = 0
  private var lines = 0
  /// Whether the line at hand has a pipe.
  private var hasPipe = false
  private var hasEscapedTilde = false
  private var nesting = 0
  /// Where the first `]:` since the last blank line is: from there on may be the definition of an
  /// address.
  private var definition: Int?
  private var longestDefinition = 0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count <= Self.longest else {
      refusal = .tooLong
      return
    }
    // libcmark drops a byte order mark.
    if text.first == 0xEF { isParagraphs = false }
    var start = 0
    while start < text.count, refusal == nil {
      let end = lookAtBytes(text, from: start)
      lookAtLine(MarkdownLine(text: text, start: start, end: end))
      start = end + 1
    }
    endDefinition(at: text.count)
    if hasEscapedTilde { features.remove(.struckText) }
    if !features.isEmpty { isParagraphs = false }
    // Each bracket may stand for an address, of which libcmark makes a copy.
    if longestDefinition * brackets > Self.mostRepeated { refusal = refusal ?? .tooRepetitive }
    // Each line may be compared with all levels that are open.
    if nesting * lines > Self.mostLevels { refusal = refusal ?? .tooDeep }
  }

  /// Looks at the bytes up to the end of the line and returns its offset.
  private mutating func lookAtBytes(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "\n") { return index }
      if !Self.isWordOrSpace(byte) {
        lookAtMark(text, at: index)
        if byte == UInt8(ascii: "\r") { return index }
      }
      index += 1
    }
    return index
  }

  /// Whether a byte has no meaning wherever it is; most are such.
  @inline(__always)
  private static func isWordOrSpace(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == 0x20 || byte >= 0x80
  }

  private mutating func lookAtMark(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
    switch text[index] {
    case UInt8(ascii: "["):
      brackets += 1
      if MarkdownTask(text[index...]) != nil { features.insert(.tasks) }
    case UInt8(ascii: ":") where index > 0 && text[index - 1] == UInt8(ascii: "]"):
      definition = definition ?? index
    case UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "@"):
      if BareLink.canBegin(in: text, at: index) { features.insert(.bareLinks) }
    case UInt8(ascii: "|"): hasPipe = true
    case UInt8(ascii: "~"): lookAtTilde(text, at: index)
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "<"),
      UInt8(ascii: "&"), UInt8(ascii: "\\"), 1..<0x20:
      isParagraphs = false
    case 0:
      isParagraphs = false
      hasZeros = true
    default: break
    }
  }

  private mutating func lookAtTilde(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
    guard index > 0 else { return }
    if text[index - 1] == UInt8(ascii: "~") { features.insert(.struckText) }
    if text[index - 1] == UInt8(ascii: "\\") { hasEscapedTilde = true }
  }

  private mutating func lookAtLine(_ line: MarkdownLine) {
    if hasPipe, line.isDelimiterRow { features.insert(.tables) }
    hasPipe = false
    if brackets > 0 || !line.isPlain { isParagraphs = false }
    if brackets > Self.mostBrackets { refusal = .tooManyBrackets }
    lines += 1
    nesting = max(nesting, line.nesting)
    if nesting > Self.deepest { refusal = .tooDeep }
    if line.isBlank { endDefinition(at: line.start) }
  }

  private mutating func endDefinition(at end: Int) {
    guard let start = definition else { return }
    definition = nil
    longestDefinition = max(longestDefinition, end - start)
  }
}
