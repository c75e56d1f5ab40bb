/// The parameters that the OpenAI API documents, in the order in which a reader asks for them.
enum SettingOrder {
  private static let known = [
    "temperature", "top_p", "max_tokens", "max_completion_tokens", "max_output_tokens",
    "max_tool_calls", "stop", "seed", "n", "best_of", "frequency_penalty", "presence_penalty",
    "logit_bias", "logprobs", "top_logprobs", "reasoning", "reasoning_effort", "verbosity",
    "tool_choice", "parallel_tool_calls", "function_call", "text_format", "response_format",
    "dimensions", "encoding_format", "modalities", "audio", "prediction", "echo", "suffix",
    "service_tier", "previous_response_id", "conversation", "truncation", "include", "background",
    "store", "metadata", "user", "safety_identifier", "prompt_cache_key", "prompt_cache_retention",
    "stream", "stream_options",
  ]

  private static let places = Dictionary(
    uniqueKeysWithValues: known.enumerated().map { ($1, $0) }
  )

  /// The place of a parameter; behind all others where the API does not document it.
  static func place(of key: String) -> Int { places[key] ?? known.count }

  static func isKnown(_ key: String) -> Bool { places[key] != nil }
}
