package import JSONBytes
package import TraceAnalysis
import TraceModel

/// Writes traces as OpenTelemetry's protocol has them in JSON, a request for export a line and a trace
/// a request, as the Collector's file exporter does.
///
/// The attributes are the recorded ones. What a store knows of a trace as a whole is added to its root,
/// see ``OTLPTraceFacts``.
package struct OTLPExport: TraceFormat {
  package init() {}

  /// Appends the trace's request and a line feed; nothing for a trace without spans, which the
  /// protocol cannot hold.
  package func append(_ analysed: AnalysedTrace, to buffer: inout ByteBuffer) -> Bool {
    if analysed.trace.spans.isEmpty { return false }
    var json = JSONLine(style: .strictCompact, capacity: 1 << 16)
    json.request(analysed)
    json.move(to: &buffer)
    return true
  }

  package func finish(to buffer: inout ByteBuffer) {}
}

extension JSONLine {
  fileprivate mutating func request(_ analysed: AnalysedTrace) {
    object { json in
      json.key("resourceSpans")
      json.array { $0.resourceSpans(analysed) }
    }
  }

  private mutating func resourceSpans(_ analysed: AnalysedTrace) {
    object { json in
      json.key("resource")
      json.resource(analysed.trace)
      json.key("scopeSpans")
      json.array { $0.scopeSpans(analysed) }
    }
  }

  /// The attributes of the resource, which a source of OpenTelemetry has as metadata.
  private mutating func resource(_ trace: Trace) {
    let prefix = "resource."
    let pairs = trace.isOfStore ? [] : trace.metadata.filter { $0.key.hasPrefix(prefix) }
    object { json in
      if pairs.isEmpty { return }
      json.key("attributes")
      json.list(pairs) { json, pair in
        let key = String(pair.key.dropFirst(prefix.count))
        json.attribute(OTLPAttribute(key, .text(pair.value)), isEncoded: false)
      }
    }
  }

  private mutating func scopeSpans(_ analysed: AnalysedTrace) {
    let trace = analysed.trace
    let root = analysed.tree.root(of: trace.spans) ?? analysed.tree.order.first
    let id = OTLPIdentifier(of: trace)
    object { json in
      json.key("scope")
      json.object { json in
        json.key("name")
        json.string("tracefolio")
      }
      json.key("spans")
      json.list(trace.spans.indices) { json, index in
        let facts = index == root ? OTLPTraceFacts.attributes(of: trace, root: index) : []
        json.span(trace.spans[index], of: trace, id, facts)
      }
    }
  }
}
