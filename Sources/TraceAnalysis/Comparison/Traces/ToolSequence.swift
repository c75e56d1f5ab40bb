package import TraceModel

/// The tools that a trace used, in order of time: each call that a model asked for, and each span of
/// kind TOOL that no such call accounts for.
package struct ToolSequence: Sendable {
  package let uses: [ToolUse]

  /// A call comes when the span that ran it starts, else when the model that asked has answered.
  package init(_ analysed: AnalysedTrace) {
    let calls = TraceTools(analysed).calls.map { ToolUse($0, analysed) }
    let known = Set(calls.compactMap(\.span))
    let spans = analysed.trace.spans
    let others = analysed.tree.order.filter { spans[$0].kind == .tool && !known.contains($0) }
    // Sorting is not stable by promise: places break ties.
    uses = (calls + others.map { ToolUse(span: $0, analysed) }).enumerated()
      .sorted { ($0.element.timeNS, $0.offset) < ($1.element.timeNS, $1.offset) }
      .map(\.element)
  }
}

/// One use of a tool.
package struct ToolUse: Sendable {
  package let name: String
  /// Nil where none are recorded.
  package let arguments: Payload?
  /// Nil where nothing in the trace answers the call.
  package let result: Payload?
  /// Index of the span that ran the tool; nil where none was found.
  package let span: Int?
  /// True where the span that ran the tool failed, or the item of a built-in tool says so.
  package let hasFailed: Bool
  /// Nanoseconds since the Unix epoch.
  let timeNS: Int64

  fileprivate init(_ asked: TraceTools.Call, _ analysed: AnalysedTrace) {
    let call = asked.call
    let spans = analysed.trace.spans
    name = call.name
    arguments = call.arguments
    result = call.result
    span = call.span
    hasFailed =
      call.status == "failed" || call.span.map { spans[$0].status == .error } ?? false
    let asking = asked.askedIn.last.map { spans[$0].endNS ?? spans[$0].startNS }
    timeNS = call.span.map { spans[$0].startNS } ?? asking ?? 0
  }

  fileprivate init(span index: Int, _ analysed: AnalysedTrace) {
    let tool = analysed.trace.spans[index]
    name = tool.name
    arguments = tool.inputs
    result = tool.outputs
    span = index
    hasFailed = tool.status == .error
    timeNS = tool.startNS
  }
}
