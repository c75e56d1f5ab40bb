import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("The numbers of several traces")
struct RunStatisticsTests {
  /// A trace of 100 ns: 60 ns of a model's, 20 of a tool's, and a rest of 20 of its own.
  private static func trace(_ change: (inout Trace) -> Void = { _ in }) -> TraceSummary {
    var model = Span("model", below: "root", 10, 70, kind: .chatModel)
    model.model = "gpt"
    model.statedTokenUsage = TokenUsage(30, 5)
    model.statedCost = Cost(total: 0.25)
    var trace = Trace([
      Span("root", 0, 100, kind: .agent), model, Span.tool("tool", "find", below: "root", 70, 90),
    ])
    trace.state = .ok
    change(&trace)
    return TraceSummary(trace)
  }

  @Test("Spans are added up by what they have in common")
  func groups() throws {
    let failed = Self.trace {
      $0.state = .error
      $0.spans[2].status = .error
    }
    let run = RunStatistics([Self.trace(), failed, Self.trace()])
    #expect(run.kinds.map(\.key) == [.agent, .chatModel, .tool])
    #expect(run.kinds.map(\.selfNS) == [60, 180, 60])
    #expect(run.kinds.map(\.criticalNS) == [60, 180, 60])
    let tool = try #require(run.tools.first)
    #expect(tool.key.string == "find" && tool.spans == 3 && tool.failed == 1 && tool.traces == 3)
    #expect(tool.durationsNS == [20, 20, 20] && tool.failedTraces == [1])
    #expect(run.names.map(\.key.string) == ["find", "model", "root"])
    let time = run.wallTime
    #expect([time.modelNS, time.toolNS, time.retrievalNS, time.ownCodeNS] == [180, 60, 0, 60])
  }

  @Test("A model has the tokens and the cost that the ledgers put down to it")
  func models() throws {
    let model = try #require(RunStatistics([Self.trace(), Self.trace()]).models.first)
    #expect(model.key.string == "gpt" && model.spans == 2 && model.reporting == 2)
    #expect(model.usage?.input == 60 && model.usage?.output == 10 && model.usage?.total == nil)
    #expect(model.cost == CostSum(statedUSD: 0.5) && model.priced == 2)
  }

  @Test("What no trace tells is unknown, not nothing")
  func unknown() {
    let open = Trace([Span("root", 0, nil)])
    let numbers = TraceNumbers([TraceSummary(open)])
    #expect(numbers.usage == nil && numbers.cost == CostSum() && numbers.durationsNS.isEmpty)
    #expect(TraceNumbers([TraceSummary]()).errorRate == nil)
  }

  @Test("A trace counts for each of its labels, and a label knows its traces")
  func labels() {
    let (first, second) = (
      Self.trace { $0.linkedRuns = ["a", "b"] }, Self.trace { $0.runID = "b" }
    )
    let groups = TraceGroup.all([first, second, Self.trace()]) { $0.runs }
    #expect(groups.map(\.key) == ["a", "b"])
    #expect(groups.map(\.traces) == [[0], [0, 1]])
    #expect(groups.map(\.numbers.traces) == [1, 2])
  }

  @Test("A run that is active and linked is one run, and MLflow's own tags are none")
  func oneLabel() {
    let labels = Self.trace {
      $0.runID = "a"
      $0.linkedRuns = ["a", "b"]
      $0.tags = [TextPair(key: "mlflow.user", value: "x"), TextPair(key: "team", value: "y")]
    }.labels
    #expect(labels.runs == ["a", "b"])
    #expect(labels.tags == [TextPair(key: "team", value: "y")])
  }

  @Test("Failures that differ in an id or a number are one, of another class another")
  func failures() {
    let messages: [String] = [
      "no seat 12 in train 7", "no seat 3 in train 99", "Connection error.",
    ]
    let summaries = messages.map { message in
      Self.trace {
        $0.state = .error
        $0.spans[0].status = .error
        $0.spans[0].statusMessage = message
      }
    }
    let failures = RunStatistics(summaries + [Self.trace()]).failures
    #expect(failures.map(\.traces) == [[0, 1], [2]])
    #expect(failures.map(\.errorClass) == [.other, .connection])
    #expect(failures.map(\.example) == ["no seat 12 in train 7", "Connection error."])
  }
}
