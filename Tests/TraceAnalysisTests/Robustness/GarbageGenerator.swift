import TestSupport
import TraceModel

/// Random JSON out of the words that the analysis looks for, in places where they do not belong.
struct GarbageGenerator {
  private(set) var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let keys = [
    "object", "type", "choices", "index", "delta", "content", "text", "tool_calls", "function",
    "custom", "name", "arguments", "input", "id", "call_id", "tool_call_id", "role", "messages",
    "output", "item", "output_index", "content_index", "summary_index", "response", "usage",
    "prompt_tokens", "completion_tokens", "completion_tokens_details", "reasoning_tokens",
    "finish_reason", "refusal", "reasoning", "function_call", "message", "status", "code",
  ]

  private static let scalars = [
    "null", "true", "0", "1", "-1", "9223372036854775807", "-9223372036854775808", "1e400", "1.5",
    "99999999999999999999", "NaN", #""""#, #""x""#, #""\ud83d""#, #""tool""#,
    #""chat.completion.chunk""#,
    #""text_completion""#, #""response.output_text.delta""#, #""response.output_item.added""#,
    #""response.output_item.done""#, #""response.function_call_arguments.delta""#,
    #""response.completed""#, #""error""#, #""function_call""#, #""_call""#, #""_call_output""#,
    #""web_search_call""#, #""{\"a\":1}""#,
  ]

  private static let times: [Int64] = [
    .min, .min + 1, -1, 0, 1, 50, 1_795_347_267_036_491, 1_795_347_266_918_998_694, 1 << 62,
    .max - 1, .max,
  ]

  mutating func value(depth: Int = 0) -> String {
    switch Int.random(in: 0..<(depth < 6 ? 6 : 2), using: &random) {
    case 0, 1: return pick(Self.scalars)
    case 2: return "[\(values(depth: depth).joined(separator: ","))]"
    default:
      let members = values(depth: depth).map { "\"\(pick(Self.keys))\":\($0)" }
      return "{\(members.joined(separator: ","))}"
    }
  }

  /// A span of any shape, its parent any of `count` spans or none of them.
  mutating func span(_ index: Int, of count: Int) -> Span {
    let parent = Int.random(in: -1...count, using: &random)
    let kind: SpanKind = Bool.random(using: &random) ? .chatModel : .tool
    var span = Span(
      "s\(index % max(1, count - 1))",
      below: parent < 0 ? nil : "s\(parent)",
      time(),
      Bool.random(using: &random) ? time() : nil,
      kind: kind
    ).inputs(value()).outputs(value()).attribute("events", value())
    span.name = pick(["x", "tool"])
    for _ in 0..<Int.random(in: 0...4, using: &random) { span = span.chunk(at: time(), value()) }
    if Bool.random(using: &random) { span = span.states(TokenUsage(time(), time())) }
    return span.event("exception", at: time(), value())
  }

  private mutating func values(depth: Int) -> [String] {
    (0..<Int.random(in: 0...5, using: &random)).map { _ in value(depth: depth + 1) }
  }

  private mutating func time() -> Int64 { Self.times.randomElement(using: &random) ?? 0 }

  private mutating func pick(_ words: [String]) -> String {
    words.randomElement(using: &random) ?? ""
  }
}
