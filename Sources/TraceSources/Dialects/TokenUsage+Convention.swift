import TraceModel

extension TokenUsage {
  /// The numbers in OpenAI's convention, in which those of the cache are parts of the input.
  ///
  /// The semantic conventions, OpenInference and OpenLLMetry follow it. A producer that does not is
  /// told by its numbers: parts that are larger than the whole, or a total that counts them beside
  /// it. Where none is stated, the total is what input and output add up to; an embedding puts
  /// nothing out.
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

  private var cached: Int64 { (cacheRead ?? 0).addingClamped(cacheCreation ?? 0) }

  private var hasCacheBesideInput: Bool {
    guard let input, cached > 0 else { return false }
    if cached > input { return true }
    guard let total, let output else { return false }
    return total == input.addingClamped(output).addingClamped(cached)
  }
}
