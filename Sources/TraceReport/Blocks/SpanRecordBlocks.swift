import JSONBytes
import TraceAnalysis
import TraceModel

/// What is recorded of a span besides its input and output: attributes, events, chunks and links.
struct SpanRecordBlocks {
  private let span: Span

  /// Attributes of more bytes than this stand below the table.
  private static let longValue = 400

  init(_ span: Span) { self.span = span }

  var blocks: [ReportBlock] {
    let isChunk = StreamOutput.isChunk
    return attributes + events("event", span.events.filter { !isChunk($0) })
      + events("chunk", span.events.filter(isChunk)) + links
  }

  private var attributes: [ReportBlock] {
    if span.attributes.isEmpty { return [] }
    var table = ReportTable(["Attribute", "Value"])
    var below: [ReportBlock] = []
    for attribute in span.attributes {
      let (key, value) = (ReportInline.recorded(attribute.key), attribute.value)
      if let note = note(attribute) {
        table.add(key, .own(note))
      } else if value.size > Self.longValue {
        table.add(key, .own("below"))
        below += [.paragraph([.code(attribute.key)])] + ReportBlock.payload(value)
      } else {
        table.add(key, .recorded(value.line))
      }
    }
    let title = CountText.text(span.attributes.count, "attribute")
    return [.fold(title, [.table(table)] + below)]
  }

  /// Where a value is shown above.
  private func note(_ attribute: Attribute) -> String? {
    switch attribute.key {
    case "mlflow.spanInputs" where span.inputs != nil: "as Input above"
    case "mlflow.spanOutputs" where span.outputs != nil: "as Output above"
    default: nil
    }
  }

  /// A line an event: its offset from the span's start, its name, its attributes without spaces.
  private func events(_ noun: String, _ events: [SpanEvent]) -> [ReportBlock] {
    if events.isEmpty { return [] }
    let clock = EventClock(of: span)
    var lines = ByteBuffer()
    for event in events {
      if !lines.isEmpty { lines.append("\n") }
      lines.append("+")
      DurationText(nanoseconds: clock.timeNS(event.timeNS) &- span.startNS).write(to: &lines)
      lines.append("  ")
      lines.append(event.name.replacing("\n", with: " "))
      lines.append("  ")
      write(event, to: &lines)
    }
    return [.fold(CountText.text(events.count, noun), [.code(lines.bytes()[...], .text)])]
  }

  /// Attributes without spaces; of a chunk the text that it carries, which is JSON of its own.
  private func write(_ event: SpanEvent, to lines: inout ByteBuffer) {
    let chunk = event.attributes?["mlflow.chunk.value"]?.utf8
    if let chunk, event.attributes?.count == 1, !chunk.contains(UInt8(ascii: "\n")) {
      lines.append(chunk)
    } else {
      event.attributes?.write(to: &lines, style: .compact)
    }
  }

  private var links: [ReportBlock] {
    if span.links.isEmpty { return [] }
    let items = span.links.map { link in
      [ReportInline.own("Trace "), .code(link.traceID), .own(" span "), .code(link.spanID)]
        + (link.attributes.map { [.own(" "), .code($0.line)] } ?? [])
    }
    return [.heading(4, "Links"), .list(items)]
  }
}

extension Payload {
  /// Bytes.
  fileprivate var size: Int {
    switch self {
    case .json(let value): value.token.count
    case .text(let text): text.count
    }
  }

  /// A text as it is, JSON without spaces.
  var line: String {
    switch self {
    case .json(let value): value.line
    case .text(let text): String(decoding: text, as: UTF8.self)
    }
  }
}
