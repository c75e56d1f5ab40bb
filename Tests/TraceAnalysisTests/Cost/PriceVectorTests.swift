import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

/// Against the calculator of genai-prices, see Tests/Reference/check_prices.py.
@Suite("Costs as genai-prices computes them")
struct PriceVectorTests {
  private let prices: PriceTable

  init() throws { prices = try PriceTable(json: Fixture.bytes("Resources/prices.json")) }

  private func usage(_ value: JSONValue) -> TokenUsage {
    var usage = TokenUsage(value["input_tokens"]?.int64, value["output_tokens"]?.int64)
    usage.cacheRead = value["cache_read_tokens"]?.int64
    usage.cacheCreation = value["cache_write_tokens"]?.int64
    usage.cacheCreationAbove1h = value["cache_write_1h_tokens"]?.int64
    return usage
  }

  private func number(_ value: JSONValue?) -> Double? { value?.string.flatMap(Double.init) }

  @Test("Every model and usage of the list")
  func list() throws {
    let lines = try Fixture.bytes("Tests/Fixtures/price_cases.jsonl").split(separator: 0x0A)
    try #require(lines.count > 1000)
    var unknown = 0
    for line in lines {
      let expected = try JSONDocument(line).root
      let model = try #require(expected["model"]?.string)
      let counts = try #require(expected["usage"])
      let usage = usage(counts)
      let cost = prices.price(of: model)?.cost(of: usage)
      #expect(isClose(cost?.total, number(expected["total"])), "\(model) \(usage)")
      #expect(isClose(cost?.input, number(expected["input"])), "\(model) \(usage)")
      #expect(isClose(cost?.output, number(expected["output"])), "\(model) \(usage)")
      unknown += expected["total"]?.isNull == true ? 1 : 0
    }
    #expect(unknown > 50)
  }

  @Test("The table says of what day it is, where it comes from and under which licence")
  func head() throws {
    let file = try Fixture.json("Resources/prices.json")
    #expect(prices.date == file["date"]?.string && prices.date.utf8.count == 10)
    #expect(prices.source.hasPrefix("genai-prices "))
    #expect(
      file["licence"]?.elements.first(where: { _ in true })?.string == "The MIT License (MIT)"
    )
    #expect(try Fixture.bytes("Resources/prices.json").count < 150_000)
    #expect(prices.models.count > 200)
  }

  /// `mlflow.llm.cost` of the sample store: MLflow asks LiteLLM's table.
  @Test(
    "What MLflow itself states for calls of the sample store",
    arguments: [
      ("gpt-4o-mini", 12, 12, 0, 9e-06), ("gpt-4o-mini", 13, 4247, 0, 0.00255015),
      ("gpt-4o", 34, 309, 0, 0.003175), ("gpt-4o", 178, 79, 0, 0.001235),
      ("o4-mini-2025-04-16", 2310, 931, 2048, 0.0049478),
    ] as [(String, Int64, Int64, Int64, Double)]
  )
  func mlflow(model: String, input: Int64, output: Int64, cached: Int64, expected: Double) {
    var usage = TokenUsage(input, output)
    usage.cacheRead = cached
    #expect(isClose(prices.price(of: model)?.cost(of: usage)?.total, expected))
  }
}
