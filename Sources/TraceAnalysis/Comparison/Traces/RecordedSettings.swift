import JSONBytes
import TraceModel

/// What the model calls of a trace were set to, a list of values a setting.
struct RecordedSettings {
  typealias Subject = SettingDifference.Subject

  /// In order of first use.
  private(set) var subjects: [Subject] = []
  private var values: [Subject: [Payload]] = [:]
  /// Names of the tools that a model was offered.
  private(set) var offered: Set<ExactText> = []
  private var seen: [Subject: Set<ExactBytes>] = [:]

  init(_ analysed: AnalysedTrace) {
    let spans = analysed.trace.spans
    for index in analysed.tree.order where spans[index].kind.isModelCall {
      add(ModelSettings(of: spans[index], stream: analysed.spans[index].stream))
    }
    addPrompts(analysed)
    addTools(OfferedTools.all(spans, order: analysed.tree.order))
  }

  /// In order of first use, each once; empty where none is recorded.
  subscript(subject: Subject) -> [Payload] { values[subject] ?? [] }

  private mutating func add(_ subject: Subject, _ value: Payload?) {
    guard let value else { return }
    if values[subject] == nil { subjects.append(subject) }
    if seen[subject, default: []].insert(ExactBytes(canonical: value)).inserted {
      values[subject, default: []].append(value)
    }
  }

  private mutating func add(_ settings: ModelSettings?) {
    guard let settings else { return }
    add(.modelAsked, settings.modelAsked.map(Payload.json))
    add(.modelAnswered, settings.modelAnswered.map(Payload.json))
    for setting in settings.asked where !Self.isOfOneTrace.contains(setting.key) {
      add(.parameter(ExactText(setting.key)), .json(setting.value))
    }
    let format = settings.format
    let words = [format?.type, format?.name].compactMap(\.self).joined(separator: " ")
    if !words.isEmpty { add(.responseFormat, .text(Array(words.utf8)[...])) }
    add(.responseSchema, format?.schema.map(Payload.json))
  }

  /// Parameters that name the trace itself or one of its calls.
  private static let isOfOneTrace: Set<String> = [
    "previous_response_id", "conversation", "metadata", "user", "safety_identifier",
    "extra_headers",
  ]

  private mutating func addPrompts(_ analysed: AnalysedTrace) {
    for turn in ConversationThread(analysed)?.turns ?? [] {
      for message in turn.asked where [.system, .developer].contains(message.role) {
        let texts = message.parts.compactMap(Self.text)
        if !texts.isEmpty { add(.systemPrompt, .text(Array(texts.joined())[...])) }
      }
    }
    for prompt in analysed.trace.linkedPrompts {
      add(.promptVersion(ExactText(prompt.name)), .text(Array(prompt.version.utf8)[...]))
    }
  }

  private static func text(_ part: MessagePart) -> ArraySlice<UInt8>? {
    if case .text(let text, _) = part { text } else { nil }
  }

  private mutating func addTools(_ tools: [OfferedTool]) {
    for tool in tools {
      let name = ExactText(tool.name)
      offered.insert(name)
      add(.offeredTools, .text(Array(tool.name.utf8)[...]))
      add(.toolDescription(name), tool.description.map(Payload.json))
      add(.toolParameters(name), tool.schema.map(Payload.json))
    }
  }
}
