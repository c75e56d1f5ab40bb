import JSONBytes
import TraceModel

/// Puts the output of a stream together, chunk by chunk.
///
/// MLflow's own reconstruction drops streamed tool calls and refusals and mixes choices; the chunks
/// do not.
struct StreamAssembler {
  private var chat = ChatChoices()
  private var responses = ResponseItems()
  private var raw: [UInt8] = []
  private var kinds: Set<StreamKind> = []
  private var usage: TokenUsage?
  private var answer = StreamAnswer()
  private var times: [Int64] = []
  /// Of the chunks that carry content, by the protocol that they speak.
  private var contentTimes: [StreamKind: [Int64]] = [:]

  /// The stream of a span; nil where it has no chunks.
  static func stream(of span: Span) -> StreamOutput? {
    let chunks = StreamChunk.all(of: span)
    if chunks.isEmpty { return nil }
    var assembler = StreamAssembler()
    for chunk in chunks { assembler.add(chunk) }
    return assembler.output(of: chunks, span)
  }

  private mutating func add(_ chunk: StreamChunk) {
    let (kind, carriesContent) = take(chunk.value)
    kinds.insert(kind)
    guard let time = chunk.timeNS else { return }
    times.append(time)
    if carriesContent { contentTimes[kind, default: []].append(time) }
  }

  /// The protocol that the chunk speaks, and true where it carries content.
  private mutating func take(_ value: Payload?) -> (StreamKind, Bool) {
    guard let value else { return (.other, false) }
    guard let object = value.json, object.kind == .object else { return (.raw, takeRaw(value)) }
    if let kind = StreamKind(namedIn: object) { return takeCompletion(object, kind) }
    return takeResponseEvent(object)
  }

  private mutating func takeRaw(_ value: Payload) -> Bool {
    let before = raw.count
    if let text = value.utf8 {
      raw += text
    } else if let json = value.json {
      var buffer = ByteBuffer(capacity: 64)
      json.write(to: &buffer, style: .compact)
      raw += buffer.bytes()
    }
    return raw.count > before
  }

  private mutating func takeCompletion(_ chunk: JSONValue, _ kind: StreamKind) -> (StreamKind, Bool)
  {
    guard kind == .chatCompletion || kind == .textCompletion else {
      return (.other, false)
    }
    answer.add(chunk)
    usage = chunk["usage"].flatMap(TokenUsage.init(provider:)) ?? usage
    return (kind, chat.add(chunk["choices"]))
  }

  private mutating func takeResponseEvent(_ event: JSONValue) -> (StreamKind, Bool) {
    guard let type = event["type"]?.string, type.hasPrefix("response.") || type == "error" else {
      return (.other, false)
    }
    answer.add(event["response"])
    usage = event["response"]?["usage"].flatMap(TokenUsage.init(provider:)) ?? usage
    return (.responses, responses.add(event, type: type))
  }

  private func output(of chunks: [StreamChunk], _ span: Span) -> StreamOutput {
    let order: [StreamKind] = [.chatCompletion, .textCompletion, .responses, .raw]
    let kind = order.first(where: kinds.contains) ?? .other
    let timing = timing(kind, span.startNS, EventClock(of: span))
    return StreamOutput(
      kind: kind,
      chunks: chunks.count,
      choices: choices(kind),
      usage: usage,
      answer: answer,
      finalEvent: kind == .responses ? responses.finalEvent : nil,
      timing: timing,
      recordedTiming: needsRepair(span) ? self.timing(kind, span.startNS, .asRecorded) : timing,
      calls: responses.items.compactMap { ToolCall(item: $0.item, arguments: $0.arguments) },
      recorded: chunks
    )
  }

  /// Whether a time is not what was recorded.
  private func needsRepair(_ span: Span) -> Bool {
    let clock = EventClock(of: span)
    return times.contains { clock.isMicroseconds($0) }
  }

  private func timing(_ kind: StreamKind, _ start: Int64, _ clock: EventClock) -> StreamTiming {
    StreamTiming(
      chunkTimes: times.map(clock.timeNS),
      contentTimes: contentTimes[kind, default: []].map(clock.timeNS),
      start: start,
      outputTokens: usage?.output
    )
  }

  private func choices(_ kind: StreamKind) -> [StreamChoice] {
    switch kind {
    case .chatCompletion, .textCompletion: chat.choices
    case .responses: responses.choices
    case .raw: [StreamChoice(index: 0, text: raw.isEmpty ? nil : raw, toolCalls: [])]
    case .other: []
    }
  }
}
