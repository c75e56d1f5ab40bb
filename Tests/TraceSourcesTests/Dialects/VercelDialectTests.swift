import Testing
import TraceModel

@testable import TraceSources

@Suite("Vercel AI SDK")
struct VercelDialectTests {
  @Test("a span is what its attributes say", arguments: Self.cases)
  func span(_ example: DialectCase) throws { try example.check() }

  static let cases = [step, whole] + others

  private static let step = DialectCase(
    title: "a step of a text, with names of the semantic conventions beside",
    attributes: #"""
      {"ai.operationId": "ai.generateText.doGenerate", "ai.model.id": "gpt-4o",
       "ai.model.provider": "openai.chat", "ai.response.model": "gpt-4o-2024-08-06",
       "gen_ai.system": "openai", "gen_ai.usage.input_tokens": 999,
       "gen_ai.response.finish_reasons": ["stop"],
       "ai.response.id": "c1", "ai.settings.maxOutputTokens": 50,
       "ai.prompt.messages": "[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Rain?\"},{\"type\":\"file\",\"mediaType\":\"image/png\",\"data\":\"QUJD\"}]},{\"role\":\"assistant\",\"content\":[{\"type\":\"tool-call\",\"toolCallId\":\"a\",\"toolName\":\"w\",\"input\":{\"city\":\"Rome\"}}]},{\"role\":\"tool\",\"content\":[{\"type\":\"tool-result\",\"toolCallId\":\"a\",\"toolName\":\"w\",\"output\":{\"type\":\"json\",\"value\":{\"rain\":true}}}]}]",
       "ai.prompt.tools": ["{\"type\":\"function\",\"name\":\"w\",\"inputSchema\":{\"type\":\"object\"}}"],
       "ai.response.text": "Yes.", "ai.response.reasoning": "Hm.",
       "ai.response.finishReason": "tool-calls",
       "ai.response.toolCalls": "[{\"toolCallId\":\"b\",\"toolName\":\"w\",\"args\":\"{}\"}]",
       "ai.usage.inputTokens": 10, "ai.usage.outputTokens": 3, "ai.usage.totalTokens": 13,
       "ai.usage.cachedInputTokens": 4, "ai.usage.reasoningTokens": 1}
      """#,
    model: "gpt-4o-2024-08-06",
    provider: "openai.chat",
    usage: [.input: 10, .output: 3, .total: 13, .cacheRead: 4, .reasoning: 1],
    inputs: #"""
      {"model": "gpt-4o", "max_tokens": 50, "tools": [{"type": "function",
        "function": {"name": "w", "parameters": {"type": "object"}}}],
       "messages": [{"role": "system", "content": "Be brief."},
        {"role": "user", "content": [{"type": "text", "text": "Rain?"},
         {"type": "image_url", "image_url": {"url": "data:image/png;base64,QUJD"}}]},
        {"role": "assistant", "tool_calls": [{"id": "a", "type": "function",
         "function": {"name": "w", "arguments": "{\"city\":\"Rome\"}"}}]},
        {"role": "tool", "name": "w", "tool_call_id": "a", "content": "{\"rain\":true}"}]}
      """#,
    outputs: #"""
      {"id": "c1", "model": "gpt-4o-2024-08-06", "choices": [{"index": 0,
       "finish_reason": "tool_calls", "message": {"role": "assistant", "content": "Yes.",
       "reasoning_content": "Hm.", "tool_calls": [{"id": "b", "type": "function",
       "function": {"name": "w", "arguments": "{}"}}]}}]}
      """#
  )

  private static let whole = DialectCase(
    title: "the call of the application, which repeats the usage of its steps",
    attributes: #"""
      {"ai.operationId": "ai.streamText", "ai.model.id": "gpt-4o",
       "ai.model.provider": "openai.chat", "ai.prompt": "{\"prompt\": \"Rain?\"}",
       "ai.response.text": "Yes.", "ai.response.finishReason": "stop",
       "ai.usage.promptTokens": 10, "ai.usage.completionTokens": 3}
      """#,
    kind: .chain,
    model: "gpt-4o",
    provider: "openai.chat",
    usage: [.input: 10, .output: 3, .total: 13],
    inputs: #"{"prompt": "Rain?"}"#,
    outputs: #""Yes.""#
  )

  private static let others = [
    DialectCase(
      title: "a tool",
      attributes: #"""
        {"ai.operationId": "ai.toolCall", "ai.toolCall.name": "w", "ai.toolCall.id": "a",
         "ai.toolCall.args": "{\"city\": \"Rome\"}", "ai.toolCall.result": "{\"rain\": true}"}
        """#,
      spanName: "ai.toolCall",
      kind: .tool,
      inputs: #"{"city": "Rome"}"#,
      outputs: #"{"rain": true}"#,
      newName: "w"
    ),
    DialectCase(
      title: "embeddings",
      attributes: #"""
        {"ai.operationId": "ai.embedMany.doEmbed", "ai.model.id": "e",
         "ai.values": ["\"night\"", "\"train\""], "ai.usage.tokens": 2}
        """#,
      kind: .embedding,
      model: "e",
      usage: [.input: 2, .total: 2],
      inputs: #"{"model": "e", "input": ["night", "train"]}"#
    ),
  ]
}
