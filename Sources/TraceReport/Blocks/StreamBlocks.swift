import JSONBytes
import TraceAnalysis
import TraceModel

/// The streamed output of a span, put together from its chunks, and when it came.
struct StreamBlocks {
  private let stream: StreamOutput
  private let span: Span

  init(_ stream: StreamOutput, _ span: Span) {
    self.stream = stream
    self.span = span
  }

  /// Without a title.
  var blocks: [ReportBlock] {
    let proof = StreamProof(stream, of: span).map { "; \(StreamProofText.text($0))" } ?? ""
    let origin = "From \(CountText.text(stream.chunks, "recorded chunk"))"
    let ended = stream.finalEvent.map { [ReportInline.own("Ended with "), .code($0)] }
    return [.paragraph([.own(origin), .recorded(proof)]), .table(facts)] + missingUsage + texts
      + (ended.map { [.paragraph($0)] } ?? [])
  }

  private var facts: ReportTable {
    let timing = stream.timing
    var table = ReportTable(["Fact", "Value#"])
    func add(_ label: String, _ nanoseconds: Int64?) {
      guard let nanoseconds else { return }
      table.add(.own(label), .own(DurationText(nanoseconds: nanoseconds).text))
    }
    add("First chunk", timing.firstChunkNS)
    add("First token", timing.firstTokenNS)
    table.add(.own("Chunks"), .own(CountText.text(Int64(stream.chunks))))
    add("Gap p50", timing.interChunk?.p50NS)
    add("Gap p95", timing.interChunk?.p95NS)
    add("Longest gap", timing.interChunk?.maxNS)
    if timing.interChunk != nil { table.add(.own("Stalls"), .own("\(timing.stalls.count)")) }
    if let rate = timing.tokensPerSecond.flatMap(RateText.text) {
      table.add(.own("Tokens per second"), .own(rate))
    }
    add("Per output token", stream.timePerTokenNS(of: span))
    return table
  }

  private var missingUsage: [ReportBlock] {
    guard let missing = stream.missingUsage(in: span) else { return [] }
    let cure = missing == .notAskedFor ? [ReportInline.code(MissingUsage.cure)] : []
    return [.paragraph([.own("Tokens unknown: " + missing.words)] + cure)]
  }

  private var texts: [ReportBlock] {
    let choices = stream.choices.filter { $0.hasContent || $0.finishReason != nil }
    if !choices.contains(where: \.hasContent) { return [.note("The chunks carry no content")] }
    return choices.flatMap(blocks)
  }

  private func blocks(of choice: StreamChoice) -> [ReportBlock] {
    let noun = stream.kind == .responses ? "Item" : "Choice"
    let reason = choice.finishReason.map { [ReportInline.own(" · "), .recorded($0)] } ?? []
    let head = [ReportInline.strong("\(noun) \(choice.index)")] + reason
    let parts = [
      ("Reasoning", choice.reasoning), ("Refusal", choice.refusal), ("Text", choice.text),
    ]
    return [.paragraph(head)]
      + parts.flatMap { title, text in
        text.map { [.paragraph([.strong(title)])] + ReportBlock.text($0[...]) } ?? []
      }
      + choice.toolCalls.flatMap(blocks)
  }

  private func blocks(of call: StreamToolCall) -> [ReportBlock] {
    let head = ReportBlock.paragraph([.own("Asked for "), .code(call.name ?? "a tool")])
    if call.arguments.isEmpty { return [head, .note("The chunks carry no arguments")] }
    switch Payload(recorded: call.arguments[...]) {
    case .json(let arguments): return [head] + ReportBlock.json(arguments)
    case .text(let text): return [head] + ReportBlock.source(text)
    }
  }
}
