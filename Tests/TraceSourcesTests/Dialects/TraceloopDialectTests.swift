import Testing
import TraceModel

@testable import TraceSources

@Suite("OpenLLMetry")
struct TraceloopDialectTests {
  @Test("a span is what its attributes say", arguments: Self.cases)
  func span(_ example: DialectCase) throws { try example.check() }

  static let cases = [
    DialectCase(
      title: "flattened prompts and completions",
      attributes: #"""
        {"llm.request.type": "chat", "gen_ai.system": "OpenAI", "gen_ai.request.model": "m",
         "gen_ai.response.model": "m-1", "gen_ai.request.temperature": 0,
         "llm.is_streaming": false,
         "gen_ai.usage.prompt_tokens": 5, "gen_ai.usage.completion_tokens": 2,
         "llm.usage.total_tokens": 7, "gen_ai.usage.cache_read_input_tokens": 1,
         "gen_ai.usage.reasoning_tokens": 0,
         "gen_ai.prompt.0.role": "user",
         "gen_ai.prompt.0.content": "[{\"type\": \"text\", \"text\": \"Rain?\"}]",
         "gen_ai.prompt.1.role": "assistant",
         "gen_ai.prompt.1.tool_calls.0.id": "a", "gen_ai.prompt.1.tool_calls.0.name": "w",
         "gen_ai.prompt.1.tool_calls.0.arguments": "{\"city\": \"Rome\"}",
         "gen_ai.prompt.2.role": "tool", "gen_ai.prompt.2.tool_call_id": "a",
         "gen_ai.prompt.2.content": "[1, 2]",
         "llm.request.functions.0.name": "w", "llm.request.functions.0.description": "Weather",
         "llm.request.functions.0.parameters": "{\"type\": \"object\"}",
         "gen_ai.completion.0.role": "assistant", "gen_ai.completion.0.content": "Yes.",
         "gen_ai.completion.0.finish_reason": "stop"}
        """#,
      model: "m-1",
      provider: "OpenAI",
      usage: [.input: 5, .output: 2, .total: 7, .cacheRead: 1, .reasoning: 0],
      inputs: #"""
        {"model": "m", "temperature": 0,
         "tools": [{"type": "function", "function": {"name": "w", "description": "Weather",
          "parameters": {"type": "object"}}}],
         "messages": [{"role": "user", "content": [{"type": "text", "text": "Rain?"}]},
          {"role": "assistant", "tool_calls": [{"id": "a", "type": "function",
           "function": {"name": "w", "arguments": "{\"city\": \"Rome\"}"}}]},
          {"role": "tool", "tool_call_id": "a", "content": "[1, 2]"}]}
        """#,
      outputs: #"""
        {"model": "m-1", "choices": [{"index": 0, "finish_reason": "stop",
         "message": {"role": "assistant", "content": "Yes."}}]}
        """#
    ),
    DialectCase(
      title: "a tool of a workflow",
      attributes: #"""
        {"traceloop.span.kind": "tool", "traceloop.entity.name": "weather",
         "traceloop.entity.input": "{\"args\": [\"Rome\"]}", "traceloop.entity.output": "\"rain\""}
        """#,
      spanName: "weather.tool",
      kind: .tool,
      inputs: #"{"args": ["Rome"]}"#,
      outputs: #""rain""#,
      newName: "weather"
    ),
    DialectCase(
      title: "a workflow's own input and output count before messages",
      attributes: #"""
        {"traceloop.span.kind": "workflow", "traceloop.entity.input": "{\"q\": 1}",
         "gen_ai.prompt.0.content": "A", "gen_ai.completion.0.content": "B",
         "traceloop.entity.output": "[2]"}
        """#,
      kind: .workflow,
      inputs: #"{"q": 1}"#,
      outputs: "[2]"
    ),
    DialectCase(
      title: "a workflow",
      attributes: #"{"traceloop.span.kind": "workflow", "traceloop.entity.input": "{\"q\": 1}"}"#,
      kind: .workflow,
      inputs: #"{"q": 1}"#
    ),
    DialectCase(
      title: "an embedding",
      attributes: #"""
        {"llm.request.type": "embedding", "gen_ai.request.model": "e",
         "gen_ai.prompt.0.content": "night", "gen_ai.usage.prompt_tokens": 1}
        """#,
      kind: .embedding,
      model: "e",
      usage: [.input: 1, .total: 1],
      inputs: #"{"model": "e", "input": ["night"]}"#
    ),
  ]
}
