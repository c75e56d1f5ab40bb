extension TokenUsage {
  /// Tokens read from and written to a cache.
  package var cached: Int64 { (cacheRead ?? 0).addingClamped(cacheCreation ?? 0) }

  /// True where ``input`` does not hold the tokens of the cache, unlike in OpenAI's convention.
  ///
  /// A producer that counts them beside the input is told by its numbers: parts that are larger than the
  /// whole, or a total that counts them once more.
  package var hasCacheBesideInput: Bool {
    guard let input, cached > 0 else { return false }
    if cached > input { return true }
    guard let total, let output else { return false }
    return total == input.addingClamped(output).addingClamped(cached)
  }
}
