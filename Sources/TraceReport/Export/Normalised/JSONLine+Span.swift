import JSONBytes
import TraceAnalysis
import TraceModel

extension JSONLine {
  /// The object of a span, which is named by its index in the trace's list.
  mutating func span(_ analysed: AnalysedTrace, _ index: Int) {
    let span = analysed.trace.spans[index]
    let analysis = analysed.spans[index]
    object { json in
      json.identity(span)
      json.times(span, analysis)
      json.numbers(span, analysis)
      json.recorded(span)
      json.key("exception")
      json.exception(analysis.exception)
      json.key("tool_calls")
      json.list(analysis.toolCalls) { $0.toolCall($1, analysed.trace.spans) }
      json.key("stream")
      if let stream = analysis.stream {
        json.stream(stream)
      } else {
        json.stream(analysis.firstTokenSignal)
      }
    }
  }

  private mutating func identity(_ span: Span) {
    key("span_id")
    string(span.id)
    key("parent_id")
    string(span.parentID)
    key("name")
    string(span.name)
    key("type")
    string(span.kind.text)
    key("status")
    string(span.status.rawValue)
    key("status_message")
    string(span.statusMessage)
  }

  private mutating func times(_ span: Span, _ analysis: SpanAnalysis) {
    key("start_time_unix_nano")
    integer(span.startNS)
    key("end_time_unix_nano")
    integer(span.endNS)
    key("duration_ns")
    integer(span.durationNS)
    key("self_time_ns")
    integer(analysis.selfTimeNS)
    key("critical_path_ns")
    integer(analysis.criticalPathNS)
  }

  private mutating func numbers(_ span: Span, _ analysis: SpanAnalysis) {
    key("model")
    string(span.model)
    key("provider")
    string(span.provider)
    key("token_usage")
    usage(analysis.tokenUsage)
    key("cost")
    cost(span.statedCost)
  }

  private mutating func recorded(_ span: Span) {
    key("inputs")
    payload(span.inputs)
    key("outputs")
    payload(span.outputs)
    key("attributes")
    object { json in
      for attribute in span.attributes {
        json.key(attribute.key)
        json.payload(attribute.value)
      }
    }
    key("events")
    list(span.events) { $0.event($1) }
    key("links")
    list(span.links) { $0.link($1) }
  }

  private mutating func event(_ event: SpanEvent) {
    object { json in
      json.key("name")
      json.string(event.name)
      json.key("time_unix_nano")
      json.integer(event.timeNS)
      json.key("attributes")
      json.json(event.attributes)
    }
  }

  private mutating func link(_ link: SpanLink) {
    object { json in
      json.key("trace_id")
      json.string(link.traceID)
      json.key("span_id")
      json.string(link.spanID)
      json.key("attributes")
      json.json(link.attributes)
    }
  }

  private mutating func exception(_ exception: SpanException?) {
    guard let exception else { return null() }
    object { json in
      json.key("type")
      json.string(exception.type)
      json.key("message")
      json.string(exception.message)
      json.key("stacktrace")
      json.string(exception.stackTrace)
    }
  }

  private mutating func toolCall(_ call: ToolCall, _ spans: [Span]) {
    object { json in
      json.key("id")
      json.string(call.id)
      json.key("name")
      json.string(call.name)
      json.key("kind")
      json.string(call.kind)
      json.key("arguments")
      json.payload(call.arguments)
      json.key("result")
      json.payload(call.result)
      json.key("status")
      json.string(call.status)
      json.key("span_id")
      json.string(call.span.map { spans[$0].id })
    }
  }
}
