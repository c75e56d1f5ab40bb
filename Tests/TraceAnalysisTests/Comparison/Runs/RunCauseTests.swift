import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Where a difference of two runs comes from")
struct RunCauseTests {
  private func time(_ name: String, _ kind: SpanKind, _ ns: Int64) -> SpanTime {
    SpanTime(name: ExactText(name), kind: kind, criticalNS: ns)
  }

  private func spending(_ name: String, _ input: Int64, _ output: Int64, _ cost: Double?)
    -> NamedSpending
  {
    var spending = TokenChange.Spending()
    (spending.calls, spending.inputTokens, spending.outputTokens) = (1, input, output)
    spending.costUSD = cost
    return NamedSpending(name: ExactText(name), spending: spending)
  }

  @Test("Times are means over the cases, of repeats their mean, the largest change first")
  func times() {
    let base = [
      CaseFacts("1", "a") { $0.times = [time("llm", .llm, 100), time("search", .tool, 40)] },
      CaseFacts("2", "a") { $0.times = [time("llm", .llm, 300)] },
      CaseFacts("3", "b") { $0.times = [time("search", .tool, 60)] },
      CaseFacts("4", "only base") { $0.times = [time("llm", .llm, 9999)] },
    ]
    let head = [
      CaseFacts("5", "a") { $0.times = [time("llm", .llm, 200), time("search", .tool, 220)] },
      CaseFacts("6", "b") { $0.times = [time("search", .retriever, 30)] },
    ]
    let comparison = RunComparison(base, head)
    // Of a: llm (100 + 300) / 2, search (40 + 0) / 2; each through two cases.
    #expect(
      comparison.spanNames.map { "\($0.name ?? "-") \($0.kind.text) \($0.baseNS) \($0.headNS)" }
        == [
          "search TOOL 40.0 110.0", "search RETRIEVER 0.0 15.0", "llm LLM 100.0 100.0",
        ]
    )
    #expect(
      comparison.kinds.map { "\($0.name ?? "-") \($0.kind.text) \($0.baseNS) \($0.headNS)" }
        == ["- LLM 100.0 100.0", "- TOOL 40.0 110.0", "- RETRIEVER 0.0 15.0"]
    )
  }

  @Test("Tokens are sums by name over repeats that both have; unknown is not zero")
  func tokens() {
    let base = [
      CaseFacts("1", "a") {
        $0.models = [spending("old", 10, 1, 0.5), spending("", 3, 3, nil)]
        $0.prompts = [spending("ask/1", 13, 4, 0.5)]
      },
      CaseFacts("2", "a") { $0.models = [spending("old", 1000, 1000, 99)] },
      CaseFacts("3", "b") { $0.models = [spending("old", 20, 2, nil)] },
    ]
    let head = [
      CaseFacts("4", "b") { $0.models = [spending("new", .max, 1, nil)] },
      CaseFacts("5", "a") { $0.models = [spending("new", 5, 1, nil)] },
    ]
    let comparison = RunComparison(base, head)
    #expect(comparison.models.map(\.name) == ["", "new", "old"])
    #expect(comparison.models[2].base == spending("old", 30, 3, 0.5).counted(2))
    #expect(comparison.models[2].head == nil)
    #expect(comparison.models[1].head == spending("new", .max, 2, nil).counted(2))
    #expect(comparison.prompts.map(\.name) == ["ask/1"])
    #expect(comparison.prompts[0].head == nil)
  }

  @Test("Errors are new, gone or remaining, each by its class, type and pattern")
  func errors() {
    let base = [
      CaseFacts("1", "a").failed("Gone", "x"), CaseFacts("2", "b").failed("Still", "took 17 s"),
      CaseFacts("3", "c"),
    ]
    let head = [
      CaseFacts("4", "a"), CaseFacts("5", "b").failed("Still", "took 42 s"),
      CaseFacts("6", "c").failed("New", "x"), CaseFacts("7", "unpaired").failed("Newer", "y"),
      CaseFacts("8", "unpaired").failed("Newer", "y"),
    ]
    let errors = RunComparison(base, head).errors
    #expect(errors.map(\.type) == ["Newer", "New", "Gone", "Still"])
    #expect(errors.map(\.isNew) == [true, true, false, false])
    #expect(errors.map(\.isGone) == [false, false, true, false])
    #expect(errors[0].head.map(\.id) == ["7", "8"])
    #expect(errors[3].base.map(\.id) == ["2"] && errors[3].head.map(\.id) == ["5"])
  }

  @Test("Calls of tools are counted, and what they did otherwise is told by case")
  func tools() {
    let base = [CaseFacts("1", "a").calling("f", "g(1)"), CaseFacts("2", "b").calling("h")]
    let head = [CaseFacts("3", "a").calling("g(2)!", "f", "f"), CaseFacts("4", "b").calling("h")]
    let comparison = RunComparison(base, head)
    #expect(comparison.tools.map(\.name) == ["f", "g", "h"])
    #expect(comparison.tools.map(\.baseCalls) == [1, 1, 1])
    #expect(comparison.tools.map(\.headCalls) == [2, 1, 1])
    #expect(comparison.tools.map(\.headFailures) == [0, 1, 0])
    #expect(comparison.tools[0].added == [0])
    #expect(comparison.tools[1].otherArguments == [0] && comparison.tools[1].newlyFailing == [0])
    #expect(comparison.cases.map { $0.flags.contains(.toolsChanged) } == [true, false])
  }

  /// What a case's tools did otherwise, written as in `steps`.
  @Test(
    "Tool steps",
    arguments: [
      (["f", "g"], ["g", "f", "g"], ["+g<f"]), (["f", "g"], ["f", "g"], []),
      (["f", "g", "h"], ["h", "f", "g"], ["~h"]), (["f"], [], ["-f"]), ([], ["f"], ["+f<"]),
      (["f(1)", "g"], ["f(2)", "g!"], ["=f", "!g"]), (["f!"], ["f!"], []),
      (["f", "f"], ["f"], ["-f"]), ([], ["f!"], ["+f<", "!f"]),
    ]
  )
  func steps(base: [String], head: [String], steps: [String]) {
    let found = ToolSteps(from: base.map { ToolFact($0) }, to: head.map { ToolFact($0) })
    #expect(found.steps.map(\.drawn) == steps)
  }

  @Test("Long lists that have little in common are compared in little time")
  func longLists() {
    let base = (0..<20_000).map { ToolFact("f\($0)") }
    let head = (0..<20_000).map { ToolFact("f\(39_000 - $0)") }
    let steps = ToolSteps(from: base, to: head).steps
    // f19001 to f19999 are in both.
    #expect(steps.count { $0.drawn.hasPrefix("+") } == 19_001)
    #expect(steps.count { $0.drawn.hasPrefix("-") } == 19_001)
    #expect(steps.count == 38_002)
  }
}

extension CaseChange.ToolStep {
  fileprivate var drawn: String {
    switch self {
    case .added(let tool, let before): "+\(tool)<\(before ?? "")"
    case .dropped(let tool): "-\(tool)"
    case .reordered(let tool): "~\(tool)"
    case .otherArguments(let tool): "=\(tool)"
    case .newlyFailing(let tool): "!\(tool)"
    }
  }
}

extension NamedSpending {
  fileprivate func counted(_ calls: Int) -> TokenChange.Spending {
    var spending = spending
    spending.calls = calls
    return spending
  }
}
