package import JSONBytes
import TraceAnalysis
import TraceModel

/// Every number of a run as one JSON object on one line (`report.json`).
///
/// Keys, units, rules and the meaning of null are the contract of `Resources/report.schema.json`: every
/// key is always there, and what is unknown is null. The traces themselves are what an export is for.
///
/// New keys raise the version.
package struct ReportJSON: Sendable {
  private let report: Report
  private let inputs: [SiteManifest.Input]
  private let version: String

  /// Items of a list of groups that are written, the largest ones; their number is always written.
  static let mostGroups = 1000
  /// Ids of traces that are written of one group of errors.
  static let mostFailedTraces = 1000
  /// Traces that are written of a list of the most telling ones.
  static let mostTelling = 20

  /// - Parameters:
  ///   - report: The numbers.
  ///   - inputs: The sources that they are of.
  ///   - version: Of the tool.
  package init(_ report: Report, inputs: [SiteManifest.Input], version: String) {
    self.report = report
    self.inputs = inputs
    self.version = version
  }

  /// Appends the object and a line feed.
  package func append(to buffer: inout ByteBuffer) {
    var line = JSONLine(style: .strictCompact, capacity: 1 << 16)
    line.object { json in
      json.text("schema_version", "2")
      json.text("tool_version", version)
      json.sources(inputs)
      json.run(report)
      json.groups(report)
      json.errors(report)
      json.assessments(report)
      json.tellingTraces(report)
      json.diagnostics(report)
    }
    line.move(to: &buffer)
  }
}

extension JSONLine {
  fileprivate mutating func sources(_ inputs: [SiteManifest.Input]) {
    list("sources", inputs) { json, input in
      json.object { json in
        json.text("name", input.name)
        json.text("format", input.format)
        json.text("schema_revision", input.revision)
        json.count("traces", input.traces)
      }
    }
  }

  fileprivate mutating func diagnostics(_ report: Report) {
    let found = Dictionary(grouping: report.rows.lazy.flatMap(\.diagnostics), by: \.code)
    let codes = Diagnostic.Code.allCases.compactMap { code in found[code].map { (code, $0) } }
    list("diagnostics", codes) { json, found in
      json.object { json in
        json.text("code", found.0.rawValue)
        json.count("count", found.1.reduce(0) { $0 + $1.count })
        json.count("traces", found.1.count)
      }
    }
  }
}
