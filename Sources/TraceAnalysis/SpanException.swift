import JSONBytes
package import TraceModel

/// An exception that a span recorded (OpenTelemetry event `exception`).
package struct SpanException: Sendable, Hashable {
  /// Nil where the event does not say; so for the next two.
  package var type: String?
  package var message: String?
  package var stackTrace: String?

  /// The last exception event of a span; nil where it has none.
  package init?(of span: borrowing Span) {
    guard let event = span.events.last(where: { $0.name == "exception" }) else { return nil }
    type = event.attributes?["exception.type"]?.string
    message = event.attributes?["exception.message"]?.string
    stackTrace = event.attributes?["exception.stacktrace"]?.string
  }
}
