import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("The form of diff.json") struct DiffJSONTests {
  /// Two runs that leave no list of the object empty.
  private static let base = [
    run("b1", "one", 100) {
      $0.tools = [ToolFact(name: ExactText("f"), arguments: "1", hasFailed: false)]
    },
    run("b2", "two", 200) { $0.failure = failure }, run("b3", "only base", 1),
  ]
  private static let head = [
    run("h1", "one", 150) {
      let moved = [("g", "1", false), ("f", "2", true)]
      $0.tools = moved.map { ToolFact(name: ExactText($0.0), arguments: $0.1, hasFailed: $0.2) }
      $0.judgements = [ok(false)]
    },
    run("h2", "two", 100),
  ]
  private static let failure = FailureKind(
    FailureReason(type: "E", message: "m 1", errorClass: .timeout)
  )

  private static func ok(_ passes: Bool) -> Judgement {
    Judgement(name: "ok", sourceType: "CODE", sourceID: nil, value: .passed(passes))
  }

  private static func run(
    _ id: String,
    _ asked: String,
    _ duration: Double,
    _ change: (inout CaseFacts) -> Void = { _ in }
  ) -> CaseFacts {
    var facts = CaseFacts(key: TraceKey(id))
    facts.asked = asked
    facts.values = [.duration: duration, .failures: 0]
    facts.times = [SpanTime(name: ExactText("root"), kind: .chain, criticalNS: 100)]
    facts.judgements = [ok(true)]
    var spending = TokenChange.Spending()
    (spending.calls, spending.inputTokens, spending.outputTokens) = (1, 7, 3)
    facts.models = [NamedSpending(name: ExactText("m"), spending: spending)]
    facts.prompts = [NamedSpending(name: ExactText("p/1"), spending: spending)]
    change(&facts)
    return facts
  }

  private func root(_ base: [CaseFacts], _ head: [CaseFacts]) throws -> JSONValue {
    func keys(_ facts: CaseFacts) -> CaseKeys {
      var keys = CaseKeys()
      keys.inputDigest = facts.asked
      return keys
    }
    let comparison = RunComparison(
      base: base,
      head: head,
      pairing: Pairing(base: base.map(keys), head: head.map(keys)),
      resampling: Resampling(samples: 50)
    )
    let report = DiffReport(base: side(base), head: side(head), comparison: comparison)
    var bytes = ByteBuffer()
    DiffJSON(report, version: "1.2.3").append(to: &bytes)
    let text = bytes.string()
    try #require(text.hasSuffix("\n") && text.count { $0.isNewline } == 1)
    return try JSONDocument(text).root
  }

  private func side(_ facts: [CaseFacts]) -> DiffSide {
    DiffSide(
      title: "run",
      source: "a.db",
      format: "MLflow SQLite",
      remarks: [],
      traces: facts.map {
        DiffTrace(key: $0.key, requestTimeMS: 5, asked: $0.asked, models: ["m"])
      },
      judges: 1
    )
  }

  @Test("The keys are those of the schema, in its order, with cases and without")
  func schema() throws {
    let schema = try SchemaKeys("diff.schema.json")
    let (some, none) = (try root(Self.base, Self.head), try root([], []))
    try schema.expectKeys(of: some)
    try schema.expectKeys(of: none)
    #expect(some.memberNames == none.memberNames)
    for list in ["metrics", "assessments", "cases"] { #expect(some[named: list]?.count ?? 0 > 0) }
    for list in ["tools", "errors"] {
      #expect(some[named: list]?["listed"]?.count ?? 0 > 0)
    }
  }

  @Test("What is unknown is null, and numbers are as they are")
  func values() throws {
    let root = try root(Self.base, Self.head)
    #expect(root["base"]?["traces"]?.int64 == 3 && root["base"]?["judge_traces"]?.int64 == 1)
    #expect(root["pairing"]?["only_base"]?["absent"]?.int64 == 1)
    let first = try #require(root["cases"]?.elements.first { _ in true })
    #expect(first["asked"]?.string == "one" && first["page"]?.string == "cases/1")
    #expect(first["head"]?["values"]?["duration_ns"]?.double == 150)
    #expect(first["head"]?["values"]?["cost_usd"]?.isNull == true)
    #expect(first["similarity"]?.isNull == true)
    #expect(first["newly_failing"]?.elements.map { $0.string } == ["ok"])
    let error = try #require(root["errors"]?["listed"]?.elements.first { _ in true })
    #expect(error["state"]?.string == "gone" && error["message_pattern"]?.string == "m <n>")
  }

  @Test("A sum that no number holds is null, not Infinity")
  func infinite() throws {
    let huge = Self.run("1", "q", .greatestFiniteMagnitude)
    let root = try root([huge, huge], [huge])
    let first = try #require(root["cases"]?.elements.first { _ in true })
    #expect(first["base"]?["values"]?["duration_ns"]?.isNull == true)
  }
}
