package import JSONBytes
package import TraceModel

/// The tokens of an answer with their log probabilities, which a request with `logprobs` gets.
///
/// Chat Completions keep them as `choices[].logprobs.content` and `.refusal`, a Response in the
/// `logprobs` of each text of its output. The recorded output of a stream has none.
package struct AnsweredTokens: Sendable {
  /// Index of the choice; of the output item in a Response.
  package var choice: Int64
  /// Objects of `token`, `logprob` and `top_logprobs`, in the order of the answer.
  package var tokens: [JSONValue]

  /// The answers of a span that have such tokens.
  package static func all(of span: Span) -> [AnsweredTokens] {
    guard span.kind.isModelCall, let output = span.outputs?.json, output.kind == .object else {
      return []
    }
    let choices = output["choices"]?.elements.enumerated().compactMap { place, choice in
      let lists = ["content", "refusal"].map { choice["logprobs"]?[$0] }
      return answer(choice["index"]?.int64 ?? Int64(place), lists)
    }
    let items = output["output"]?.elements.enumerated().compactMap { place, item in
      answer(Int64(place), item["content"]?.elements.map { $0["logprobs"] } ?? [])
    }
    return (choices ?? []) + (items ?? [])
  }

  /// Nil where there are no tokens.
  private static func answer(_ choice: Int64, _ lists: [JSONValue?]) -> AnsweredTokens? {
    let tokens = lists.compactMap { $0?.elements.filter { $0["token"] != nil } }.joined()
    return tokens.isEmpty ? nil : AnsweredTokens(choice: choice, tokens: Array(tokens))
  }
}
