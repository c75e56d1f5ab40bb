import TraceModel

/// What is odd about single spans, in tree order.
enum SpanDiagnostics {
  static func all(_ trace: Trace, _ tree: SpanTree, streams: [StreamOutput?]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for index in tree.order {
      found += time(trace.spans[index])
      if !trace.spans[index].events.isEmpty { found += events(trace.spans[index]) }
      if let output = streams[index] {
        found += stream(trace.spans[index], output)
      } else if let signal = trace.spans[index].firstTokenSignal {
        found += firstToken(trace.spans[index], signal)
      }
    }
    return found
  }

  private static func time(_ span: Span) -> [Diagnostic] {
    guard let end = span.endNS else {
      return [Diagnostic(.spanInProgress, "The span has no end.", spanID: span.id)]
    }
    if end >= span.startNS { return [] }
    let message = "The span ends \((end &- span.startNS).magnitude) ns before it starts."
    return [Diagnostic(.endBeforeStart, message, spanID: span.id)]
  }

  private static func events(_ span: Span) -> [Diagnostic] {
    let clock = EventClock(of: span)
    guard span.events.contains(where: { clock.isMicroseconds($0.timeNS) }) else { return [] }
    return [
      Diagnostic(
        .eventTimesInMicroseconds,
        "MLflow recorded event times in microseconds; pages show them as nanoseconds, an export as recorded.",
        spanID: span.id
      )
    ]
  }

  private static func firstToken(_ span: Span, _ signal: FirstTokenSignal) -> [Diagnostic] {
    if signal.lies(within: span) { return [] }
    let place = signal.afterNS < 0 ? "before the span's start" : "after the span's end"
    let message = "By \(signal.name) the first token came \(place); it is not counted."
    return [Diagnostic(.firstTokenOutsideSpan, message, spanID: span.id)]
  }

  private static func stream(_ span: Span, _ stream: StreamOutput) -> [Diagnostic] {
    if span.status == .error { return [] }
    var found: [Diagnostic] = []
    if let missing = stream.missingUsage(in: span) {
      let cure = missing.words + (missing == .notAskedFor ? MissingUsage.cure : "")
      found.append(
        Diagnostic(
          .streamWithoutUsage,
          "The stream's tokens are unknown: \(cure).",
          spanID: span.id
        )
      )
    }
    if !isComplete(stream) {
      found.append(
        Diagnostic(
          .streamIncomplete,
          Self.incomplete(stream),
          spanID: span.id
        )
      )
    }
    return found
  }

  private static func incomplete(_ stream: StreamOutput) -> String {
    stream.finalEvent.map { "The stream ended with \($0)." }
      ?? "The stream ended without its closing chunk."
  }

  private static func isComplete(_ stream: StreamOutput) -> Bool {
    switch stream.kind {
    case .chatCompletion: stream.choices.allSatisfy { $0.finishReason != nil }
    case .responses: stream.finalEvent == "response.completed"
    case .textCompletion, .raw, .other: true
    }
  }
}
