/// How many cases it takes to show a change of a pass rate.
package enum McNemarPower {
  /// The value that 80 % of the normal distribution lie below.
  private static let normal80 = 0.8416212335729143

  /// Cases for 80 % power of McNemar's test at the 5 % level, if the shares that changed stay as they
  /// are (Connett, Smith and McHugh 1987, "Sample size and power for pair-matched case-control
  /// studies", after Miettinen 1968).
  ///
  /// With p the share of cases that changed and d that of the difference between both ways:
  /// (z₀.₉₇₅ √p + z₀.₈ √(p − d²))² / d², rounded up. Nil where as many changed one way as the other.
  ///
  /// - Parameters:
  ///   - failing: Cases that passed in base and fail in head.
  ///   - passing: Cases that failed in base and pass in head.
  ///   - cases: All cases.
  /// - Returns: A number of cases.
  package static func neededCases(_ failing: Int, _ passing: Int, of cases: Int) -> Int? {
    guard cases > 0, failing != passing else { return nil }
    let changed = Double(failing + passing) / Double(cases)
    let difference = Double(failing - passing) / Double(cases)
    let square = difference * difference
    let root = Proportion.normal975 * changed.squareRoot()
    let other = normal80 * max(0, changed - square).squareRoot()
    return Int(exactly: ((root + other) * (root + other) / square).rounded(.up))
  }
}
