import JSONBytes
import TraceModel

/// What a span says of its error, in lower case.
struct ErrorEvidence {
  /// `error.type` and the exception's class.
  private(set) var types: [String] = []
  /// The first of what is said, cut to ``longest`` bytes; empty where nothing is.
  private(set) var message = ""
  /// OpenAI's `code` and `type`, and finish reasons.
  private(set) var codes: Set<String> = []
  /// The HTTP status code; nil where none is said.
  private(set) var status: Int?
  private(set) var isTool = false
  /// True where the provider's filter ended a choice.
  private(set) var isFiltered = false

  private static let filtered = "content_filter"

  /// Bytes of a message that are read.
  static let longest = 4000

  /// A message and a class alone.
  init(type: String?, message: String?) {
    types = [type].compactMap { $0 }.map(Self.lower)
    read(message ?? "")
  }

  init(_ span: Span, _ analysis: SpanAnalysis) {
    let exception = analysis.exception
    types = [span.attribute("error.type")?.string, exception?.type].compactMap { $0 }
      .map(Self.lower)
    isTool = span.kind == .tool
    status = Self.status(span)
    let failure = ModelFailure(of: span, stream: analysis.stream)
    codes = Set([failure?.code].compactMap { $0 }.map(Self.lower))
    read(exception?.message ?? span.statusMessage ?? failure?.message ?? "")
    let finish = ModelAnswer(of: span, stream: analysis.stream).finishReasons
    isFiltered = finish.contains { $0.reason == Self.filtered }
    if isFiltered { codes.insert(Self.filtered) }
    // `error.type` may hold what others write as a code or a status, as "429" or "timeout".
    codes.formUnion(types)
    status = status ?? types.lazy.compactMap(Self.status).first
  }

  private mutating func read(_ text: String) {
    message = Self.lower(text)
    let dictionary = ErrorText(message)
    codes.formUnion(dictionary.codes)
    status = status ?? dictionary.status
  }

  private static func status(_ span: Span) -> Int? {
    ["http.response.status_code", "http.status_code"].lazy
      .compactMap { span.attribute($0)?.wholeNumber }.compactMap { status("\($0)") }.first
  }

  private static func status(_ text: String) -> Int? {
    guard text.utf8.count == 3, let code = Int(text), (400...599).contains(code) else {
      return nil
    }
    return code
  }

  /// ASCII letters alone, so that a text has as many bytes as before.
  private static func lower(_ text: String) -> String {
    let bytes = text.utf8.prefix(longest).map { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
