import JSONBytes
import TraceModel

/// The words in which producers say when an answer began to come.
enum FirstTokenSignals {
  /// How a signal tells its time.
  fileprivate enum Form {
    /// Numbers from the span's start on.
    case seconds, milliseconds
    /// Seconds; the Strands SDK writes milliseconds under the same name.
    case secondsUnlessStrands
    /// A date and time in ISO 8601.
    case moment
    /// The time of the first event of this name.
    case event
  }

  fileprivate struct Signal {
    let name: String
    let form: Form
    let isOfChunk: Bool
  }

  /// The preferred ones first: stated numbers, then moments, then events that name the first token or
  /// chunk, then those of every chunk.
  ///
  /// OpenInference names the first token and means the first chunk, whatever it carries.
  private static let signals = [
    Signal(name: "gen_ai.response.time_to_first_token", form: .seconds, isOfChunk: false),
    Signal(name: "gen_ai.response.time_to_first_chunk", form: .seconds, isOfChunk: true),
    Signal(
      name: "gen_ai.server.time_to_first_token",
      form: .secondsUnlessStrands,
      isOfChunk: false
    ),
    Signal(name: "ai.response.msToFirstChunk", form: .milliseconds, isOfChunk: true),
    Signal(name: "ai.stream.msToFirstChunk", form: .milliseconds, isOfChunk: true),
    Signal(name: "langfuse.observation.completion_start_time", form: .moment, isOfChunk: false),
    Signal(name: "First Token Stream Event", form: .event, isOfChunk: true),
    Signal(name: "first_token", form: .event, isOfChunk: false),
    Signal(name: "llm.first_token", form: .event, isOfChunk: false),
    Signal(name: "ai.stream.firstChunk", form: .event, isOfChunk: true),
    Signal(name: "gen_ai.content.chunk", form: .event, isOfChunk: true),
    Signal(name: "gen_ai.content.completion.chunk", form: .event, isOfChunk: true),
    Signal(name: "llm.content.completion.chunk", form: .event, isOfChunk: true),
    Signal(name: "new_token", form: .event, isOfChunk: false),
  ]

  private static let events = Set(signals.filter { $0.form == .event }.map(\.name))

  /// The first signal that lies within the span, else the first of all; nil where there is none.
  static func signal(of span: Span, _ source: SpanSource) -> FirstTokenSignal? {
    let moments = moments(of: span.events)
    var outside: FirstTokenSignal?
    for signal in signals {
      guard let after = signal.afterNS(in: span, source, moments) else { continue }
      let found = FirstTokenSignal(afterNS: after, name: signal.name, isOfChunk: signal.isOfChunk)
      if found.lies(within: span) { return found }
      outside = outside ?? found
    }
    return outside
  }

  /// The earliest time of the events of each name that tells something; an event without a time tells
  /// nothing.
  private static func moments(of recorded: [SpanEvent]) -> [String: Int64] {
    var moments: [String: Int64] = [:]
    for event in recorded where event.timeNS > 0 && events.contains(event.name) {
      moments[event.name] = min(moments[event.name] ?? .max, event.timeNS)
    }
    return moments
  }
}

extension FirstTokenSignals.Signal {
  /// Nil where the span does not have it, or what it has is no time.
  fileprivate func afterNS(
    in span: Span,
    _ source: SpanSource,
    _ moments: [String: Int64]
  ) -> Int64? {
    switch form {
    case .seconds: return nanoseconds(source, each: 1e9)
    case .milliseconds: return nanoseconds(source, each: 1e6)
    case .secondsUnlessStrands:
      let writer = source.text(["gen_ai.provider.name", "gen_ai.system"])
      return nanoseconds(source, each: writer == "strands-agents" ? 1e6 : 1e9)
    case .moment:
      // The SDKs write the date's JSON, quotes and all.
      let text = source.json(name)?.unquoted.string
      return text.flatMap(ISOMoment.nanoseconds).flatMap { distance(from: span.startNS, to: $0) }
    case .event: return moments[name].flatMap { distance(from: span.startNS, to: $0) }
    }
  }

  private func nanoseconds(_ source: SpanSource, each unit: Double) -> Int64? {
    source.number([name]).flatMap { Int64(exactly: ($0 * unit).rounded()) }
  }

  private func distance(from start: Int64, to moment: Int64) -> Int64? {
    let (distance, overflows) = moment.subtractingReportingOverflow(start)
    return overflows ? nil : distance
  }
}
