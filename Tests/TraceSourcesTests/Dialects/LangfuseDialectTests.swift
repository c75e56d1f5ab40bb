import Testing
import TraceModel

@testable import TraceSources

@Suite("Langfuse")
struct LangfuseDialectTests {
  @Test("a span is what its attributes say", arguments: Self.cases)
  func span(_ example: DialectCase) throws { try example.check() }

  static let cases = [
    DialectCase(
      title: "a generation, each of whose numbers counts what no other does",
      attributes: #"""
        {"langfuse.observation.type": "generation", "langfuse.observation.model.name": "gpt-4o",
         "langfuse.observation.model.parameters": "{\"temperature\": 0.5}",
         "langfuse.observation.usage_details": "{\"input\": 10, \"output\": 3, \"input_cached_tokens\": 90, \"output_reasoning_tokens\": 2, \"total\": 105}",
         "langfuse.observation.cost_details": "{\"input\": 0.5, \"output\": 0.25, \"total\": 0.75}",
         "langfuse.observation.input": "[{\"role\": \"user\", \"content\": \"Rain?\"}]",
         "langfuse.observation.output": "{\"role\": \"assistant\", \"content\": \"Yes.\"}"}
        """#,
      model: "gpt-4o",
      usage: [.input: 100, .output: 5, .total: 105, .cacheRead: 90, .reasoning: 2],
      cost: Cost(input: 0.5, output: 0.25, total: 0.75),
      inputs: #"""
        {"model": "gpt-4o", "temperature": 0.5, "messages": [{"role": "user", "content": "Rain?"}]}
        """#,
      outputs: #"""
        {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Yes."}}]}
        """#
    ),
    DialectCase(
      title: "a generation of texts, with usage in OpenAI's names",
      attributes: #"""
        {"langfuse.observation.type": "generation",
         "langfuse.observation.usage_details": {"prompt_tokens": 10, "completion_tokens": 3},
         "langfuse.observation.input": "Rain?", "langfuse.observation.output": "Yes."}
        """#,
      usage: [.input: 10, .output: 3, .total: 13],
      inputs: #"{"messages": [{"role": "user", "content": "Rain?"}]}"#,
      outputs: #"""
        {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Yes."}}]}
        """#
    ),
    DialectCase(
      title: "messages that have the form already stay whole",
      attributes: #"""
        {"langfuse.observation.type": "generation", "langfuse.observation.model.name": "m",
         "langfuse.observation.input": {"messages": [{"role": "user", "content": "A", "x": 1}],
          "tools": [{"type": "function"}]},
         "langfuse.observation.output": {"role": "assistant", "content": null, "refusal": "No."}}
        """#,
      model: "m",
      inputs: #"""
        {"model": "m", "tools": [{"type": "function"}],
         "messages": [{"role": "user", "content": "A", "x": 1}]}
        """#,
      outputs: #"""
        {"choices": [{"index": 0,
         "message": {"role": "assistant", "content": null, "refusal": "No."}}]}
        """#
    ),
    DialectCase(
      title: "a tool",
      attributes: #"""
        {"langfuse.observation.type": "tool", "langfuse.observation.input": "{\"city\": \"Rome\"}",
         "langfuse.observation.output": "rain"}
        """#,
      kind: .tool,
      inputs: #"{"city": "Rome"}"#,
      outputs: #""rain""#
    ),
    DialectCase(
      title: "a span of no other type",
      attributes: #"{"langfuse.observation.type": "span", "langfuse.observation.output": "[1]"}"#,
      kind: .unknown,
      outputs: "[1]"
    ),
  ]
}
