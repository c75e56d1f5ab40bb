import Foundation
import Testing

@Suite("Prices that cannot be used")
struct PriceErrorTests {
  private let box: TemporaryFolder

  init() throws { box = try TemporaryFolder() }

  private func expectFailingBuild(_ message: String) async throws {
    let store = Repository.path(Repository.fixture)
    try await box.expectFailingBuild([store, "--prices", "prices.json"], message)
  }

  @Test("A file that is not there")
  func missing() async throws {
    try await expectFailingBuild(
      """
      error: --prices prices.json: no such file
        try:   check the path, or leave --prices out for the built-in prices

      """
    )
  }

  @Test("A table with a wrong price, in each command", arguments: ["stats", "show"])
  func wrong(command: String) async throws {
    let model = #"{"model": "m", "input": "1"}"#
    try box.put(
      "prices.json",
      #"{"date": "2026-01-02", "source": "me", "models": [\#(model)]}"#
    )
    let message = """
      error: prices.json: not a table of prices
        found: $.models[0].input: expected a number of dollars, 0 or more
        try:   README.md, section Prices, shows one

      """
    try await expectFailingBuild(message)
    let store = Repository.path(Repository.fixture)
    let arguments = [command, store] + (command == "show" ? [FixtureTrace.bookingAgent] : [])
    try await expectFailure(arguments + ["--prices", "prices.json"], in: box.path, message)
  }

  @Test("A file that is no JSON")
  func notJSON() async throws {
    try box.put("prices.json", "model,input\n")
    let failed = try await Tool.run(
      ["stats", Repository.path(Repository.fixture), "--prices", "prices.json"],
      in: box.path
    )
    #expect(failed.status == 2 && failed.output.isEmpty)
    #expect(failed.errors.hasPrefix("error: prices.json: not a table of prices\n  found: "))
  }

  @Test("A folder")
  func folder() async throws {
    try box.makeFolder("prices.json")
    try await expectFailingBuild(
      """
      error: prices.json: cannot be read
        found: Is a directory
        try:   check who may read it

      """
    )
  }

  @Test("No name is wrong usage")
  func empty() async throws {
    let failed = try await Tool.run(["stats", Repository.fixture, "--prices", ""])
    #expect(failed.status == 64)
    #expect(failed.errors.contains("--prices must name a file; it is empty."))
  }
}
