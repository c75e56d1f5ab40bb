/// One row of the table by which errors are sorted.
///
/// A row holds where any of its parts does. Words are compared in lower case.
struct ErrorRule {
  let error: ErrorClass
  /// What a provider calls the error: OpenAI's `code` and `type`, a finish reason.
  var codes: Set<String> = []
  /// HTTP status codes.
  var statuses: [ClosedRange<Int>] = []
  /// Words within the class of an exception or `error.type`.
  var types: [String] = []
  /// Words within the message.
  var words: [String] = []
  /// True for a rule that holds for every span of kind tool.
  var isOfTools = false

  func holds(_ evidence: ErrorEvidence) -> Bool {
    if isOfTools && evidence.isTool { return true }
    if !codes.isDisjoint(with: evidence.codes) { return true }
    if let status = evidence.status, statuses.contains(where: { $0.contains(status) }) {
      return true
    }
    return types.contains { word in evidence.types.contains { $0.contains(word) } }
      || words.contains { evidence.message.contains($0) }
  }

  /// The first rule that holds decides: what a provider says exactly comes before its HTTP status,
  /// and a cause that passed through a tool before the tool.
  static let table = [
    ErrorRule(
      error: .contextLength,
      codes: ["context_length_exceeded", "string_above_max_length"],
      types: ["contextwindowexceeded", "contextlength"],
      words: ["maximum context length", "context window", "prompt is too long"]
    ),
    ErrorRule(
      error: .contentFilter,
      codes: ["content_filter", "content_policy_violation", "responsibleaipolicyviolation"],
      types: ["guardrail", "contentfilter", "contentpolicy"],
      words: ["content management policy", "guardrail tripwire"]
    ),
    ErrorRule(
      error: .rateLimit,
      codes: [
        "rate_limit_exceeded", "insufficient_quota", "rate_limit_error", "tokens", "requests",
      ],
      statuses: [429...429],
      types: ["ratelimit", "toomanyrequests", "resourceexhausted", "throttl"],
      words: ["rate limit"]
    ),
    ErrorRule(
      error: .auth,
      codes: [
        "invalid_api_key", "authentication_error", "permission_error", "invalid_organization",
      ],
      statuses: [401...401, 403...403],
      types: ["authentication", "permissiondenied", "unauthorized", "forbidden"],
      words: ["incorrect api key", "invalid api key"]
    ),
    ErrorRule(
      error: .timeout,
      codes: ["timeout", "deadline_exceeded"],
      statuses: [408...408, 504...504],
      types: ["timeout", "deadlineexceeded", "timedout"],
      words: ["timed out"]
    ),
    ErrorRule(
      error: .cancelled,
      codes: ["cancelled", "canceled"],
      statuses: [499...499],
      types: ["cancel", "keyboardinterrupt", "generatorexit", "abort"]
    ),
    ErrorRule(
      error: .connection,
      types: [
        "connection", "connecterror", "readerror", "remoteprotocol", "gaierror", "brokenpipe",
      ],
      words: ["connection error", "connection refused", "connection reset"]
    ),
    ErrorRule(
      error: .server,
      codes: ["server_error", "internal_error", "overloaded_error", "api_error"],
      statuses: [500...599],
      types: ["internalserver", "serviceunavailable", "badgateway", "overloaded"],
      words: ["the server had an error"]
    ),
    ErrorRule(
      error: .tool,
      types: ["toolerror", "toolexception"],
      words: ["error running tool"],
      isOfTools: true
    ),
    ErrorRule(
      error: .parse,
      codes: ["invalid_request_error", "json_validate_failed", "invalid_value"],
      statuses: [400...400, 404...404, 422...422],
      types: [
        "decodeerror", "validation", "parse", "badrequest", "unprocessable", "modelbehavior",
        "syntaxerror", "jsonerror", "schema",
      ]
    ),
  ]
}
