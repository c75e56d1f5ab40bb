/// What a comparison says of one metric.
package enum Verdict: Sendable, Equatable {
  case better
  case worse
  /// The whole interval lies within the noise threshold.
  case noDifference
  case noDifferenceShown
  /// Too few cases for better or worse whatever they show; `needs` is how many it would take.
  case cannotTell(needs: Int)
}

/// Which way a metric is to go.
package enum Preference: Sendable {
  /// Durations, tokens, cost, errors.
  case less
  /// Pass rates and scores.
  case more
}
