import JSONBytes
import TraceAnalysis
import TraceModel

/// Why a trace failed, as its head tells.
struct TraceFailure {
  /// Index of the span that failed.
  let span: Int
  /// Class of the exception or code of the error; nil or empty where none is recorded.
  let type: String?
  /// Nil where none is recorded.
  let message: String?
  /// What is to be said of it, such as that the store thinks otherwise.
  let notes: [String]

  /// Words of an answer that was cut off.
  private static let firstWords = 20

  /// What a span raised, else the error that a model's answer names; nil for a trace that went well.
  init?(_ analysed: AnalysedTrace) {
    if let index = analysed.failedSpan {
      let exception = analysed.spans[index].exception
      span = index
      type = exception?.type
      message = exception?.message ?? analysed.trace.spans[index].statusMessage
      notes = Self.beginning(of: analysed.spans[index].stream)
    } else if let answer = analysed.failedAnswer {
      span = answer.span
      type = answer.failure.code
      message = answer.failure.message
      let note = "The store says OK; the API’s answer says that it failed"
      notes = Self.beginning(of: analysed.spans[answer.span].stream) + [note]
    } else {
      return nil
    }
  }

  /// Class and message; never empty.
  var words: String { FailureText.words(type, message) }

  /// What had come of an answer before it was cut off.
  private static func beginning(of stream: StreamOutput?) -> [String] {
    guard let stream else { return [] }
    let text = stream.choices.lazy.compactMap(\.text).first { !$0.isEmpty }
    let words = text.flatMap { FirstWords.of($0[...], count: firstWords) }
    let quoted = words.map { ": “\($0) …”" } ?? ""
    return ["After \(CountText.text(stream.chunks, "chunk")) of the answer\(quoted)"]
  }
}

/// Class and message of a failure in one text.
enum FailureText {
  /// The class; one that is not recorded, or is empty, is an error.
  static func name(_ type: String?) -> String {
    type.flatMap { $0.isEmpty ? nil : $0 } ?? "Error"
  }

  /// Never empty.
  static func words(_ type: String?, _ message: String?) -> String {
    let name = name(type)
    return message.flatMap { $0.isEmpty ? nil : "\(name): \($0)" } ?? name
  }
}
