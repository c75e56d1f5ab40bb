import Testing
import TraceAnalysis
import TraceModel

@Suite("Price tables")
struct PriceTableTests {
  private func table(_ models: String) throws(PriceTableError) -> PriceTable {
    try PriceTable(
      json: Array(#"{"date":"2026-01-02","source":"me","models":[\#(models)]}"#.utf8)
    )
  }

  @Test("A model without names is known by its own, whatever its letter case")
  func ownName() throws {
    let prices = try table(#"{"model":"My-Model","input":2,"output":8}"#)
    #expect(prices.date == "2026-01-02" && prices.source == "me")
    #expect(prices.price(of: "my-model")?.base == TokenPrices(input: 2, output: 8))
    #expect(prices.price(of: "MY-MODEL") != nil)
    #expect(prices.price(of: "my-model-2") == nil && prices.price(of: "") == nil)
  }

  @Test(
    "Equal names come before rules, and earlier rules before later ones",
    arguments: [
      ("a", "first"), ("ab", "exact"), ("abc", "first"), ("xyz", "last"), ("x-end", "last"),
      ("d-20260101", "day"), ("d-2026-01-01", "day"), ("d-2026", nil), ("d", nil),
      ("d-20260101-x", nil), ("e-20260131", "dashed"), ("p/ab", "exact"), ("q/ab", nil),
      ("ax-end", "first"), (String(repeating: "a", count: 300), nil),
    ] as [(String, String?)]
  )
  func rules(name: String, expected: String?) throws {
    let prices = try table(
      """
      {"model":"first","input":1,"starts_with":["a"]},
      {"model":"last","input":2,"contains":["xyz"],"ends_with":["-end"]},
      {"provider":"p","model":"exact","input":3,"names":["ab"]},
      {"model":"day","input":4,"dated":["d"]},
      {"model":"dashed","input":5,"names":["e-2026-01-31"]}
      """
    )
    #expect(prices.price(of: name)?.model == expected)
  }

  @Test("Above a number of input tokens the whole request has other prices")
  func tiers() throws {
    let prices = try table(
      #"{"model":"m","input":1,"output":10,"cache_read":0.5,"tiers":[{"above":100,"input":2,"output":20}]}"#
    )
    let price = try #require(prices.price(of: "m"))
    #expect(isClose(price.cost(of: TokenUsage(100, 1))?.total, 110e-6))
    #expect(isClose(price.cost(of: TokenUsage(101, 1))?.total, 222e-6))
    var cached = TokenUsage(90, 0)
    cached.cacheRead = 200
    // Cached tokens beside the input make it 290 long; their price is not in the tier.
    #expect(isClose(price.cost(of: cached)?.total, (90 * 2 + 200 * 0.5) * 1e-6))
  }

  @Test(
    "What is wrong with a table is said, and where",
    arguments: [
      (#"{"date":"d","source":"s"}"#, "$.models: expected a list"),
      (#"{"date":"d","source":"s","models":{}}"#, "$.models: expected a list"),
      (#"{"source":"s","models":[]}"#, "$.date: expected a text"),
      (#"{"date":"d","source":"s","models":[]}"#, "$.date: expected a day, as 2026-11-23"),
      (
        #"{"date":"2026-11-2<","source":"s","models":[]}"#,
        "$.date: expected a day, as 2026-11-23"
      ),
      (#"{"date":"2026-11-23","models":[]}"#, "$.source: expected a text"),
      (#"{"date":"d","source":"s","models":[1]}"#, "$.models[0]: expected an object"),
      (#"{"date":"d","source":"s","models":[{"input":1}]}"#, "$.models[0].model: expected a text"),
      (
        #"{"date":"d","source":"s","models":[{"model":"a","input":1},{"model":"b"}]}"#,
        "$.models[1].input: expected a number of dollars, 0 or more"
      ),
      (
        #"{"date":"d","source":"s","models":[{"model":"a","input":-1}]}"#,
        "$.models[0].input: expected a number of dollars, 0 or more"
      ),
      (
        #"{"date":"d","source":"s","models":[{"model":"a","input":1,"output":NaN}]}"#,
        "$.models[0].output: expected a number of dollars, 0 or more"
      ),
      (
        #"{"date":"d","source":"s","models":[{"model":"a","input":1,"tiers":[{"input":1}]}]}"#,
        "$.models[0].tiers[0].above: expected a whole number, 0 or more"
      ),
      (
        #"{"date":"d","source":"s","models":[{"model":"a","input":1,"names":[""]}]}"#,
        "$.models[0].names[0]: expected a text that is not empty"
      ),
      (
        #"{"date":"d","source":"s","models":[{"model":"a","input":1,"contains":"x"}]}"#,
        "$.models[0].contains: expected a list of texts"
      ),
      ("[]", "$.models: expected a list"), ("{", "unexpected end of the text at byte 1"),
    ]
  )
  func errors(text: String, expected: String) throws {
    let error = #expect(throws: PriceTableError.self) { try PriceTable(json: Array(text.utf8)) }
    #expect(error?.description == expected)
  }

  @Test("Numbers that cannot be priced have no cost, and large ones do not overflow")
  func hostile() {
    let prices = TokenPrices(input: 1, output: 2, cacheRead: 0.5)
    #expect(prices.cost(of: TokenUsage(-1, 5)) == nil)
    #expect(prices.cost(of: TokenUsage(nil, nil, total: 9)) == nil)
    #expect(prices.cost(of: TokenUsage(nil, 1_000_000)) == Cost(output: 2, total: 2))
    var usage = TokenUsage(.max, .max, total: .max)
    usage.cacheRead = .max
    usage.cacheCreation = .max
    usage.cacheCreationAbove1h = .max
    #expect(prices.cost(of: usage)?.total?.isFinite == true)
  }
}
