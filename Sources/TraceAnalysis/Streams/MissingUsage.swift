import JSONBytes
package import TraceModel

/// Why the tokens of a streamed Chat Completion are unknown.
package enum MissingUsage: Sendable, CaseIterable {
  /// The request does not have `stream_options.include_usage`.
  case notAskedFor
  /// It was asked for; it is the last chunk, and the stream ended before.
  case cutShort
  /// It was asked for, the answer came to its end, and no chunk has it.
  case neverCame

  /// A clause without a full stop.
  package var words: String {
    switch self {
    case .notAskedFor: "ask for them with "
    case .cutShort: "the stream ended before its usage came"
    case .neverCame: "their usage was asked for and did not come"
    }
  }

  /// What to add to a request that does not ask.
  package static let cure = #"stream_options={"include_usage": True}"#
}

extension StreamOutput {
  /// Nil where the tokens are known or nothing says that there are any.
  ///
  /// So too for a failed call that did not ask for them: it would not have got them.
  package func missingUsage(in span: Span) -> MissingUsage? {
    guard isWithoutUsage(in: span) else { return nil }
    let options = span.inputs?.json?["stream_options"]
    if options?["include_usage"]?.bool != true { return span.status == .error ? nil : .notAskedFor }
    let isWhole = !choices.isEmpty && choices.allSatisfy { $0.finishReason != nil }
    return isWhole && span.status != .error ? .neverCame : .cutShort
  }
}
