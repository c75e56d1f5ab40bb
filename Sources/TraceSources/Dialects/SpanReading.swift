import JSONBytes
import TraceModel

/// What a dialect says of a span; nil and empty where it says nothing.
struct SpanReading {
  var kind: SpanKind?
  var modelAnswered: String?
  var modelAsked: String?
  var provider: String?
  var usage = TokenUsage()
  var cost = Cost()
  /// Parameters of the request, by OpenAI's names.
  var parameters: [(String, JSONDraft)] = []
  /// What the answer says of itself, by OpenAI's names.
  var answer: [(String, JSONDraft)] = []
  var responseID: String?
  var toolName: String?
  var messages: [ChatMessage] = []
  var choices: [ChatChoice] = []
  /// Definitions of tools, as either API of OpenAI has them.
  var tools: [JSONDraft] = []
  /// The texts that an embedding was asked for.
  var texts: [JSONDraft] = []
  /// The whole input or output, where the dialect keeps it as such.
  var inputs: Payload?
  var outputs: Payload?
  /// True where the whole input or output is the request or answer as the API has it.
  var inputIsRequest = false
  var outputIsAnswer = false

  /// Takes from a less specific dialect what is still open.
  ///
  /// Token usages of two dialects may follow two conventions, so one of them is taken whole. A whole
  /// input or output is not taken where a more specific dialect has the messages.
  mutating func fillGaps(from other: SpanReading) {
    kind = kind ?? other.kind
    modelAnswered = modelAnswered ?? other.modelAnswered
    modelAsked = modelAsked ?? other.modelAsked
    provider = provider ?? other.provider
    if usage.input == nil && usage.output == nil && usage.total == nil { usage = other.usage }
    if cost.isEmpty { cost = other.cost }
    Self.addMissing(other.parameters, to: &parameters)
    Self.addMissing(other.answer, to: &answer)
    responseID = responseID ?? other.responseID
    toolName = toolName ?? other.toolName
    fillContents(from: other)
  }

  private mutating func fillContents(from other: SpanReading) {
    if inputs == nil && messages.isEmpty {
      (inputs, inputIsRequest) = (other.inputs, other.inputIsRequest)
    }
    if outputs == nil && choices.isEmpty {
      (outputs, outputIsAnswer) = (other.outputs, other.outputIsAnswer)
    }
    if messages.isEmpty { messages = other.messages }
    if choices.isEmpty { choices = other.choices }
    if tools.isEmpty { tools = other.tools }
    if texts.isEmpty { texts = other.texts }
  }

  private static func addMissing(
    _ members: [(String, JSONDraft)],
    to known: inout [(String, JSONDraft)]
  ) {
    let names = Set(known.map(\.0))
    known += members.filter { !names.contains($0.0) }
  }

  /// Sets what is known.
  func apply(to span: inout Span) {
    span.kind = kind ?? span.kind
    span.model = modelAnswered ?? modelAsked ?? span.model
    span.provider = provider ?? span.provider
    let usage = usage.normalised(for: span.kind)
    if !usage.isEmpty { span.statedTokenUsage = usage }
    if !cost.isEmpty { span.statedCost = cost }
    span.inputs = input(of: span.kind) ?? span.inputs
    span.outputs = output(of: span.kind) ?? span.outputs
    if span.kind == .tool { nameTool(&span) }
  }

  /// Calls are matched to the spans that ran them by name, which conventions hide behind a verb.
  private func nameTool(_ span: inout Span) {
    guard let toolName else { return }
    let disguises = ["execute_tool \(toolName)", "ai.toolCall", "\(toolName).tool"]
    if disguises.contains(span.name) { span.name = toolName }
  }
}

// MARK: Inputs and outputs

extension SpanReading {
  private func input(of kind: SpanKind) -> Payload? {
    if inputIsRequest { return inputs }
    if kind == .embedding, !texts.isEmpty {
      let input = ("input", Optional(JSONDraft.array(texts)))
      return JSONDraft.object([model(modelAsked), input] + optional(parameters)).payload
    }
    if !kind.isModelCall, let inputs { return inputs }
    return request(kind) ?? inputs
  }

  /// Nil where neither messages nor parameters are known: a model's name alone is no request.
  private func request(_ kind: SpanKind) -> Payload? {
    let messages = messages.isEmpty ? promptMessage.map { [$0] } ?? [] : messages
    if messages.isEmpty, inputs != nil || parameters.isEmpty || !kind.isModelCall { return nil }
    return JSONDraft.object(
      [
        model(modelAsked),
        ("messages", messages.isEmpty ? nil : .array(messages.map(\.draft))),
        ("tools", tools.isEmpty ? nil : .array(tools)),
      ] + optional(parameters)
    ).payload
  }

  /// The whole input where it is a text.
  private var promptMessage: ChatMessage? {
    inputs?.utf8.map { ChatMessage(role: "user", content: .text($0)) }
  }

  private func output(of kind: SpanKind) -> Payload? {
    let isWhole = outputIsAnswer || choices.isEmpty || !kind.isModelCall
    if isWhole, let outputs { return outputs }
    let says = !choices.isEmpty || !answer.isEmpty || responseID != nil
    guard says, kind.isModelCall || !choices.isEmpty else { return nil }
    let drafts = choices.enumerated().map { $1.draft($0) }
    let head = [
      ("id", responseID.map { .text($0) }), model(modelAnswered), ("choices", .array(drafts)),
    ]
    return JSONDraft.object(head + optional(answer)).payload
  }

  private func model(_ name: String?) -> (String, JSONDraft?) {
    ("model", name.map { .text($0) })
  }

  private func optional(_ members: [(String, JSONDraft)]) -> [(String, JSONDraft?)] {
    members.map { ($0, $1) }
  }
}
