import JSONBytes
import TraceAnalysis
import TraceModel

/// What came of a trace besides its answer: why there is none, or why it is not whole.
struct TraceOutcome {
  /// Nil for a trace that did not fail.
  let failure: Failure?
  /// Why the last model call stopped before its answer was whole; nil where it was.
  let stop: String?

  /// Why a trace failed.
  struct Failure {
    /// Index of the span that failed.
    let span: Int
    /// Class and message; never empty.
    let words: String
    /// What is to be said of it, such as that the store thinks otherwise.
    let notes: [String]
  }

  init(_ analysed: AnalysedTrace) {
    failure = Self.raised(analysed) ?? Self.answered(analysed)
    stop = failure == nil ? Self.stop(analysed) : nil
  }

  private static func raised(_ analysed: AnalysedTrace) -> Failure? {
    guard let span = analysed.failedSpan else { return nil }
    let exception = analysed.spans[span].exception
    let message = exception?.message ?? analysed.trace.spans[span].statusMessage
    let words = FailureText.words(exception?.type, message)
    return Failure(span: span, words: words, notes: beginning(of: analysed.spans[span].stream))
  }

  private static func answered(_ analysed: AnalysedTrace) -> Failure? {
    guard let answer = analysed.failedAnswer else { return nil }
    let note = "The store says OK; the API’s answer says that it failed"
    return Failure(
      span: answer.span,
      words: FailureText.words(answer.failure.code, answer.failure.message),
      notes: beginning(of: analysed.spans[answer.span].stream) + [note]
    )
  }

  /// Words of an answer that was cut off.
  private static let firstWords = 20

  /// What had come of an answer before it was cut off.
  private static func beginning(of stream: StreamOutput?) -> [String] {
    guard let stream else { return [] }
    let text = stream.choices.lazy.compactMap(\.text).first { !$0.isEmpty }
    let words = text.flatMap { FirstWords.of($0[...], count: firstWords) }
    let quoted = words.map { ": “\($0) …”" } ?? ""
    return ["After \(CountText.text(stream.chunks, "chunk")) of the answer\(quoted)"]
  }

  private static func stop(_ analysed: AnalysedTrace) -> String? {
    let spans = analysed.trace.spans
    let calls = analysed.tree.order.filter { spans[$0].kind.isModelCall }
    guard let last = calls.max(by: { spans[$0].startNS < spans[$1].startNS }) else { return nil }
    let settings = ModelSettings(of: spans[last], stream: analysed.spans[last].stream)
    if let words = settings?.stopReasons.lazy.compactMap(StopReason.words).first {
      return "\(words)"
    }
    let id = ExactText(spans[last].id)
    return analysed.diagnostics.first {
      $0.code == .streamIncomplete && $0.spanID.map { ExactText($0) } == id
    }
    .map { "▲ Cut off: \($0.message)" }
  }
}

extension ModelSettings {
  /// Why the choices of a completion ended, or a Response before its end.
  fileprivate var stopReasons: [String] {
    let details = answered.first { $0.key == "incomplete_details" }?.value
    return finishReasons.map(\.reason) + [details?["reason"]?.string].compactMap(\.self)
  }
}

/// Class and message of a failure in one text.
enum FailureText {
  /// Never empty; a class that is not recorded, or is empty, is an error.
  static func words(_ type: String?, _ message: String?) -> String {
    let name = type.flatMap { $0.isEmpty ? nil : $0 } ?? "Error"
    return message.flatMap { $0.isEmpty ? nil : "\(name): \($0)" } ?? name
  }
}
