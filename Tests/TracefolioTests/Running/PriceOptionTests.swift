import Foundation
import Testing

@Suite("Prices of one's own")
struct PriceOptionTests {
  /// One of OpenAI's old completions, whose span states no cost: 4 tokens of input, 17 of output.
  private static let trace = "tr-615f3ca58fcdba1db8cdde1ffdc9c598"

  private let box: TemporaryFolder

  init() throws {
    box = try TemporaryFolder()
    _ = try box.copyFixture()
    try put(input: 1000, output: 100)
  }

  /// Dollars a million tokens of the model in ``trace``.
  private func put(input: Int, output: Int) throws {
    try box.put(
      "prices.json",
      """
      {"date": "2030-01-02", "source": "me", "models": [
        {"model": "gpt-3.5-turbo-instruct", "input": \(input), "output": \(output)}
      ]}
      """
    )
  }

  private func run(_ arguments: String...) async throws -> Outcome {
    let told = try await Tool.run(arguments, in: box.path)
    try #require(told.status == 0, "\(told.errors)")
    return told
  }

  // 4 tokens at $1000 and 17 at $100 a million: $0.0057.
  @Test("Numbers are by the given table and name its day")
  func stats() async throws {
    let chosen = ["--trace", Self.trace, "--prices", "prices.json"]
    let told = try await Tool.run(["stats", "mlflow.db", "--json"] + chosen, in: box.path).text
    #expect(told.contains(#""cost_usd":0.0057,"stated_usd":null,"price_table_usd":0.0057,"#))
    #expect(told.contains(#""prices":{"date":"2030-01-02","source":"me"}"#))
    let shown = try await run("show", "mlflow.db", Self.trace, "--prices", "prices.json").text
    #expect(shown.contains("Cost by prices of 2030-01-02, marked ≈."))
  }

  @Test("A build with other prices makes the pages anew, one with the same takes them over")
  func reuse() async throws {
    let page = "site/traces/\(Self.trace).html"
    func build(_ prices: String...) async throws -> Int {
      let built = try await Tool.run(["build", "mlflow.db", "-o", "site"] + prices, in: box.path)
      try #require(built.status == 0, "\(built.errors)")
      return try box.inode(page)
    }
    let first = try await build("--prices", "prices.json")
    #expect(try box.text(page).contains("$0.00570"))
    #expect(try await build("--prices", "prices.json") == first)
    try put(input: 0, output: 1000)
    let second = try await build("--prices", "prices.json")
    #expect(second != first)
    #expect(try box.text(page).contains("$0.0170"))
    #expect(try await build() != second)
    #expect(try box.text(page).contains("$0.0000400"))
  }

  @Test("An export is of what was recorded, without prices")
  func export() async throws {
    let told = try await run("export", "mlflow.db", "--trace", Self.trace).text
    #expect(told.contains(#""cost":null"#))
  }
}
