package import JSONBytes
package import TraceAnalysis
import TraceModel

/// Writes traces as one Chrome trace, for Perfetto and `chrome://tracing`: a trace is a process, a
/// span a slice, an event of a span an instant.
///
/// Times are microseconds from ``base``, with three digits behind the point: numbers since the epoch
/// would be too long for readers that keep them in floating point.
package struct ChromeExport: TraceFormat {
  /// The most Unicode scalars of inputs, outputs, messages and attributes of events.
  package static let textLimit = 1000

  /// Start of the first trace, nanoseconds since the Unix epoch; nil before that.
  private var base: Int64?
  private var traces: Int64 = 0

  package init() {}

  package mutating func append(_ analysed: AnalysedTrace, to buffer: inout ByteBuffer) -> Bool {
    let base = base ?? Self.start(of: analysed.trace)
    if self.base == nil { Self.begin(base: base, &buffer) }
    self.base = base
    traces += 1
    buffer.append(traces == 1 ? "\n" : ",\n")
    ChromeProcess(analysed, number: traces, base: base).append(to: &buffer)
    return true
  }

  package func finish(to buffer: inout ByteBuffer) {
    if base == nil { Self.begin(base: nil, &buffer) }
    buffer.append("\n]}\n")
  }

  /// The earliest start of a span, else what the trace's own row says.
  private static func start(of trace: Trace) -> Int64 {
    let stated = trace.requestTimeMS.multipliedReportingOverflow(by: 1_000_000)
    return trace.spans.map(\.startNS).min() ?? (stated.overflow ? 0 : stated.partialValue)
  }

  private static func begin(base: Int64?, _ buffer: inout ByteBuffer) {
    buffer.append("{\"displayTimeUnit\":\"ns\",\"otherData\":{\"producer\":\"tracefolio\"")
    if let base {
      buffer.append(",\"base_time_unix_nano\":\"")
      buffer.append(decimal: base)
      buffer.append("\"")
    }
    buffer.append("},\"traceEvents\":[")
  }
}
