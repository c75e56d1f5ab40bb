/// What kind of thing went wrong.
package enum ErrorClass: String, Sendable, CaseIterable {
  /// The caller gave up, or the program was stopped.
  case cancelled
  /// The request was longer than the model can read.
  case contextLength = "context_length"
  /// A provider's filter, or a guardrail of the application.
  case contentFilter = "content_filter"
  /// Too many requests or tokens in a time, or a quota that is used up.
  case rateLimit = "rate_limit"
  /// A key that is wrong, missing or not allowed to do this.
  case auth
  case timeout
  /// No connection to the service.
  case connection
  /// The service failed.
  case server
  /// A tool failed for a reason of its own.
  case tool
  /// Something is not of the form it must have: a request, an answer, an argument.
  case parse
  case other
}

extension ErrorClass {
  /// The class of what speaks of an error: the first rule of the table that holds, else `other`.
  init(_ evidence: ErrorEvidence) {
    self = ErrorRule.table.first { $0.holds(evidence) }?.error ?? .other
  }
}
