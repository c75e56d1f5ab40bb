/// One frame of a stack trace, as it was recorded.
///
/// The parts are slices of one array: their indices say where in the frame they stand.
package struct TracebackFrame: Sendable, Hashable {
  /// The line that names the file, and the lines of source and carets that follow it.
  package let text: ArraySlice<UInt8>
  package let path: ArraySlice<UInt8>
  /// Nil for the place of a syntax error, which is in no function.
  package let function: ArraySlice<UInt8>?
  package let origin: FrameOrigin
}

/// The line that opens a frame: `File "PATH", line NUMBER, in FUNCTION`.
struct FrameHeading {
  let path: ArraySlice<UInt8>
  let function: ArraySlice<UInt8>?

  /// Nil for any other line.
  init?(_ line: TracebackLine) {
    let content = line.content
    guard content.starts(with: Self.start) else { return nil }
    let rest = content.dropFirst(Self.start.count)
    guard let end = rest.end(of: Self.separator) else { return nil }
    path = rest[..<(end - Self.separator.count)]
    let number = rest[end...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if number.isEmpty { return nil }
    let place = rest[number.endIndex...]
    function = place.starts(with: Self.place) ? place.dropFirst(Self.place.count) : nil
    if function == nil, !place.isEmpty { return nil }
  }

  private static let start = Array(#"File ""#.utf8)
  private static let separator = Array(#"", line "#.utf8)
  private static let place = Array(", in ".utf8)
}
