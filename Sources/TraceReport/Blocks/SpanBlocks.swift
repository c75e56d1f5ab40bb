import JSONBytes
import TraceAnalysis
import TraceModel

/// Everything that is known of one span.
struct SpanBlocks {
  private let place: ReportPlace
  private let index: Int
  private let span: Span
  private let analysis: SpanAnalysis
  private let firstStartNS: Int64

  /// A span by its index; `firstStartNS` is the first start of any span, which offsets count from.
  init(_ place: ReportPlace, _ index: Int, firstStartNS: Int64) {
    self.place = place
    self.index = index
    span = place.analysed.trace.spans[index]
    analysis = place.analysed.spans[index]
    self.firstStartNS = firstStartNS
  }

  var blocks: [ReportBlock] {
    [.heading(3, place.title(of: index)), .paragraph(facts)]
      + exception + toolCalls + stream + vectors + recorded + settings
      + SpanRecordBlocks(span).blocks
  }

  private var facts: [ReportInline] {
    let state = ShownState(span)
    var parts: [[ReportInline]] = [
      [.strong("\(state.glyph) \(state.word)")], [.number(duration(span.durationNS))],
    ]
    if let own = analysis.selfTimeNS, own != span.durationNS {
      parts.append([.own("\(duration(own) ?? "–") self")])
    }
    parts.append([.own("at +\(duration(span.startNS &- firstStartNS) ?? "–")")])
    parts += [span.model, span.provider].compactMap { $0.map { [.recorded($0)] } }
    for key in TokenKey.allCases {
      guard let number = analysis.tokenUsage?[key] else { continue }
      parts.append([.own("\(CountText.text(number)) \(key.label)")])
    }
    if let cost = place.analysed.cost.fact(of: index) { parts.append([.own(cost)]) }
    return Array(parts.joined(separator: [.own(" · ")]))
  }

  private func duration(_ nanoseconds: Int64?) -> String? {
    nanoseconds.map { DurationText(nanoseconds: $0).text }
  }

  private var exception: [ReportBlock] { ErrorBlocks.blocks(span, analysis) }

  private var toolCalls: [ReportBlock] {
    if analysis.toolCalls.isEmpty { return [] }
    return [.heading(4, "Tool calls")] + analysis.toolCalls.flatMap(blocks)
  }

  private func blocks(of call: ToolCall) -> [ReportBlock] {
    let ran = call.span.map { [.own(", ran in ")] + place.link(to: $0) } ?? []
    let kind: [ReportInline] = call.kind == call.name ? [] : [.own(", "), .recorded(call.kind)]
    return [.paragraph([.code(call.name)] + kind + ran)]
      + value("Arguments", call.arguments) + value("Result", call.result)
  }

  private func value(_ title: String, _ payload: Payload?) -> [ReportBlock] {
    guard let payload else { return [.note("\(title): none recorded")] }
    return [.note("\(title):")] + ReportBlock.payload(payload)
  }
}

extension SpanBlocks {
  private var stream: [ReportBlock] {
    let blocks = StreamedBlocks.blocks(span, analysis)
    return blocks.isEmpty ? [] : [.heading(4, "Streaming output")] + blocks
  }

  private var vectors: [ReportBlock] {
    guard let vectors = EmbeddingVectors(of: span) else { return [] }
    let count = CountText.text(vectors.count, "vector")
    guard let lengths = vectors.lengths else {
      return [.heading(4, "Vectors"), .note("\(count) of unknown length")]
    }
    let from = lengths.count > 1 ? "\(CountText.text(Int64(lengths.lowerBound))) to " : ""
    let text = "\(count) of \(from)\(CountText.text(lengths.upperBound, "number"))"
    return [.heading(4, "Vectors"), .note(text)]
  }

  private var recorded: [ReportBlock] {
    var blocks: [ReportBlock] = []
    if let inputs = span.inputs {
      blocks += [.heading(4, "Input")] + ReportBlock.payload(inputs)
    }
    if let outputs = span.outputs {
      blocks += [.heading(4, "Output")] + ReportBlock.payload(outputs)
    } else if span.status == .error {
      blocks += [.heading(4, "Output"), .note("None recorded: the span ended with an error")]
    }
    return blocks
  }

  private var settings: [ReportBlock] {
    guard let settings = SettingBlocks(span, analysis) else { return [] }
    return [.heading(4, "Settings")] + settings.blocks
  }
}
