package import TraceModel

/// What one recorded chunk of a stream adds, and when it came.
package struct StreamStep: Sendable {
  /// Nanoseconds from the span's start; nil where the store has no times.
  package var atNS: Int64?
  /// In the order in which the chunk spells them out; empty for a chunk of an unknown shape.
  package var additions: [StreamAddition]
  /// Unicode scalars of text, reasoning, refusals and arguments up to and with this chunk.
  package var characters: Int

  /// True where the chunk carries text, reasoning, a refusal, a tool call's name or arguments.
  package var carriesContent: Bool { additions.contains { $0.content.isModelOutput } }
}

/// One thing that a chunk adds.
package struct StreamAddition: Sendable {
  /// The choice of a Chat Completion, or the output item of a Response; nil where the chunk is about
  /// the whole.
  package var choice: Int64?
  package var content: Content

  /// What is added; texts are UTF-8.
  package enum Content: Sendable {
    case role(String)
    case text(ArraySlice<UInt8>)
    case reasoning(ArraySlice<UInt8>)
    case refusal(ArraySlice<UInt8>)
    /// The name of a tool; the call's position in its choice.
    case call(String, index: Int64)
    /// A piece of a tool's arguments, or of its code.
    case arguments(ArraySlice<UInt8>, index: Int64)
    case finish(String)
    case usage(TokenUsage)
    /// The type of a Response's event that adds no text.
    case event(String)
  }
}

extension StreamAddition.Content {
  /// The piece of text that is added; nil for everything else.
  package var piece: ArraySlice<UInt8>? {
    switch self {
    case .text(let text), .reasoning(let text), .refusal(let text), .arguments(let text, _): text
    case .role, .call, .finish, .usage, .event: nil
    }
  }

  fileprivate var isModelOutput: Bool {
    if case .call = self { return true }
    return piece != nil
  }
}

extension StreamOutput {
  /// One step a chunk, in stored order; read anew from the chunks, so ask once.
  package func steps(of span: Span) -> [StreamStep] {
    let clock = EventClock(of: span)
    let start = span.startNS.boundedTime
    var characters = 0
    return recorded.map { chunk in
      let additions = ChunkAdditions.all(of: chunk.value)
      for addition in additions { characters += addition.content.piece?.scalarCount ?? 0 }
      return StreamStep(
        atNS: chunk.timeNS.map { clock.timeNS($0).boundedTime - start },
        additions: additions,
        characters: characters
      )
    }
  }
}

extension ArraySlice<UInt8> {
  /// Number of Unicode scalars of a UTF-8 text.
  fileprivate var scalarCount: Int { count { $0 & 0xC0 != 0x80 } }
}
