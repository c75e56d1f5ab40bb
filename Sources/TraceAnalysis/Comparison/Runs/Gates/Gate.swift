/// What `--fail-on` watches.
package enum Gate: Sendable, Equatable {
  /// Every metric, every assessment and every case.
  case worse
  case metric(Metric)
  /// An assessment by its name, of all types of source.
  case assessment(String)
}

/// Why a gate is shut.
package enum GateFailure: Sendable, Equatable {
  /// The metric's verdict is worse.
  case metric(Metric)
  case assessment(name: String, sourceType: String)
  /// So many cases pass in base and fail in head: by the assessment, or by any criterion where its name
  /// is nil.
  case newlyFailing(assessment: String?, cases: Int)
  /// Nothing that is watched could be compared.
  case nothingPaired
}
