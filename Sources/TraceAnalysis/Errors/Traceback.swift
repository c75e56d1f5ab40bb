/// A stack trace as Python prints it, cut into frames and what stands between them.
///
/// Chained exceptions and exception groups are frames and text like any other. Nothing is left out:
/// the pieces one after the other are the text. Takes linear time.
package struct Traceback: Sendable {
  package enum Piece: Sendable, Hashable {
    /// Headings, exceptions, empty lines: whole lines that belong to no frame.
    case text(ArraySlice<UInt8>)
    case frame(TracebackFrame)
  }

  package let pieces: [Piece]
  /// The whole text.
  let bytes: [UInt8]

  /// Nil for a text without any frame.
  package init?(_ text: some Sequence<UInt8>) {
    var parser = TracebackParser(bytes: Array(text))
    parser.parse()
    if !parser.pieces.contains(where: \.isFrame) { return nil }
    pieces = parser.pieces
    bytes = parser.bytes
  }

  /// How many pieces come before the end that both stack traces share; all of them where the shared
  /// end has no frame.
  package func differing(from other: Traceback) -> Int {
    let shared = zip(pieces.reversed(), other.pieces.reversed()).prefix { $0.text == $1.text }
    return shared.contains { $0.0.isFrame } ? pieces.count - shared.count : pieces.count
  }
}

extension Traceback.Piece {
  package var text: ArraySlice<UInt8> {
    switch self {
    case .text(let text): text
    case .frame(let frame): frame.text
    }
  }

  package var isFrame: Bool {
    if case .frame = self { true } else { false }
  }
}

private struct TracebackParser {
  let bytes: [UInt8]
  var pieces: [Traceback.Piece] = []
  /// Where the piece at hand begins, and the line that opened it if it is a frame.
  private var start = 0
  private var open: (line: TracebackLine, heading: FrameHeading)?

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func parse() {
    var line = 0
    while line < bytes.count {
      let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      take(TracebackLine(bytes[line..<end]))
      line = end
    }
    close(at: bytes.count)
  }

  private mutating func take(_ line: TracebackLine) {
    if let open, line.continues(open.line) { return }
    let heading = FrameHeading(line)
    if open == nil, heading == nil { return }
    close(at: line.text.startIndex)
    open = heading.map { (line, $0) }
  }

  private mutating func close(at end: Int) {
    let text = bytes[start..<end]
    start = end
    if let open {
      let (path, function) = (open.heading.path, open.heading.function)
      let origin = FrameOrigin(path: path)
      pieces.append(
        .frame(TracebackFrame(text: text, path: path, function: function, origin: origin))
      )
    } else if !text.isEmpty {
      pieces.append(.text(text))
    }
    open = nil
  }
}
