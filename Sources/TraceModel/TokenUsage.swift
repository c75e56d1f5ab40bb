/// Numbers of tokens; a key that nothing reported is nil, never 0.
package struct TokenUsage: Sendable, Hashable {
  package var input: Int64?
  package var output: Int64?
  package var total: Int64?
  /// A part of `input` in OpenAI's convention.
  package var cacheRead: Int64?
  package var cacheCreation: Int64?
  package var cacheCreationAbove1h: Int64?
  /// A part of `output`.
  ///
  /// Never in what MLflow states: it comes from the provider's own usage.
  package var reasoning: Int64?

  package init() {}
}

/// The keys of a token usage, in the order in which they are written.
package enum TokenKey: String, Sendable, CaseIterable {
  case input = "input_tokens"
  case output = "output_tokens"
  case total = "total_tokens"
  case cacheRead = "cache_read_input_tokens"
  case cacheCreation = "cache_creation_input_tokens"
  case cacheCreationAbove1h = "cache_creation_input_tokens_above_1hr"
  case reasoning = "reasoning_tokens"
}

extension TokenUsage {
  /// The number under a key; nil where nothing reported it.
  package subscript(key: TokenKey) -> Int64? {
    get {
      switch key {
      case .input: input
      case .output: output
      case .total: total
      case .cacheRead: cacheRead
      case .cacheCreation: cacheCreation
      case .cacheCreationAbove1h: cacheCreationAbove1h
      case .reasoning: reasoning
      }
    }
    set {
      switch key {
      case .input: input = newValue
      case .output: output = newValue
      case .total: total = newValue
      case .cacheRead: cacheRead = newValue
      case .cacheCreation: cacheCreation = newValue
      case .cacheCreationAbove1h: cacheCreationAbove1h = newValue
      case .reasoning: reasoning = newValue
      }
    }
  }

  /// True where no key has a number.
  package var isEmpty: Bool { self == TokenUsage() }

  /// Adds another usage key by key; a key that only one of them has keeps that number.
  package mutating func add(_ other: TokenUsage) {
    for key in TokenKey.allCases {
      guard let more = other[key] else { continue }
      self[key] = (self[key] ?? 0).addingClamped(more)
    }
  }
}
