import Testing
import TraceModel

@testable import TraceSources

@Suite("OpenInference")
struct OpenInferenceDialectTests {
  @Test("a span is what its attributes say", arguments: Self.cases)
  func span(_ example: DialectCase) throws { try example.check() }

  static let cases = [flattened, parts, recordedRequest] + others

  private static let flattened = DialectCase(
    title: "flattened messages with calls",
    attributes: #"""
      {"openinference.span.kind": "LLM", "llm.provider": "anthropic", "llm.model_name": "claude",
       "llm.invocation_parameters": "{\"model\": \"claude-latest\", \"max_tokens\": 64}",
       "llm.token_count.prompt": 9, "llm.token_count.completion": 4, "llm.token_count.total": 13,
       "llm.token_count.prompt_details.cache_read": 5,
       "llm.token_count.prompt_details.cache_write": 3,
       "llm.token_count.completion_details.reasoning": 0,
       "llm.cost.prompt": 0.5, "llm.cost.completion": 0.25, "llm.cost.total": 0.75,
       "input.value": "{\"messages\": []}", "input.mime_type": "application/json",
       "llm.tools.0.tool.json_schema": "{\"name\": \"w\"}",
       "llm.input_messages.10.message.role": "user",
       "llm.input_messages.10.message.content": "Now?",
       "llm.input_messages.2.message.role": "tool",
       "llm.input_messages.2.message.tool_call_id": "a",
       "llm.input_messages.2.message.content": "yes",
       "llm.output_messages.0.message.role": "assistant",
       "llm.output_messages.0.message.tool_calls.0.tool_call.id": "b",
       "llm.output_messages.0.message.tool_calls.0.tool_call.function.name": "w",
       "llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments": "{}"}
      """#,
    model: "claude",
    provider: "anthropic",
    // MLflow issue 24759 is about a reader that loses the two numbers of the cache.
    usage: [.input: 9, .output: 4, .total: 13, .cacheRead: 5, .cacheCreation: 3, .reasoning: 0],
    cost: Cost(input: 0.5, output: 0.25, total: 0.75),
    inputs: #"""
      {"model": "claude", "max_tokens": 64, "tools": [{"name": "w"}],
       "messages": [{"role": "tool", "tool_call_id": "a", "content": "yes"},
        {"role": "user", "content": "Now?"}]}
      """#,
    outputs: #"""
      {"model": "claude", "choices": [{"index": 0, "message": {"role": "assistant", "tool_calls":
       [{"id": "b", "type": "function", "function": {"name": "w", "arguments": "{}"}}]}}]}
      """#
  )

  private static let parts = DialectCase(
    title: "messages of several parts",
    attributes: #"""
      {"openinference.span.kind": "LLM",
       "llm.input_messages.0.message.role": "user",
       "llm.input_messages.0.message.contents.0.message_content.type": "text",
       "llm.input_messages.0.message.contents.0.message_content.text": "What is it?",
       "llm.input_messages.0.message.contents.1.message_content.type": "image",
       "llm.input_messages.0.message.contents.1.message_content.image.image.url": "https://a.example/b",
       "llm.output_messages.0.message.role": "assistant",
       "llm.output_messages.0.message.contents.0.message_content.type": "reasoning",
       "llm.output_messages.0.message.contents.0.message_content.text": "Hm.",
       "llm.output_messages.0.message.contents.1.message_content.type": "text",
       "llm.output_messages.0.message.contents.1.message_content.text": "A cat."}
      """#,
    inputs: #"""
      {"messages": [{"role": "user", "content": [{"type": "text", "text": "What is it?"},
       {"type": "image_url", "image_url": {"url": "https://a.example/b"}}]}]}
      """#,
    outputs: #"""
      {"choices": [{"index": 0,
       "message": {"role": "assistant", "reasoning_content": "Hm.", "content": "A cat."}}]}
      """#
  )

  private static let recordedRequest = DialectCase(
    title: "a request of OpenAI's API, recorded whole",
    attributes: #"""
      {"openinference.span.kind": "LLM", "llm.system": "openai", "llm.model_name": "m-1",
       "input.value": "{\"model\": \"m\", \"prompt\": \"Once\"}",
       "output.value": "{\"id\": \"x\", \"choices\": [{\"text\": \" upon\"}]}",
       "llm.prompts.0.prompt.text": "Once"}
      """#,
    kind: .llm,
    model: "m-1",
    provider: "openai",
    inputs: #"{"model": "m", "prompt": "Once"}"#,
    outputs: #"{"id": "x", "choices": [{"text": " upon"}]}"#
  )

  private static let others = [
    DialectCase(
      title: "a model call of texts",
      attributes: #"""
        {"openinference.span.kind": "LLM", "llm.model_name": "m", "input.value": "Rain?",
         "output.value": "Yes."}
        """#,
      model: "m",
      inputs: #"{"model": "m", "messages": [{"role": "user", "content": "Rain?"}]}"#,
      outputs: #""Yes.""#
    ),
    DialectCase(
      title: "a retriever",
      attributes: #"""
        {"openinference.span.kind": "RETRIEVER", "input.value": "refund",
         "retrieval.documents.0.document.content": "Half.",
         "retrieval.documents.0.document.metadata": "{\"page\": 3}",
         "retrieval.documents.0.document.score": 0.5,
         "retrieval.documents.1.document.id": "d2"}
        """#,
      kind: .retriever,
      inputs: #""refund""#,
      outputs: #"[{"page_content": "Half.", "metadata": {"page": 3}, "score": 0.5}, {"id": "d2"}]"#
    ),
    DialectCase(
      title: "a reranker",
      attributes: #"""
        {"openinference.span.kind": "RERANKER", "reranker.query": "q", "reranker.model_name": "r",
         "reranker.top_k": 1, "reranker.input_documents.0.document.content": "A",
         "reranker.output_documents.0.document.content": "B"}
        """#,
      kind: .reranker,
      model: "r",
      inputs: #"{"query": "q", "documents": [{"page_content": "A"}], "top_k": 1}"#,
      outputs: #"[{"page_content": "B"}]"#
    ),
    DialectCase(
      title: "an embedding",
      attributes: #"""
        {"openinference.span.kind": "EMBEDDING", "embedding.model_name": "e",
         "embedding.invocation_parameters": "{\"model\": \"e\", \"dimensions\": 8}",
         "embedding.embeddings.0.embedding.text": "night",
         "embedding.embeddings.1.embedding.text": "train", "llm.token_count.prompt": 2}
        """#,
      kind: .embedding,
      model: "e",
      usage: [.input: 2, .total: 2],
      inputs: #"{"model": "e", "input": ["night", "train"], "dimensions": 8}"#
    ),
    DialectCase(
      title: "a tool, with names of the semantic conventions beside",
      attributes: #"""
        {"openinference.span.kind": "TOOL", "gen_ai.operation.name": "execute_tool",
         "gen_ai.tool.name": "weather", "input.value": "{\"city\": \"Rome\"}",
         "output.value": "12"}
        """#,
      spanName: "weather",
      kind: .tool,
      inputs: #"{"city": "Rome"}"#,
      outputs: #""12""#
    ),
    DialectCase(
      title: "messages of a framework are not taken for a request",
      attributes: #"""
        {"openinference.span.kind": "LLM", "llm.system": "openai",
         "input.value": "{\"messages\": [[{\"lc\": 1}]]}",
         "llm.input_messages.0.message.role": "user", "llm.input_messages.0.message.content": "Hi"}
        """#,
      provider: "openai",
      inputs: #"{"messages": [{"role": "user", "content": "Hi"}]}"#
    ),
  ]
}
