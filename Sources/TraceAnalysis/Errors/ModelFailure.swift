import JSONBytes
package import TraceModel

/// The error that a Response names though its span ended well.
///
/// MLflow records a failed Response, and a stream that an error event ends, as calls that went well.
package struct ModelFailure: Sendable, Hashable {
  /// As `server_error`; nil where it is not said.
  package let code: String?
  /// Nil where it is not said.
  package let message: String?

  /// Nil where the answer of a model names no error.
  package init?(of span: Span, stream: StreamOutput?) {
    guard span.kind.isModelCall else { return nil }
    let error = stream.map(Self.error(in:)) ?? Self.error(in: span.outputs?.json)
    code = error?["code"]?.string
    message = error?["message"]?.string
    if code == nil && message == nil { return nil }
  }

  /// The event `error` is one; `response.failed` holds the Response.
  private static func error(in stream: StreamOutput) -> JSONValue? {
    guard let event = stream.finalEvent, let chunk = stream.recorded.last?.value?.json,
      chunk["type"]?.string == event
    else { return nil }
    return event == "error" ? chunk : error(in: chunk["response"])
  }

  private static func error(in response: JSONValue?) -> JSONValue? {
    guard let response, response["object"]?.isString("response") == true else { return nil }
    return response["error"]
  }
}
