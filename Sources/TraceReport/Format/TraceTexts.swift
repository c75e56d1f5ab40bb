import JSONBytes
package import TraceAnalysis
import TraceModel

/// What was asked and what was answered, as a person would say it.
///
/// MLflow's previews are often JSON: the arguments of a function, a whole request. Then the question
/// is looked for in the root span's own values, in the places where OpenAI's APIs have it. Where
/// neither says anything, the model calls do.
package struct TraceTexts: Sendable {
  /// Nil where no request was recorded.
  let asked: String?
  /// Nil where no response was recorded.
  let answered: String?

  /// MLflow cuts previews to this many Unicode scalars.
  private static let previewLimit = 1000

  /// What a trace's previews and its root span say.
  package init(_ analysed: AnalysedTrace) {
    let trace = analysed.trace
    let index = analysed.tree.roots.first
    let root = index.map { trace.spans[$0] }
    // An orphan does not speak for the trace.
    let own = root.flatMap { $0.parentID == nil ? $0 : nil }
    let calls =
      trace.requestPreview == nil && trace.responsePreview == nil ? CalledTexts(analysed) : nil
    asked =
      Self.said(trace.requestPreview, root?.inputs, own: own?.inputs) { inputs in
        Self.question(inputs) ?? Self.firstString(in: inputs, of: Self.questionKeys)
      } ?? calls?.asked
    // What the root says where it is itself a model call.
    let words = index.flatMap { AnswerText.words(trace.spans[$0], analysed.spans[$0]) }
    answered =
      words
      ?? Self.said(trace.responsePreview, root?.outputs, own: own?.outputs) { outputs in
        AnswerText.text(of: outputs) ?? Self.firstString(in: outputs, of: Self.answerKeys)
      } ?? calls?.answered
  }

  /// The last message of a user in a request.
  static func question(_ request: JSONValue) -> String? {
    lastUserText(request["messages"]) ?? lastUserText(request["input"])
  }

  /// Names that applications give to the argument that holds the question.
  private static let questionKeys: [StaticString] = [
    "q", "question", "query", "prompt", "input", "message", "user_input", "text",
  ]
  private static let answerKeys: [StaticString] = [
    "answer", "output", "response", "text", "content", "message",
  ]

  private static func firstString(in value: JSONValue, of keys: [StaticString]) -> String? {
    keys.lazy.compactMap { value[$0]?.string }.first { !$0.isEmpty }
  }

  private static func said(
    _ preview: String?,
    _ recorded: Payload?,
    own: Payload?,
    find: (JSONValue) -> String?
  ) -> String? {
    guard let preview else { return own.flatMap { said($0, find: find) } }
    guard let first = preview.utf8.first else { return preview }
    let isCut =
      preview.utf8.count >= previewLimit && preview.unicodeScalars.count >= previewLimit
    if !isCut, !"\"{[".utf8.contains(first) { return preview }
    let whole = recorded?.json ?? (try? JSONDocument(preview))?.root
    return whole.flatMap { $0.string ?? find($0) ?? onlyString(in: $0) } ?? preview
  }

  /// What a value says where no preview was recorded, as in OpenTelemetry files.
  private static func said(_ recorded: Payload, find: (JSONValue) -> String?) -> String? {
    guard let json = recorded.json else { return recorded.string }
    return json.string ?? find(json) ?? onlyString(in: json)
      ?? String(decoding: json.token, as: UTF8.self)
  }

  /// The string that is an object's only member, such as the one argument of a function.
  private static func onlyString(in value: JSONValue) -> String? {
    guard value.kind == .object, value.count == 1 else { return nil }
    return value.members.first { _ in true }?.value.string
  }

  private static func lastUserText(_ messages: JSONValue?) -> String? {
    guard let messages else { return nil }
    let asked = messages.elements.filter { $0["role"]?.string == "user" }
    return asked.last.flatMap(AnswerText.content)
  }
}
