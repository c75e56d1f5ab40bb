/// How often cases passed in base and in head.
package struct DiscordantTable: Sendable, Equatable {
  package var passedInBoth = 0
  package var newlyFailing = 0
  package var newlyPassing = 0
  package var failedInBoth = 0

  package init() {}

  /// Counts cases, each with whether it passed.
  package init(_ cases: some Sequence<(base: Bool, head: Bool)>) {
    for (base, head) in cases {
      switch (base, head) {
      case (true, true): passedInBoth += 1
      case (true, false): newlyFailing += 1
      case (false, true): newlyPassing += 1
      case (false, false): failedInBoth += 1
      }
    }
  }

  package var cases: Int { passedInBoth + newlyFailing + newlyPassing + failedInBoth }

  /// The two-sided p-value of McNemar's exact test: a fair coin for each case that changed.
  ///
  /// 1 where none changed. (McNemar 1947; the exact form after Cochran 1950.)
  package var pValue: Double {
    min(
      1,
      2 * FairBinomial.atMost(min(newlyFailing, newlyPassing), of: newlyFailing + newlyPassing)
    )
  }
}
