import ArgumentParser
import TraceAnalysis

/// The rule that is to pair cases, as it is typed.
struct MatchArgument: ExpressibleByArgument {
  let rule: MatchRule
  /// As it was typed.
  let text: String

  init?(argument: String) {
    guard let rule = MatchRule(argument) else { return nil }
    self.rule = rule
    text = argument
  }
}
