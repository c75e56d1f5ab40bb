import JSONBytes

extension ByteBuffer {
  /// A number and its smaller unit; a dash where the number is unknown.
  mutating func appendDuration(_ duration: DurationText?) {
    guard let duration else { return appendUnknown() }
    append(duration.number)
    append("<small>\u{2009}")
    append(duration.unit)
    append("</small>")
  }

  /// Unknown is never shown as 0.
  mutating func appendUnknown() { append("<span class=\"no\">–</span>") }

  /// A number as text, or a dash where it is unknown.
  mutating func appendNumber(_ text: String?) {
    guard let text else { return appendUnknown() }
    appendHTML(text)
  }
}
