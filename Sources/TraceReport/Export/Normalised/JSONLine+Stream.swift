import TraceAnalysis
import TraceModel

extension JSONLine {
  mutating func stream(_ stream: StreamOutput) {
    object { json in
      json.key("kind")
      json.string(stream.kind.rawValue)
      json.key("chunks")
      json.integer(Int64(stream.chunks))
      json.key("choices")
      json.list(stream.choices) { $0.choice($1) }
      json.key("usage")
      json.usage(stream.usage)
      json.timing(stream.recordedTiming)
      json.key("final_event")
      json.string(stream.finalEvent)
    }
  }

  /// An answer of which no chunk was recorded; null where nothing says when it began.
  mutating func stream(_ signal: FirstTokenSignal?) {
    guard let signal else { return null() }
    object { json in
      json.key("kind")
      json.string(StreamKind.other.rawValue)
      json.key("chunks")
      json.integer(0)
      json.key("choices")
      json.list([StreamChoice]()) { $0.choice($1) }
      json.key("usage")
      json.usage(nil)
      json.timing(StreamTiming(signal))
      json.key("final_event")
      json.null()
    }
  }

  private mutating func choice(_ choice: StreamChoice) {
    object { json in
      json.key("index")
      json.integer(choice.index)
      json.key("text")
      json.string(utf8: choice.text)
      json.key("reasoning")
      json.string(utf8: choice.reasoning)
      json.key("refusal")
      json.string(utf8: choice.refusal)
      json.key("tool_calls")
      json.list(choice.toolCalls) { $0.call($1) }
      json.key("finish_reason")
      json.string(choice.finishReason)
    }
  }

  private mutating func call(_ call: StreamToolCall) {
    object { json in
      json.key("index")
      json.integer(call.index)
      json.key("id")
      json.string(call.id)
      json.key("name")
      json.string(call.name)
      json.key("arguments")
      json.string(utf8: call.arguments)
    }
  }

  /// Times as recorded: an export repairs nothing.
  private mutating func timing(_ timing: StreamTiming) {
    key("time_to_first_chunk_ns")
    integer(timing.firstChunkNS)
    key("time_to_first_token_ns")
    integer(timing.firstTokenNS)
    key("inter_chunk_ns")
    gaps(timing.interChunk)
    key("tokens_per_second")
    number(timing.tokensPerSecond)
    key("stalls")
    list(timing.stalls) { json, stall in
      json.object { json in
        json.key("at_ns")
        json.integer(stall.atNS)
        json.key("gap_ns")
        json.integer(stall.gapNS)
      }
    }
  }

  private mutating func gaps(_ latency: InterChunkLatency?) {
    guard let latency else { return null() }
    object { json in
      json.key("p50")
      json.integer(latency.p50NS)
      json.key("p95")
      json.integer(latency.p95NS)
      json.key("max")
      json.integer(latency.maxNS)
    }
  }
}
