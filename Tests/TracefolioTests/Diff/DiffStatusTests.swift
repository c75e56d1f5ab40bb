import Foundation
import Testing

@Suite("How a diff ends")
struct DiffStatusTests {
  private static let pair = [DiffedStores.pair] + DiffedStores.runs

  @Test("What got worse is said, and the status is 1")
  func worse() async throws {
    let diffed = try await DiffedStores.diff(Self.pair + ["-q", "--fail-on", "worse"])
    #expect(diffed.outcome.status == 1)
    #expect(
      diffed.outcome.errors == """
        error: --fail-on: retrieval-time is worse; cost is worse; 3 cases newly fail

        """
    )
    #expect(diffed.outcome.output.isEmpty)
    #expect(diffed.site.files["index.html"] != nil)
  }

  @Test(
    "Only what is watched shuts the gate",
    arguments: [
      ("duration,input-tokens,failures", nil),
      ("cost", "error: --fail-on: cost is worse\n"),
      ("duration,correctness", "error: --fail-on: 3 cases newly fail correctness\n"),
    ]
  )
  func watched(gates: String, errors: String?) async throws {
    let diffed = try await DiffedStores.diff(Self.pair + ["-q", "--fail-on", gates])
    #expect(diffed.outcome.status == (errors == nil ? 0 : 1))
    #expect(diffed.outcome.errors == errors ?? "")
  }

  @Test("A larger noise lets more pass")
  func noise() async throws {
    let options = ["-q", "--fail-on", "retrieval-time", "--noise", "0.25"]
    let diffed = try await DiffedStores.diff(Self.pair + options)
    #expect(diffed.outcome.status == 0)
    #expect(diffed.json["noise"]["ratio"].double == 0.25)
  }

  @Test("The same run against itself shows nothing")
  func same() async throws {
    let runs = ["--base", "run=base", "--head", "run=base"]
    let diffed = try await DiffedStores.diff(
      [DiffedStores.pair] + runs + ["-q", "--fail-on", "worse"]
    )
    #expect(diffed.outcome.status == 0)
    let verdicts = Set(diffed.json["metrics"].elements.map { $0["verdict"].text })
    #expect(verdicts.isDisjoint(with: ["better", "worse"]))
  }

  @Test("A demanded rule pairs alone, and what has no key is said")
  func match() async throws {
    let options = ["--match", "input:question"]
    let json = try await DiffedStores.diff(Self.pair + options).json
    #expect(json["pairing"]["rules"]["demanded"].number == 40)
    let none = try await DiffedStores.diff(Self.pair + ["--match", "tag:case"]).json
    #expect(none["pairing"]["cases"].number == 0)
    #expect(none["pairing"]["only_base"]["without_key"].number == 40)
    // Without pairs all values of both are compared.
    let cost = none["metrics"].elements.first { $0["metric"].text == "cost_usd" }
    #expect(cost?["is_paired"].truth == false && cost?["verdict"].text == "worse")
  }

  @Test("Markdown pages have the same numbers")
  func markdown() async throws {
    let html = try await DiffedStores.diff(Self.pair)
    let markdown = try await DiffedStores.diff(Self.pair + ["--format", "markdown"])
    #expect(markdown.site.files["diff.json"] == html.site.files["diff.json"])
    #expect(markdown.site.paths(suffix: ".html").isEmpty)
    #expect(markdown.site.paths(in: "cases/", suffix: ".md").count == 40)
  }

  @Test("An unknown run, gate or an empty side is an error that leaves the output as it was")
  func errors() async throws {
    let box = try TemporaryFolder()
    try await box.expectFailingDiff(
      ["--base", "run=main", "--head", "run=head"],
      """
      error: --run main: not in \(DiffedStores.pair)
        try:   the run's name or id as MLflow shows it

      """
    )
    try await box.expectFailingDiff(
      DiffedStores.runs + ["--fail-on", "cost,correct"],
      """
      error: --fail-on correct: neither a metric nor an assessment of the two runs
        found: assessments answer_words, correctness, flaky, relevance
        try:   worse for everything, or one of the metrics in tracefolio diff --help

      """
    )
    try await box.expectFailingDiff(
      ["--base", "run=base,until=2001-01-01", "--head", "run=head"],
      """
      error: \(DiffedStores.pair): no trace is selected
        found: no trace that all selecting options hold for; the output was left as it is
        try:   fewer selecting options, or check their spelling

      """
    )
    #expect(try box.entries() == [])
  }
}

extension TemporaryFolder {
  /// Runs `diff` on the store of two runs into a folder that is not there.
  fileprivate func expectFailingDiff(_ arguments: [String], _ message: String) async throws {
    let failed = try await Tool.run(
      ["diff", DiffedStores.pair, "-q", "-o", "site"] + arguments,
      in: path
    )
    #expect(failed.status == 2)
    #expect(failed.errors == message)
    #expect(failed.output.isEmpty)
  }
}
