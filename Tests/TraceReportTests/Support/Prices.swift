import TraceAnalysis
import TraceModel

/// A model `m` at $1 a million tokens of input and $10 of output.
let samplePrices = PriceTable(
  date: "2026-01-02",
  source: "test",
  entries: [
    PriceTable.Entry(
      ModelPrice(provider: "p", model: "m", base: TokenPrices(input: 1, output: 10)),
      names: ["m"]
    )
  ]
)

extension Span {
  /// A call with 1000 tokens of input and 100 of output, $0.002 of the model `m`.
  static func paid(_ id: String, below parent: String? = nil, _ model: String?) -> Span {
    Span(id, below: parent, kind: .chatModel).with {
      $0.model = model
      var usage = TokenUsage()
      (usage.input, usage.output, usage.total) = (1000, 100, 1100)
      $0.statedTokenUsage = usage
    }
  }
}
