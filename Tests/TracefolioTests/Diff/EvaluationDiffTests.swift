import Foundation
import Testing

@Suite("A diff of two evaluations finds what was put into them")
struct EvaluationDiffTests {
  static let ways = [
    (name: "one_store", arguments: [DiffedStores.pair] + DiffedStores.runs),
    (name: "two_stores", arguments: [DiffedStores.base, DiffedStores.head]),
  ]

  @Test("Cases: paired, newly failing, fixed, reworded and with other tools", arguments: ways)
  func cases(name: String, arguments: [String]) async throws {
    let (expected, json) = (
      try DiffedStores.expected(), try await DiffedStores.diff(arguments).json
    )
    #expect(json["pairing"]["cases"].number == expected.questions)
    #expect(json["pairing"]["rules"]["equal_input"].number == expected.questions)
    #expect(asked(json, "newly_failing") == expected.newlyFailing.sorted())
    #expect(asked(json, "fixed") == expected.newlyFixed.sorted())
    #expect(asked(json, "failing_still") == expected.failingInBoth.sorted())
    #expect(asked(json, "tools_changed") == [expected.changedToolSequence.question])
    let changed = expected.rewordedAnswersInHead + expected.newlyFailing
    #expect(asked(json, "answer_changed") == changed.sorted())
    let tools = json["cases"].elements.first {
      $0["asked"].text == expected.changedToolSequence.question
    }
    let steps = try #require(tools)["tool_changes"].elements
    #expect(steps.map { $0["change"].text } == ["added"])
    #expect(steps.map { $0["tool"].text } == ["convert"])
    #expect(steps.map { $0["before"].text } == ["lookup_fare"])
  }

  @Test("Verdicts: slower retrieval, fewer output tokens, higher cost", arguments: ways)
  func verdicts(name: String, arguments: [String]) async throws {
    let json = try await DiffedStores.diff(arguments).json
    let metrics = Dictionary(
      uniqueKeysWithValues: json["metrics"].elements.map { ($0["metric"].text ?? "", $0) }
    )
    #expect(metrics["retrieval_time_ns"]?["verdict"].text == "worse")
    #expect(metrics["output_tokens"]?["verdict"].text == "better")
    #expect(metrics["cost_usd"]?["verdict"].text == "worse")
    #expect((2.35...2.5).contains(metrics["cost_usd"]?["estimate"].double ?? 0))
    for metric in ["input_tokens", "duration_ns", "model_time_ns", "failure_rate"] {
      let verdict = metrics[metric]?["verdict"].text ?? "none"
      #expect(["no_difference", "no_difference_shown"].contains(verdict), "\(metric) \(verdict)")
    }
    for assessment in json["assessments"].elements {
      #expect(!["better", "worse"].contains(assessment["verdict"].text))
    }
  }

  @Test("Sums: retrieval, tokens, cost and duration as they were measured", arguments: ways)
  func sums(name: String, arguments: [String]) async throws {
    let measured = try #require(try DiffedStores.expected().measured[name])
    let json = try await DiffedStores.diff(arguments).json
    for side in ["base", "head"] {
      let numbers = try #require(measured[side])
      let models = json["tokens"]["models"]["listed"].elements.map { $0[side] }
      #expect(models.compactMap { $0["input_tokens"].number }.reduce(0, +) == numbers.inputTokens)
      #expect(models.compactMap { $0["output_tokens"].number }.reduce(0, +) == numbers.outputTokens)
      let cost = models.compactMap { $0["cost_usd"].double }.reduce(0, +)
      #expect(abs(cost - numbers.totalCost) < 1e-12)
      let names = json["critical_path"]["span_names"]["listed"].elements
      let retrieve = names.first { $0["name"].text == "retrieve" }?["\(side)_ns"].double ?? 0
      #expect(abs(retrieve / 1e6 - numbers.retrieveMsMean) < 0.001)
      // The store states durations in whole milliseconds.
      let whole = names.compactMap { $0["\(side)_ns"].double }.reduce(0, +)
      #expect(abs(whole / 1e6 - numbers.durationMsMean) < 1)
    }
  }

  @Test("The same bytes with any number of workers")
  func workers() async throws {
    let one = try await DiffedStores.diff(Self.ways[0].arguments + ["--workers", "1"])
    let two = try await DiffedStores.diff(Self.ways[0].arguments + ["--workers", "2"])
    #expect(one.site.differing(from: two.site) == [])
    #expect(one.site.files.count > 40)
  }

  @Test("Nothing in the site tells where it was made")
  func noPaths() async throws {
    let site = try await DiffedStores.diff(Self.ways[1].arguments).site
    for path in site.paths {
      #expect(site.files[path]?.range(of: Data(Repository.root.utf8)) == nil, "\(path)")
    }
  }

  private func asked(_ json: RecordedJSON, _ flag: String) -> [String] {
    json["cases"].elements.filter { $0["flags"].elements.contains { $0.text == flag } }
      .compactMap { $0["asked"].text }.sorted()
  }
}
