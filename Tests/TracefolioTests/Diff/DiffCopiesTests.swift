import Foundation
import TestSupport
import Testing

@Suite("Pairing of shuffled, thinned and repeated copies of a run")
struct DiffCopiesTests {
  /// A copy of a run as OpenTelemetry, a trace a line, and which question each of its traces answers.
  private struct Copy {
    var lines: [String] = []
    var questions: [String: String] = [:]

    var distinct: Int { Set(questions.values).count }

    func traces(_ question: String) -> Set<String> {
      Set(questions.filter { $0.value == question }.keys)
    }

    /// Adds a trace under an id of its own.
    mutating func add(_ line: String, _ random: inout SeededGenerator) {
      guard let id = line.firstMatch(of: /"traceId":"([0-9a-f]{32})"/)?.1,
        let question = line.firstMatch(of: /question[\\": ]+([^"\\]+\?)/)?.1
      else { return }
      let digits = (0..<2).map { _ in
        String(UInt64.random(in: 1 << 60 ... .max, using: &random), radix: 16)
      }
      let other = digits.joined()
      lines.append(line.replacingOccurrences(of: id, with: other))
      questions["tr-" + other] = String(question)
    }
  }

  @Test("Every pair is one, and none is missing", arguments: [1, 2] as [UInt64])
  func copies(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let base = copy(of: try await lines(run: "base"), &random)
    let head = copy(of: try await lines(run: "head"), &random)
    let box = try TemporaryFolder()
    try box.put("base.jsonl", base.lines.joined(separator: "\n"))
    try box.put("head.jsonl", head.lines.joined(separator: "\n"))
    let diffed = try await DiffedStores.diff([box.path("base.jsonl"), box.path("head.jsonl")])
    var found: Set<String> = []
    for paired in diffed.json["cases"].elements {
      let traces = ["base", "head"].map { paired[$0]["traces"].elements.compactMap(\.text) }
      let questions = Set(
        traces[0].map { base.questions[$0] } + traces[1].map { head.questions[$0] }
      )
      let question = try #require(questions.first ?? nil)
      #expect(questions.count == 1)
      #expect(Set(traces[0]) == base.traces(question) && Set(traces[1]) == head.traces(question))
      found.insert(question)
    }
    let both = Set(base.questions.values).intersection(head.questions.values)
    #expect(found == both && both.count > 10)
    #expect(Set(base.questions.values).count < 40 && base.lines.count > base.distinct)
  }

  /// The traces of a run, a line each.
  private func lines(run: String) async throws -> [String] {
    let exported = try await Tool.run(
      ["export", DiffedStores.pair, "-q", "--run", run, "--format", "otlp"]
    )
    return exported.text.split(separator: "\n").map(String.init)
  }

  /// Each trace up to three times, under ids of their own, in any order of time.
  private func copy(of lines: [String], _ random: inout SeededGenerator) -> Copy {
    var copy = Copy()
    for line in lines.shuffled(using: &random) {
      for _ in 0..<Int.random(in: 0...3, using: &random) { copy.add(line, &random) }
    }
    copy.lines.shuffle(using: &random)
    return copy
  }
}
