package import JSONBytes
import TraceAnalysis
import TraceModel

/// Every number of a diff as one JSON object on one line (`diff.json`).
///
/// Keys, units, rules and the meaning of null are the contract of `Resources/diff.schema.json`: every
/// key is always there, and what is unknown is null.
package struct DiffJSON: Sendable {
  private let report: DiffReport
  private let version: String

  /// Items of a list of groups that are written, the first ones; their number is always written.
  static let mostGroups = 1000

  /// - Parameters:
  ///   - report: The numbers.
  ///   - version: Of the tool.
  package init(_ report: DiffReport, version: String) {
    self.report = report
    self.version = version
  }

  /// Appends the object and a line feed.
  package func append(to buffer: inout ByteBuffer) {
    let comparison = report.comparison
    var line = JSONLine(style: .strictCompact, capacity: 1 << 18)
    line.object { json in
      json.text("schema_version", "1")
      json.text("tool_version", version)
      json.side("base", report.base)
      json.side("head", report.head)
      json.rules(comparison)
      json.pairing(comparison.pairing)
      json.list("metrics", comparison.metrics) { $0.metric($1) }
      json.list("assessments", comparison.assessments) { $0.assessment($1) }
      json.sources(of: comparison)
      json.cases(comparison)
    }
    line.move(to: &buffer)
  }
}

extension JSONLine {
  fileprivate mutating func side(_ key: StaticString, _ side: DiffSide) {
    object(key) { json in
      json.text("title", side.title)
      json.text("source", side.source)
      json.text("format", side.format)
      json.count("traces", side.traces.count)
      json.count("judge_traces", side.judges)
      json.integer("first_start_ms", side.startMS)
      json.list("models", side.models) { $0.string($1) }
    }
  }

  fileprivate mutating func rules(_ comparison: RunComparison) {
    object("noise") { json in
      json.number("ratio", comparison.noise.ratio)
      json.number("rate", comparison.noise.rate)
    }
    count("bootstrap_samples", comparison.resampling.samples)
    count("tests", comparison.tests)
  }

  fileprivate mutating func pairing(_ pairing: Pairing) {
    object("pairing") { json in
      json.count("cases", pairing.cases.count)
      json.object("rules") { json in
        for rule in PairingRule.allCases {
          json.key(rule.key)
          json.integer(Int64(pairing.cases.count { $0.rule == rule }))
        }
      }
      json.unpaired("only_base", pairing.onlyBase)
      json.unpaired("only_head", pairing.onlyHead)
    }
  }

  private mutating func unpaired(_ key: StaticString, _ groups: [UnpairedTraces]) {
    func traces(_ isMeant: (UnpairedTraces.Reason) -> Bool) -> Int {
      groups.filter { isMeant($0.reason) }.reduce(0) { $0 + $1.traces.count }
    }
    object(key) { json in
      json.count("traces", traces { _ in true })
      json.count("absent", traces { $0 == .absent })
      json.count("without_key", traces { $0 == .withoutKey })
      json.count("ambiguous", traces { $0 != .absent && $0 != .withoutKey })
    }
  }
}

extension PairingRule {
  /// As programs read it.
  var key: String {
    switch self {
    case .demanded: "demanded"
    case .recordID: "record_id"
    case .experimentItem: "experiment_item"
    case .referenceExample: "reference_example"
    case .equalInput: "equal_input"
    case .similarInput: "similar_input"
    }
  }
}
