import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes how many tools a trace called, and what became of the calls.
///
/// Where models asked for tools, their calls count: each once, whoever ran it. A trace without calls
/// that has spans of tools all the same, such as one of a plain program, tells those.
struct ToolFact {
  private let tools: TraceTools
  private let spans: [Span]

  init(_ analysed: AnalysedTrace, _ tools: TraceTools) {
    self.tools = tools
    spans = analysed.trace.spans
  }

  func write(to html: inout ByteBuffer) {
    let toolSpans = tools.calls.isEmpty ? spans.filter { $0.kind == .tool } : []
    if toolSpans.isEmpty {
      let ran = Set(tools.calls.compactMap(\.call.span)).map { spans[$0] }
      write("Tool calls", tools.calls.count, ran, to: &html)
    } else {
      write("Tool spans", toolSpans.count, toolSpans, to: &html)
    }
  }

  private func write(
    _ label: StaticString,
    _ count: Int,
    _ ran: [Span],
    to html: inout ByteBuffer
  ) {
    let context = context(ran).joined(separator: " · ")
    html.appendFact(label, context.isEmpty ? nil : context) { $0.append(count: Int64(count)) }
  }

  /// The time of the spans that ran, added up; the calls that no span can show; the tools in vain.
  private func context(_ ran: [Span]) -> [String] {
    var parts: [String] = []
    let durations = ran.compactMap(\.durationNS)
    if !durations.isEmpty {
      parts.append(DurationText(nanoseconds: durations.reduce(0) { $0.addingClamped($1) }).text)
    }
    let provided = tools.calls.count { $0.call.span == nil && $0.call.runsAtProvider }
    if provided > 0 { parts.append("\(CountText.text(Int64(provided))) at the provider") }
    if !tools.uncalled.isEmpty {
      parts.append("\(CountText.text(Int64(tools.uncalled.count))) offered, never called")
    }
    return parts
  }
}
