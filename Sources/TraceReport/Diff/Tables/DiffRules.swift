import TraceAnalysis

/// The rules behind the numbers, in sentences below their tables.
enum DiffRules {
  static func numbers(_ comparison: RunComparison) -> [String] {
    let samples = CountText.text(Int64(comparison.resampling.samples))
    let tests = CountText.text(comparison.tests, "test")
    let noise = share(comparison)
    return [
      method(comparison, samples: samples) + adjustment(tests),
      """
      Grey band: changes below ± \(noise) % count as noise. Better or worse needs the whole interval \
      beyond it and an adjusted p of at most 0.05.
      """,
      """
      Base and head are the medians of both; the change is the median of the cases’ own ratios. Model, \
      retrieval and tool time are parts of the critical path; retrieval holds reranking and embedding.
      """,
    ] + unpaired(comparison)
  }

  /// The noise of ratios in percent.
  private static func share(_ comparison: RunComparison) -> String {
    let share = comparison.noise.ratio * 100
    return SignedText.plain(share, places: share == share.rounded() ? 0 : 1)
  }

  private static func method(_ comparison: RunComparison, samples: String) -> String {
    let interval = "percentile interval of \(samples) draws from a fixed seed"
    return comparison.metrics.contains { $0.isPaired && $0.metric != .failures }
      ? "Ratio of head to base of each case: its median, with the \(interval); Wilcoxon signed-rank test"
      : "Ratio of the medians, with the \(interval); Mann-Whitney test"
  }

  private static func adjustment(_ tests: String) -> String {
    "; p adjusted over \(tests) after Benjamini and Hochberg."
  }

  private static func unpaired(_ comparison: RunComparison) -> [String] {
    let lists = comparison.metrics.filter { !$0.isPaired && $0.metric != .failures }
    if lists.isEmpty { return [] }
    let deltas = lists.compactMap { change in
      change.cliffsDelta.map { "\(change.metric.noun) \(SignedText.score($0))" }
    }
    let delta = deltas.isEmpty ? "" : " Cliff’s delta: \(deltas.joined(separator: ", "))."
    let names = lists.map(\.metric.noun).joined(separator: ", ")
    return [
      "Compared as two lists of all values, since too few cases are paired: \(names).\(delta)"
    ]
  }

  static func assessments(_ comparison: RunComparison) -> String {
    let noise = SignedText.plain(comparison.noise.rate, places: 2)
    let share = share(comparison)
    return """
      Pass or fail: McNemar, exact, interval after Newcombe. Scores: mean of the paired differences with \
      its t interval, Wilcoxon signed-rank; the higher, the better. Noise: ± \(noise) for rates and scores \
      between 0 and 1, else ± \(share) % of base’s mean.
      """
  }

  /// What it would take to tell of each assessment that is undecided.
  static func power(_ comparison: RunComparison) -> [[ReportInline]] {
    comparison.assessments.filter { !$0.verdict.isDecided }.compactMap { change in
      guard let needed = change.neededCases, needed > change.comparison.cases else { return nil }
      let about = CountText.text(Int64(Finding.rounded(needed)))
      return [
        .recorded(TextCut(change.name, limit: 60).marked),
        .own(": at this split, 80 % power needs about \(about) cases."),
      ]
    }
  }
}
