import JSONBytes
import TraceAnalysis
import TraceModel

/// All tool calls of a trace in one table, then the tools that were offered in vain.
struct ToolCallBlocks {
  private let place: ReportPlace
  private let tools: TraceTools

  init(_ place: ReportPlace, _ tools: TraceTools) {
    self.place = place
    self.tools = tools
  }

  /// Empty where the trace has neither calls nor offers.
  var blocks: [ReportBlock] {
    if tools.isEmpty { return [] }
    return [.heading(2, "Tool calls")] + calls + uncalled
  }

  private var calls: [ReportBlock] {
    if tools.calls.isEmpty { return [.note("No model asked for a tool.")] }
    var table = ReportTable([
      "Tool", "Asked in", "Arguments", "Result", "Status", "Ran in", "Duration#",
    ])
    for row in tools.calls { table.add(cells(row)) }
    return [.table(table)]
  }

  private func cells(_ row: TraceTools.Call) -> [[ReportInline]] {
    let call = row.call
    let duration = call.span.flatMap { place.analysed.trace.spans[$0].durationNS }
    let asked = Array(row.askedIn.map(place.link).joined(separator: [.own(", ")]))
    return [
      [.recorded(call.name)] + (call.kind == call.name ? [] : [.own(", "), .recorded(call.kind)]),
      asked, [.known(call.arguments.map(FirstLine.text))], result(call), status(call), run(call),
      [.number(duration.map { DurationText(nanoseconds: $0).text })],
    ]
  }

  /// The result, or what the run raised in its place.
  private func result(_ call: ToolCall) -> [ReportInline] {
    let pictures = ConversationCall(call).resultMedia
    if !pictures.isEmpty {
      let words = pictures.map { MediaWords($0, place).elsewhere }
      return Array(words.joined(separator: [.own(", ")]))
    }
    if let agent = Handoff.agent(call) { return [.own("to "), .recorded(agent)] }
    if let result = call.result { return [.recorded(FirstLine.text(result))] }
    if call.runsAtProvider { return [.own("kept by the provider")] }
    guard let exception = call.span.flatMap({ place.analysed.spans[$0].exception }) else {
      return [.own("no result")]
    }
    let words = FailureText.words(exception.type, exception.message)
    return [.own("no result: "), .recorded(FirstLine.text(.text(Array(words.utf8)[...])))]
  }

  /// The run's own state, else what the model's output says of the call.
  private func status(_ call: ToolCall) -> [ReportInline] {
    guard let ran = call.span else { return [.known(call.status)] }
    let state = ShownState(place.analysed.trace.spans[ran])
    return [.own("\(state.glyph) \(state.word)")]
  }

  private func run(_ call: ToolCall) -> [ReportInline] {
    guard let ran = call.span else {
      if call.isAnsweredByID { return [.own("no span; answered by id in a later request")] }
      return [.own(call.runsAtProvider ? "at the provider" : "–")]
    }
    switch call.match {
    case .arguments: return place.link(to: ran) + [.own(" matched by name and arguments")]
    case .order: return place.link(to: ran) + [.own(" matched by name and order")]
    case nil: return place.link(to: ran)
    }
  }
}

extension ToolCallBlocks {
  private var uncalled: [ReportBlock] {
    if tools.uncalled.isEmpty { return [] }
    let title = "\(CountText.text(tools.uncalled.count, "tool")) offered but never called"
    if !place.isTerminal { return [.fold(title, tools.uncalled.flatMap(blocks))] }
    let way = "Their schemas are in `tracefolio export` and on the trace’s page of a report."
    return [.note("\(title):"), .list(tools.uncalled.map(line)), .note(way)]
  }

  private func line(_ tool: OfferedTool) -> [ReportInline] {
    let text = tool.description?.string.map { TextCut($0.firstLine, limit: 200).marked }
    return [.code(tool.name)] + (text.map { [.own(" – "), .recorded($0)] } ?? [])
  }

  private func blocks(of tool: OfferedTool) -> [ReportBlock] {
    let kind: [ReportInline] = tool.kind == tool.name ? [] : [.own(", "), .recorded(tool.kind)]
    let head = [.code(tool.name)] + kind + [.own(", first offered in ")] + place.link(to: tool.span)
    return [.paragraph(head)]
      + (tool.description?.utf8.map(ReportBlock.text) ?? [.note("No description given")])
      + (tool.schema.map(ReportBlock.json) ?? [])
  }
}
