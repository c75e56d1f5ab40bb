import JSONBytes

extension ByteBuffer {
  /// A number and its smaller unit; a dash where the number is unknown.
  mutating func appendDuration(_ duration: DurationText?) {
    guard let duration else { return appendUnknown() }
    duration.writeNumber(to: &self)
    append("<small>\u{2009}")
    append(duration.unit)
    append("</small>")
  }

  /// Unknown is never shown as 0.
  mutating func appendUnknown() { append("<span class=\"no\">–</span>") }

  /// A whole number; a dash where it is unknown.
  mutating func appendCount(_ number: Int64?) {
    guard let number else { return appendUnknown() }
    append(count: number)
  }

  /// A length of time in nanoseconds; a dash where it is unknown.
  mutating func appendDuration(nanoseconds: Int64?) {
    appendDuration(nanoseconds.map { DurationText(nanoseconds: $0) })
  }

  /// A moment in nanoseconds after another: `+1.76 ms`, and `0` for that moment itself.
  mutating func appendOffset(nanoseconds: Int64) {
    if nanoseconds == 0 { return append("0") }
    if nanoseconds > 0 { append("+") }
    appendDuration(nanoseconds: nanoseconds)
  }

  /// A number as text, or a dash where it is unknown.
  mutating func appendNumber(_ text: String?) {
    guard let text else { return appendUnknown() }
    appendHTML(text)
  }
}
