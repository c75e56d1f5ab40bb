package import TraceAnalysis
package import TraceModel

/// What the pages of a diff are made of.
package struct DiffReport: Sendable {
  package let base: DiffSide
  package let head: DiffSide
  package let comparison: RunComparison
  /// What `--match` demands, as it was typed; nil where no rule is demanded.
  package let match: String?

  /// - Parameters:
  ///   - base: What was compared with.
  ///   - head: What was compared.
  ///   - comparison: Of `base` and `head`.
  ///   - match: What `--match` demands, as it was typed.
  package init(
    base: DiffSide,
    head: DiffSide,
    comparison: RunComparison,
    match: String? = nil
  ) {
    self.base = base
    self.head = head
    self.comparison = comparison
    self.match = match
  }
}

/// One of the two runs of a diff.
package struct DiffSide: Sendable {
  /// What it is called: the run's name, else what it was selected by, else the source's base name.
  package let title: String
  /// Base name of the source.
  package let source: String
  /// Name of the source's format.
  package let format: String
  /// What is odd about the source as a whole, in sentences.
  package let remarks: [String]
  /// Its traces in the order of the source: the places that ``PairedCase`` and ``UnpairedTraces`` name.
  package let traces: [DiffTrace]
  /// Traces of judges that were left out.
  package let judges: Int

  package init(
    title: String,
    source: String,
    format: String,
    remarks: [String],
    traces: [DiffTrace],
    judges: Int
  ) {
    self.title = title
    self.source = source
    self.format = format
    self.remarks = remarks
    self.traces = traces
    self.judges = judges
  }

  /// Start of the first trace, milliseconds since the Unix epoch; nil without traces.
  package var startMS: Int64? { traces.map(\.requestTimeMS).min() }

  /// Names of the models that were called, each once, by name.
  package var models: [String] {
    Set(traces.flatMap(\.models).map(ExactText.init)).sorted().map(\.string)
  }
}

/// What the pages of a diff tell of a trace that has no case: enough to find it.
package struct DiffTrace: Sendable {
  package let key: TraceKey
  /// Milliseconds since the Unix epoch.
  package let requestTimeMS: Int64
  /// The first line of what was asked; nil where nothing was recorded.
  package let asked: String?
  package let models: [String]

  package init(key: TraceKey, requestTimeMS: Int64, asked: String?, models: [String]) {
    self.key = key
    self.requestTimeMS = requestTimeMS
    self.asked = asked
    self.models = models
  }
}

/// Where the files of a diff are.
package enum DiffPlace {
  package static let overview = "index"
  package static let pairing = "pairing"

  /// Page of a case without its ending, by the case's place in ``Pairing/cases``: `cases/1` is the first.
  package static func page(ofCase place: Int) -> String { "cases/\(place + 1)" }
}
