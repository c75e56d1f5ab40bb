package import JSONBytes
package import TraceModel

/// The streamed output of a span, put together from its recorded chunks.
package struct StreamOutput: Sendable {
  package var kind: StreamKind
  /// Number of chunks, those of an unknown shape included.
  package var chunks: Int
  /// By index.
  package var choices: [StreamChoice]
  /// The numbers of the last chunk that gives any, never a sum; nil where none does.
  package var usage: TokenUsage?
  /// What the chunks say of the answer as a whole.
  package var answer: StreamAnswer
  /// The Responses API's closing event (`response.completed`, `response.incomplete`,
  /// `response.failed`, `error`); nil where none came and for the other kinds.
  package var finalEvent: String?
  /// When the chunks came.
  package var timing: StreamTiming
  /// The same from the times exactly as recorded, also where their unit is wrong (``EventClock``).
  package var recordedTiming: StreamTiming
  /// The calls that a Response's output items ask for.
  var calls: [ToolCall]
  /// The chunks themselves, in stored order.
  var recorded: [StreamChunk]
}

extension StreamOutput {
  /// True for an event that records a chunk of a stream.
  package static func isChunk(_ event: SpanEvent) -> Bool { StreamChunk.isChunk(event) }

  /// What each chunk says, in stored order; nil for one that is no JSON.
  package var chunkValues: [JSONValue?] { recorded.map { $0.value?.json } }

  /// Nanoseconds an output token takes after the first one; nil where it cannot be told.
  package func timePerTokenNS(of span: Span) -> Int64? {
    span.timePerTokenNS(after: timing.firstTokenNS, tokens: usage?.output)
  }

  /// True for a Chat Completion of which neither chunk nor span says the tokens.
  func isWithoutUsage(in span: Span) -> Bool {
    span.kind.isModelCall && kind == .chatCompletion && usage == nil
      && span.statedTokenUsage == nil
  }
}

/// Which protocol the chunks speak.
package enum StreamKind: String, Sendable {
  case chatCompletion = "chat.completion.chunk"
  case textCompletion = "text_completion"
  case responses
  /// Chunks that are no JSON objects: their texts joined.
  case raw
  case other
}

extension StreamKind {
  /// The kind that a chunk names under `object`; nil where it names none.
  init?(namedIn chunk: JSONValue) {
    guard let name = chunk["object"] else { return nil }
    if name.isString("chat.completion.chunk") {
      self = .chatCompletion
    } else {
      guard let kind = name.string.flatMap(StreamKind.init(rawValue:)) else { return nil }
      self = kind
    }
  }
}

/// One choice of a Chat Completion, or one output item of a Response.
package struct StreamChoice: Sendable {
  package var index: Int64
  /// UTF-8, a lone surrogate in its three-byte form; nil where none came.
  ///
  /// So for the next two.
  package var text: [UInt8]?
  package var reasoning: [UInt8]?
  package var refusal: [UInt8]?
  /// In order of their index.
  package var toolCalls: [StreamToolCall]
  /// For a Response: the item's status.
  ///
  /// Nil where none came.
  package var finishReason: String?
}

extension StreamChoice {
  /// True where there is text, reasoning, a refusal or a tool call.
  package var hasContent: Bool {
    text != nil || reasoning != nil || refusal != nil || !toolCalls.isEmpty
  }
}

/// A tool call as the chunks spell it out.
package struct StreamToolCall: Sendable {
  /// Position among the choice's calls; 0 for a Response.
  package var index: Int64
  package var id: String?
  /// `function` or `custom`; nil where the chunks do not say.
  package var type: String?
  package var name: String?
  /// The argument text joined, for a code interpreter its code; may be empty.
  package var arguments: [UInt8] = []
}
