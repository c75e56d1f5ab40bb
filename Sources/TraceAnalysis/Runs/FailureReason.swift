import TraceModel

/// Why a trace failed, in words that other traces may share.
package struct FailureReason: Sendable {
  /// The exception's class; nil where none was recorded.
  package let type: String?
  /// Nil where none was recorded.
  package let message: String?
  package let errorClass: ErrorClass

  /// A reason in these words.
  package init(type: String?, message: String?, errorClass: ErrorClass) {
    self.type = type
    self.message = message
    self.errorClass = errorClass
  }

  init?(_ analysed: AnalysedTrace) {
    guard analysed.trace.state == .error else { return nil }
    let span = analysed.failedSpan
    let exception = span.flatMap { analysed.spans[$0].exception }
    type = exception?.type
    message = exception?.message ?? span.flatMap { analysed.trace.spans[$0].statusMessage }
    errorClass = analysed.errorClass ?? .other
  }
}
