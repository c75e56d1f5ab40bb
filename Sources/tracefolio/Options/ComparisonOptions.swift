import ArgumentParser
import TraceAnalysis

/// How two runs are paired and when a difference counts.
struct ComparisonOptions: ParsableArguments {
  @Option(
    help: """
      Pair by this rule alone: tag:KEY, the value of a tag or metadata entry, or input:JSON.PATH, a \
      value within the inputs of the root span.
      """
  )
  var match: MatchArgument?

  @Option(help: "What inputs must have in common to be taken for one case, 0 to 1.")
  var similarity = 0.8

  @Option(help: "Changes of durations, tokens and cost up to this share are noise.")
  var noise = 0.1

  @Option(help: "Changes of rates and of scores between 0 and 1 up to this much are noise.")
  var noiseRate = 0.02

  @Option(
    help: ArgumentHelp(
      """
      Exit with status 1 where this got worse: worse for everything, or names of metrics and \
      assessments with commas. May be repeated.
      """,
      discussion: """
        The metrics are \(Metric.allCases.map(\.option).joined(separator: ", ")). A case that newly \
        fails counts with worse, with failures and with the assessment that it fails. Of assessments \
        more is better. Where no case is paired every gate is shut.
        """
    )
  )
  var failOn: [GateArgument] = []

  func validate() throws {
    guard (0...1).contains(similarity) else {
      throw ValidationError("--similarity must be from 0 to 1.")
    }
    guard noise >= 0, noise < 1 else { throw ValidationError("--noise must be from 0 to below 1.") }
    guard (0...1).contains(noiseRate) else {
      throw ValidationError("--noise-rate must be from 0 to 1.")
    }
  }

  var threshold: NoiseThreshold { NoiseThreshold(ratio: noise, rate: noiseRate) }

  var gates: [Gate] { failOn.flatMap(\.gates) }
}

extension ComparisonOptions {
  /// The options that were given, by name, with their values as typed, for the manifest.
  var given: [(option: String, values: [String])] {
    let defaults = NoiseThreshold()
    let all: [(option: String, values: [String])] = [
      ("match", match.map { [$0.text] } ?? []),
      ("similarity", similarity == 0.8 ? [] : ["\(similarity)"]),
      ("noise", noise == defaults.ratio ? [] : ["\(noise)"]),
      ("noise-rate", noiseRate == defaults.rate ? [] : ["\(noiseRate)"]),
    ]
    return all.filter { !$0.values.isEmpty }
  }
}
