import JSONBytes
import TraceAnalysis
import TraceModel

/// The events of one trace in a Chrome trace, a line each.
struct ChromeProcess {
  private let analysed: AnalysedTrace
  private let number: Int64
  private let base: Int64
  /// Spans in the order of their starts, parents before their children.
  private let order: [Int]
  private let lanes: [Int]

  /// Makes the process of a number, in times from a base, nanoseconds since the Unix epoch.
  init(_ analysed: AnalysedTrace, number: Int64, base: Int64) {
    self.analysed = analysed
    self.number = number
    self.base = base
    order = ChromeLanes.order(of: analysed)
    lanes = ChromeLanes.lanes(of: analysed, order: order)
  }

  func append(to buffer: inout ByteBuffer) {
    append(to: &buffer) { $0.processName(analysed.trace) }
    for index in order {
      let span = analysed.trace.spans[index]
      buffer.append(",\n")
      append(to: &buffer) { slice(index, &$0) }
      let clock = EventClock(of: span)
      for event in span.events {
        buffer.append(",\n")
        append(to: &buffer) { instant(event, at: clock.timeNS(event.timeNS), lanes[index], &$0) }
      }
    }
  }

  private func append(to buffer: inout ByteBuffer, _ members: (inout JSONLine) -> Void) {
    var json = JSONLine(style: .strictCompact, capacity: 4096)
    json.object { json in
      json.key("pid")
      json.integer(number)
      members(&json)
    }
    json.write(to: &buffer)
  }

  /// A span that is still open begins and does not end.
  private func slice(_ index: Int, _ json: inout JSONLine) {
    let span = analysed.trace.spans[index]
    json.place(lane: lanes[index], span.name, timeNS: offset(span.startNS))
    json.key("ph")
    json.string(span.endNS == nil ? "B" : "X")
    if let duration = span.durationNS {
      json.key("dur")
      json.microseconds(max(0, duration))
    }
    json.key("cat")
    json.string(span.kind.text)
    json.key("args")
    json.arguments(analysed, index)
  }

  private func instant(_ event: SpanEvent, at time: Int64, _ lane: Int, _ json: inout JSONLine) {
    json.place(lane: lane, event.name, timeNS: offset(time))
    json.key("ph")
    json.string("i")
    json.key("s")
    json.string("t")
    json.key("args")
    json.object { json in
      json.cut("attributes", event.attributes.map(Payload.json))
    }
  }

  private func offset(_ time: Int64) -> Int64 {
    let (offset, isTooLong) = time.subtractingReportingOverflow(base)
    return isTooLong ? (time > base ? .max : .min) : offset
  }
}
