import JSONBytes
import TraceModel

extension JSONLine {
  /// A span as OpenTelemetry has it, with what is known of its trace where it is the root.
  mutating func span(
    _ span: Span,
    of trace: Trace,
    _ traceID: OTLPIdentifier,
    _ facts: [OTLPAttribute]
  ) {
    let attributes = OTLPSpanAttributes(span, of: trace, facts)
    object { json in
      json.identity(span, traceID)
      if attributes.isEncoded {
        // All of MLflow's spans are internal ones; what others were is not known any more.
        json.key("kind")
        json.integer(1)
      }
      json.times(span)
      if !attributes.all.isEmpty {
        json.key("attributes")
        json.list(attributes.all) { $0.attribute($1, isEncoded: attributes.isEncoded) }
      }
      json.happenings(span)
      json.key("status")
      json.status(span)
    }
  }

  private mutating func identity(_ span: Span, _ traceID: OTLPIdentifier) {
    key("traceId")
    string(traceID.hexadecimal)
    key("spanId")
    string(OTLPIdentifier(span: span.id).hexadecimal)
    if let parent = span.parentID {
      key("parentSpanId")
      string(OTLPIdentifier(span: parent).hexadecimal)
    }
    key("name")
    string(span.name)
  }

  /// The protocol knows no time before 1970 and no end that is open.
  private mutating func times(_ span: Span) {
    key("startTimeUnixNano")
    string(String(max(0, span.startNS)))
    guard let end = span.endNS else { return }
    key("endTimeUnixNano")
    string(String(max(0, end)))
  }

  private mutating func happenings(_ span: Span) {
    if !span.events.isEmpty {
      key("events")
      list(span.events) { $0.event($1) }
    }
    if !span.links.isEmpty {
      key("links")
      list(span.links) { $0.link($1) }
    }
  }

  private mutating func event(_ event: SpanEvent) {
    object { json in
      json.key("timeUnixNano")
      json.string(String(max(0, event.timeNS)))
      json.key("name")
      json.string(event.name)
      json.members(of: event.attributes)
    }
  }

  private mutating func link(_ link: SpanLink) {
    let (trace, span) = (OTLPIdentifier(trace: link.traceID), OTLPIdentifier(span: link.spanID))
    let originals = [
      ("tracefolio.trace_id", trace.original), ("tracefolio.span_id", span.original),
    ]
    object { json in
      json.key("traceId")
      json.string(trace.hexadecimal)
      json.key("spanId")
      json.string(span.hexadecimal)
      json.members(
        of: link.attributes,
        originals.compactMap { key, id in id.map { OTLPAttribute(key, .text($0)) } }
      )
    }
  }

  private mutating func status(_ span: Span) {
    object { json in
      if let message = span.statusMessage {
        json.key("message")
        json.string(message)
      }
      if span.status != .unset {
        json.key("code")
        json.integer(span.status == .ok ? 1 : 2)
      }
    }
  }
}
