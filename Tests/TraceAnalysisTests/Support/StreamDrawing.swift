import TraceAnalysis
import TraceModel

extension StreamChoice {
  /// What came, in one line: `0 text=… reasoning=… refusal=… calls=[0 id name arguments] end=…`.
  var drawing: String {
    let parts: [String?] = [
      "\(index)",
      text(text).map { "text=\($0)" },
      text(reasoning).map { "reasoning=\($0)" },
      text(refusal).map { "refusal=\($0)" },
      toolCalls.isEmpty ? nil : "calls=\(toolCalls.map(\.drawing))",
      finishReason.map { "end=\($0)" },
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  private func text(_ bytes: [UInt8]?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
  }
}

extension StreamToolCall {
  var drawing: String {
    "\(index) \(id ?? "-") \(name ?? "-") \(String(decoding: arguments, as: UTF8.self))"
  }
}

extension InterChunkLatency {
  /// Median, 95th percentile, maximum.
  var numbers: [Int64] { [p50NS, p95NS, maxNS] }
}

extension StreamStall {
  /// Place and length.
  var numbers: [Int64] { [atNS, gapNS] }
}

/// The stream of a model call from 0 to 1,000 ns with these chunks, 10 ns apart.
func stream(_ chunks: [String]) -> StreamOutput? {
  let span = chunks.enumerated().reduce(Span.chatModel("llm", 0, 1000)) { span, chunk in
    span.chunk(at: Int64(chunk.offset + 1) * 10, chunk.element)
  }
  return AnalysedTrace(span)["llm"]?.stream
}

/// A Chat Completions chunk with one choice.
func chat(_ delta: String, index: Int = 0, end: String = "null") -> String {
  #"{"object":"chat.completion.chunk","choices":[{"index":\#(index),"delta":\#(delta),"finish_reason":\#(end)}]}"#
}

/// A Chat Completions chunk without choices that gives usage.
func chatUsage(_ usage: String) -> String {
  #"{"object":"chat.completion.chunk","choices":[],"usage":\#(usage)}"#
}

/// A delta event of the Responses API.
func delta(_ kind: String, _ text: String, item: Int = 0, _ more: String = "") -> String {
  #"{"type":"response.\#(kind).delta","output_index":\#(item),"delta":\#(quoted(text))\#(more)}"#
}

/// An event of the Responses API that begins (`added`) or ends (`done`) an output item.
func item(_ event: String, _ item: String, at index: Int = 0) -> String {
  #"{"type":"response.output_item.\#(event)","output_index":\#(index),"item":\#(item)}"#
}

/// A closing event of the Responses API.
func closing(_ event: String, usage: String = "null") -> String {
  #"{"type":"response.\#(event)","response":{"usage":\#(usage)}}"#
}
