import JSONBytes
import TraceAnalysis
import TraceModel

/// What was asked and what was answered, as a person would say it.
///
/// MLflow's previews are often JSON: the arguments of a function, a whole request. Then the question
/// is looked for in the root span's own values, in the places where OpenAI's APIs have it.
struct TraceTexts {
  private let trace: Trace
  private let root: Span?

  init(_ analysed: AnalysedTrace) {
    trace = analysed.trace
    root = analysed.tree.roots.first.map { analysed.trace.spans[$0] }
  }

  /// Nil where no request was recorded.
  var asked: String? {
    Self.said(trace.requestPreview, root?.inputs) { inputs in
      Self.lastUserText(inputs["messages"]) ?? Self.lastUserText(inputs["input"])
        ?? Self.firstString(in: inputs, of: Self.questionKeys)
    }
  }

  /// Nil where no response was recorded.
  var answered: String? {
    Self.said(trace.responsePreview, root?.outputs) { outputs in
      AnswerText.text(of: outputs) ?? Self.firstString(in: outputs, of: Self.answerKeys)
    }
  }

  /// Names that applications give to the argument that holds the question.
  private static let questionKeys = [
    "q", "question", "query", "prompt", "input", "message", "user_input", "text",
  ]
  private static let answerKeys = ["answer", "output", "response", "text", "content", "message"]

  private static func firstString(in value: JSONValue, of keys: [String]) -> String? {
    keys.lazy.compactMap { value[$0]?.string }.first { !$0.isEmpty }
  }

  private static func said(
    _ preview: String?,
    _ recorded: Payload?,
    find: (JSONValue) -> String?
  ) -> String? {
    guard let preview, let first = preview.utf8.first, "\"{[".utf8.contains(first) else {
      return preview
    }
    let whole = recorded?.json ?? (try? JSONDocument(preview))?.root
    return whole.flatMap { $0.string ?? find($0) ?? onlyString(in: $0) } ?? preview
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

/// The text that a model's output says.
enum AnswerText {
  /// Nil where the output says none in words.
  static func text(_ outputs: Payload?) -> String? {
    outputs.flatMap { $0.string ?? $0.json.flatMap(text(of:)) }
  }

  /// The first choice's message of a Chat Completion, or the messages of a Response.
  static func text(of outputs: JSONValue) -> String? {
    let choice = outputs["choices"]?.elements.first { _ in true }
    return choice?["message"].flatMap(content) ?? messages(outputs["output"])
  }

  /// A message's content: a text, or the texts among its parts.
  static func content(_ message: JSONValue) -> String? {
    guard let content = message["content"] else { return nil }
    if let text = content.string { return text.isEmpty ? nil : text }
    let texts = content.elements.compactMap { $0["text"]?.string }
    return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
  }

  private static func messages(_ items: JSONValue?) -> String? {
    guard let items else { return nil }
    let texts = items.elements.filter { $0["type"]?.string == "message" }.compactMap(content)
    return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
  }
}
