import TraceModel

extension TokenUsage {
  /// The numbers in OpenAI's convention, in which those of the cache are parts of the input.
  ///
  /// The semantic conventions, OpenInference and OpenLLMetry follow it; a producer that does not is
  /// told by ``hasCacheBesideInput``. Where no total is stated, it is what input and output add up to; an
  /// embedding puts nothing out.
  func normalised(for kind: SpanKind) -> TokenUsage {
    var usage = self
    if let input, hasCacheBesideInput {
      usage.input = input.addingClamped(cached)
      if let total, let output, total == input.addingClamped(output) {
        usage.total = total.addingClamped(cached)
      }
    }
    if usage.total == nil, let input = usage.input, usage.output != nil || kind == .embedding {
      usage.total = input.addingClamped(usage.output ?? 0)
    }
    return usage
  }
}
