import TraceAnalysis

/// The pages over many traces besides the overview.
package enum ReportPageKind: String, Sendable, CaseIterable {
  case models, tools, errors, names, sessions, runs, assessments

  /// Those that have something to tell of a report, in the order of their links.
  static func all(of report: Report) -> [ReportPageKind] {
    allCases.filter { $0.hasRows(in: report) }
  }

  private func hasRows(in report: Report) -> Bool {
    let statistics = report.statistics
    return switch self {
    case .models: !statistics.models.isEmpty
    case .tools: !statistics.tools.isEmpty || !statistics.uncalledTools.isEmpty
    case .errors: !statistics.failures.isEmpty
    case .names: !statistics.names.isEmpty
    case .sessions: report.counted.contains { $0.session != nil }
    case .runs: !report.counted.isEmpty
    case .assessments: !statistics.assessments.isEmpty
    }
  }

  /// The words of a link to the page.
  var label: StaticString {
    switch self {
    case .models: "Models"
    case .tools: "Tools"
    case .errors: "Errors"
    case .names: "Spans"
    case .sessions: "Sessions"
    case .runs: "Runs"
    case .assessments: "Assessments"
    }
  }

  /// The title of the page.
  var title: StaticString {
    switch self {
    case .names: "Spans by name"
    case .runs: "Runs and experiments"
    default: label
    }
  }

  /// Path in the site.
  func path(in format: SiteFormat) -> String { "\(rawValue).\(format.fileExtension)" }
}
