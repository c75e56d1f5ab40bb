import Testing
import TraceModel

@testable import TraceSources

@Suite("Semantic conventions for generative AI")
struct GenAIDialectTests {
  @Test("a span is what its attributes and events say", arguments: Self.cases)
  func span(_ example: DialectCase) throws { try example.check() }

  static let cases =
    [chat, items, thoughts, older, media, events, details, nothingRecorded] + others

  private static let chat = DialectCase(
    title: "a chat with a tool",
    attributes: #"""
      {"gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai",
       "gen_ai.request.model": "gpt-4o", "gen_ai.response.model": "gpt-4o-2024-08-06",
       "gen_ai.response.id": "c1", "gen_ai.request.temperature": 0.5,
       "gen_ai.request.max_tokens": 100, "gen_ai.request.stop_sequences": ["END"],
       "gen_ai.response.finish_reasons": ["tool_calls"],
       "gen_ai.usage.input_tokens": 30, "gen_ai.usage.output_tokens": 8,
       "gen_ai.usage.cache_read.input_tokens": 20, "gen_ai.usage.reasoning.output_tokens": 5,
       "gen_ai.system_instructions": "[{\"type\":\"text\",\"content\":\"Be brief.\"}]",
       "gen_ai.tool.definitions": "[{\"type\":\"function\",\"name\":\"weather\"}]",
       "gen_ai.input.messages": "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Rain?\"}]},{\"role\":\"assistant\",\"parts\":[{\"type\":\"tool_call\",\"id\":\"a\",\"name\":\"weather\",\"arguments\":{\"city\":\"Rome\"}}]},{\"role\":\"tool\",\"parts\":[{\"type\":\"tool_call_response\",\"id\":\"a\",\"response\":{\"rain\":true}}]}]",
       "gen_ai.output.messages": "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"reasoning\",\"content\":\"Hm.\"},{\"type\":\"text\",\"content\":\"Wait\"},{\"type\":\"tool_call\",\"id\":\"b\",\"name\":\"weather\",\"arguments\":\"{\\\"city\\\": \\\"Bari\\\"}\"}],\"finish_reason\":\"tool_call\"}]"}
      """#,
    model: "gpt-4o-2024-08-06",
    provider: "openai",
    usage: [.input: 30, .output: 8, .total: 38, .cacheRead: 20, .reasoning: 5],
    inputs: #"""
      {"model": "gpt-4o", "temperature": 0.5, "max_tokens": 100, "stop": ["END"],
       "tools": [{"type": "function", "name": "weather"}],
       "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Rain?"},
        {"role": "assistant", "tool_calls": [{"id": "a", "type": "function",
         "function": {"name": "weather", "arguments": "{\"city\":\"Rome\"}"}}]},
        {"role": "tool", "tool_call_id": "a", "content": "{\"rain\":true}"}]}
      """#,
    outputs: #"""
      {"id": "c1", "model": "gpt-4o-2024-08-06", "choices": [{"index": 0,
       "finish_reason": "tool_calls", "message": {"role": "assistant", "content": "Wait",
       "reasoning_content": "Hm.", "tool_calls": [{"id": "b", "type": "function",
       "function": {"name": "weather", "arguments": "{\"city\": \"Bari\"}"}}]}}]}
      """#
  )

  private static let items = DialectCase(
    title: "items of a Response that MLflow's exporter writes as texts",
    attributes: #"""
      {"gen_ai.operation.name": "chat", "gen_ai.response.id": "r",
       "gen_ai.output.messages": [
        {"role": "assistant", "parts": [{"type": "text", "content": "{\"id\":\"w\",\"type\":\"web_search_call\"}"}]},
        {"role": "assistant", "parts": [{"type": "text", "content": "{\"id\":\"x\",\"type\":\"note\"}"},
         {"type": "tool_call", "id": "c", "name": "w", "arguments": {"a": 1}}]}]}
      """#,
    outputs: #"""
      {"id": "r", "output": [{"id": "w", "type": "web_search_call"},
       {"type": "message", "role": "assistant", "content": [{"type": "output_text",
        "text": "{\"id\":\"x\",\"type\":\"note\"}"}]},
       {"type": "function_call", "call_id": "c", "name": "w", "arguments": "{\"a\":1}"}]}
      """#
  )

  private static let thoughts = DialectCase(
    title: "a summary of thoughts as OpenLLMetry records it",
    attributes: #"""
      {"gen_ai.operation.name": "chat", "gen_ai.output.messages": [{"role": "assistant",
       "parts": [{"type": "reasoning", "content": "[{\"text\":\"One\",\"type\":\"summary_text\"},{\"text\":\"two\"}]"},
        {"type": "text", "content": "Yes."}]}]}
      """#,
    outputs: #"""
      {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Yes.",
       "reasoning_content": "One\n\ntwo"}}]}
      """#
  )

  private static let older = DialectCase(
    title: "older names and typed values",
    attributes: #"""
      {"gen_ai.operation.name": "text_completion", "gen_ai.system": "anthropic",
       "gen_ai.request.model": "claude", "gen_ai.usage.prompt_tokens": "7",
       "gen_ai.usage.completion_tokens": 2.0,
       "gen_ai.input.messages": [{"role": "user", "parts": [{"type": "text", "content": "Hi"}]}]}
      """#,
    kind: .llm,
    model: "claude",
    provider: "anthropic",
    usage: [.input: 7, .output: 2, .total: 9],
    inputs: #"{"model": "claude", "messages": [{"role": "user", "content": "Hi"}]}"#
  )

  private static let media = DialectCase(
    title: "pictures, sounds and files",
    attributes: #"""
      {"gen_ai.operation.name": "chat", "gen_ai.input.messages": [{"role": "user", "parts": [
        {"type": "text", "content": "What is it?"},
        {"type": "uri", "modality": "image", "uri": "https://a.example/b.png"},
        {"type": "blob", "modality": "image", "mime_type": "image/png", "content": "QUJD"},
        {"type": "blob", "mime_type": "audio/wav", "content": "QUJE"},
        {"type": "file", "modality": "image", "file_id": "f1"}, {"type": "odd", "x": 1}]}]}
      """#,
    inputs: #"""
      {"messages": [{"role": "user", "content": [{"type": "text", "text": "What is it?"},
        {"type": "image_url", "image_url": {"url": "https://a.example/b.png"}},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,QUJD"}},
        {"type": "input_audio", "input_audio": {"data": "QUJE", "format": "wav"}},
        {"type": "file", "file": {"file_id": "f1"}}, {"type": "odd", "x": 1}]}]}
      """#
  )

  private static let events = DialectCase(
    title: "messages as events",
    attributes: #"{"gen_ai.operation.name": "chat", "gen_ai.request.model": "m"}"#,
    events: [
      ("gen_ai.system.message", #"{"content": "Be brief."}"#),
      ("gen_ai.user.message", #"{"content": "Rain?"}"#),
      (
        "gen_ai.assistant.message",
        #"{"tool_calls": [{"id": "a", "type": "function", "function": {"name": "w", "arguments": "{}"}}]}"#
      ),
      ("gen_ai.tool.message", #"{"id": "a", "content": "yes"}"#),
      (
        "gen_ai.choice",
        #"{"index": 0, "finish_reason": "stop", "message": "{\"role\": \"assistant\", \"content\": \"Yes.\"}"}"#
      ),
    ],
    model: "m",
    inputs: #"""
      {"model": "m", "messages": [{"role": "system", "content": "Be brief."},
       {"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a",
        "type": "function", "function": {"name": "w", "arguments": "{}"}}]},
       {"role": "tool", "tool_call_id": "a", "content": "yes"}]}
      """#,
    outputs: #"""
      {"choices": [{"index": 0, "finish_reason": "stop",
       "message": {"role": "assistant", "content": "Yes."}}]}
      """#
  )

  private static let details = DialectCase(
    title: "messages in the event of details",
    attributes: #"{"gen_ai.operation.name": "chat"}"#,
    events: [
      (
        "gen_ai.client.inference.operation.details",
        #"""
        {"gen_ai.input.messages": [{"role": "user", "parts": [{"type": "text", "content": "A"}]}],
         "gen_ai.output.messages": [{"role": "assistant",
          "parts": [{"type": "text", "content": "B"}], "finish_reason": "stop"}]}
        """#
      )
    ],
    inputs: #"{"messages": [{"role": "user", "content": "A"}]}"#,
    outputs: #"""
      {"choices": [{"index": 0, "finish_reason": "stop",
       "message": {"role": "assistant", "content": "B"}}]}
      """#
  )

  private static let nothingRecorded = DialectCase(
    title: "a chat whose contents were not recorded",
    attributes: #"""
      {"gen_ai.operation.name": "chat", "gen_ai.request.model": "m", "gen_ai.response.id": "c1",
       "gen_ai.request.temperature": 1, "gen_ai.response.finish_reasons": ["length"]}
      """#,
    model: "m",
    inputs: #"{"model": "m", "temperature": 1}"#,
    outputs: #"""
      {"id": "c1", "choices": [{"index": 0, "finish_reason": "length",
       "message": {"role": "assistant"}}]}
      """#
  )

  private static let others = [
    DialectCase(
      title: "a tool under its convention's name",
      attributes: #"""
        {"gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "weather",
         "gen_ai.tool.call.arguments": "{\"city\": \"Rome\"}", "gen_ai.tool.call.result": "\"rain\""}
        """#,
      spanName: "execute_tool weather",
      kind: .tool,
      inputs: #"{"city": "Rome"}"#,
      outputs: #""rain""#,
      newName: "weather"
    ),
    DialectCase(
      title: "a retriever",
      attributes: #"""
        {"gen_ai.operation.name": "retrieval", "gen_ai.retrieval.query.text": "refund",
         "gen_ai.retrieval.documents": "[{\"id\": \"d1\", \"score\": 0.5, \"content\": \"Half.\"}]"}
        """#,
      kind: .retriever,
      inputs: #"{"query": "refund"}"#,
      outputs: #"[{"page_content": "Half.", "id": "d1", "score": 0.5}]"#
    ),
    DialectCase(
      title: "an embedding",
      attributes: #"""
        {"gen_ai.operation.name": "embeddings", "gen_ai.request.model": "e",
         "gen_ai.usage.input_tokens": 2, "gen_ai.input.messages":
         [{"role": "user", "parts": [{"type": "text", "content": "night"}]}]}
        """#,
      kind: .embedding,
      model: "e",
      usage: [.input: 2, .total: 2],
      inputs: #"{"model": "e", "input": ["night"]}"#
    ),
    DialectCase(
      title: "a cache that is larger than the input lies beside it",
      attributes: #"""
        {"gen_ai.operation.name": "chat", "gen_ai.usage.input_tokens": 10,
         "gen_ai.usage.output_tokens": 5, "gen_ai.usage.cache_read.input_tokens": 90,
         "gen_ai.usage.cache_write.input_tokens": 3, "operation.cost": 0.25}
        """#,
      usage: [.input: 103, .output: 5, .total: 108, .cacheRead: 90, .cacheCreation: 3],
      cost: Cost(total: 0.25)
    ),
    DialectCase(
      title: "an agent, and a word that is a kind itself",
      attributes: #"{"gen_ai.operation.name": "MY_CUSTOM", "gen_ai.agent.name": "a"}"#,
      kind: .own("MY_CUSTOM")
    ),
  ]
}
