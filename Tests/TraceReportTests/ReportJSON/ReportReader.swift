import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

/// The object of a report, read back.
struct ReportReader {
  let root: JSONValue

  init(_ traces: [Trace], prices: PriceTable? = nil) throws {
    let input = SiteManifest.Input(
      name: "store.db",
      size: 4096,
      format: "MLflow SQLite",
      revision: "0a1b",
      traces: traces.count,
      newestTraceMS: nil
    )
    var buffer = ByteBuffer()
    let report = report(traces, prices: prices)
    ReportJSON(report, inputs: [input], version: "1.2.3").append(to: &buffer)
    let text = buffer.string()
    try #require(text.hasSuffix("\n") && text.count { $0.isNewline } == 1)
    root = try JSONDocument(text).root
  }

  /// What stands at a path of keys and places, such as `by.tool.listed.0.failed`, as it is written.
  func text(_ path: String) throws -> String {
    String(decoding: try value(path).token, as: UTF8.self)
  }

  /// The number of items of a list.
  func count(_ path: String) throws -> Int { try value(path).count }

  private func value(_ path: String) throws -> JSONValue {
    try path.split(separator: ".").reduce(root) { value, step in
      let element = Int(step).flatMap { place in
        value.elements.enumerated().first { $0.offset == place }?.element
      }
      return try #require(element ?? value[named: String(step)], "\(path)")
    }
  }

  func number(_ path: String) throws -> Double { try #require(Double(text(path))) }

  /// Whether a number is within a billionth of what is expected.
  func holds(_ path: String, _ expected: Double) throws -> Bool {
    try (number(path) - expected).magnitude <= 1e-9 * expected.magnitude
  }
}

/// Three traces that are small enough to work out by hand.
///
/// `tr-a` (1,000 ns) asks a model from 100 to 600 and runs a tool from 600 to 700; `tr-b` (3,000 ns)
/// fails in its tool from 0 to 1,000, then asks the model until 2,000; `tr-c` is in progress and has no
/// spans.
enum SmallRun {
  static var traces: [Trace] { [a, b, c] }

  private static var a: Trace {
    var usage = TokenUsage()
    (usage.input, usage.output, usage.total, usage.cacheRead) = (100, 20, 120, 40)
    let call = Span("llm", below: "root", 100, 600, kind: .chatModel).with {
      $0.model = "m1"
      $0.statedTokenUsage = usage
      $0.statedCost = Cost(total: 0.25)
    }
    let run = Span("find", below: "root", 600, 700, kind: .tool)
    return Trace([Span("root", 0, 1000), call, run]) {
      $0.id = "tr-a"
      $0.name = "answer"
      $0.sessionID = "s1"
      $0.user = "ana"
      $0.runID = "r1"
      $0.linkedRuns = ["r1", "r2"]
      $0.requestTimeMS = 10
      $0.tags = [TextPair(key: "env", value: "prod"), TextPair(key: "mlflow.x", value: "y")]
    }
  }

  private static var b: Trace {
    var usage = TokenUsage()
    (usage.input, usage.output, usage.total) = (50, 10, 60)
    let exception =
      #"{"exception.type":"TimeoutError","exception.message":"no answer after 30 seconds"}"#
    let run = Span("find", below: "root", 0, 1000, kind: .tool).failed()
      .event("exception", at: 1000, exception)
    let call = Span("llm", below: "root", 1000, 2000, kind: .chatModel).with {
      $0.model = "m1"
      $0.statedTokenUsage = usage
    }
    return Trace([Span("root", 0, 3000).failed(), run, call]) {
      $0.id = "tr-b"
      $0.name = "answer"
      $0.state = .error
      $0.requestTimeMS = 20
      $0.linkedRuns = ["r2"]
    }
  }

  private static var c: Trace {
    Trace([]) {
      $0.id = "tr-c"
      $0.state = .inProgress
      $0.requestTimeMS = 30
    }
  }
}
