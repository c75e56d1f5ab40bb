/// One request to an application as its store recorded it, with all its spans.
package struct Trace: Sendable {
  /// The id as the store names it: `tr-…` in MLflow 3, bare hex before.
  package var id: String
  /// How many traces that come before in the source have the same id; 0 in a sound store.
  package var occurrence: Int
  /// The trace's name; nil where neither the store nor a root span gives one.
  package var name: String?
  package var state: TraceState
  /// Start, milliseconds since the Unix epoch, as the store states it.
  package var requestTimeMS: Int64
  /// Duration in milliseconds as the store states it; nil while in progress.
  package var executionDurationMS: Int64?
  package var experiment: Experiment
  /// Id of the run that was active (metadata `mlflow.sourceRun`); nil outside a run.
  package var runID: String?
  package var sessionID: String?
  package var user: String?
  package var clientRequestID: String?
  /// Ids of runs that were linked afterwards, sorted; may be empty.
  package var linkedRuns: [String]
  /// Versions of prompts that were used, by name and version; may be empty.
  package var linkedPrompts: [LinkedPrompt]
  /// The request, cut by MLflow to 1,000 characters; nil where none was recorded.
  package var requestPreview: String?
  /// The response, cut by MLflow to 1,000 characters; nil where none was recorded.
  package var responsePreview: String?
  /// Sorted by key.
  package var tags: [TextPair]
  /// Sorted by key.
  package var metadata: [TextPair]
  /// Token usage as the store states it for the whole trace; nil where it states none.
  package var statedTokenUsage: TokenUsage?
  /// Cost in US dollars as the store states it for the whole trace; nil where it states none.
  package var statedCost: Cost?
  /// Version of the trace's format: metadata `mlflow.trace_schema.version`; nil where none is given.
  package var schemaVersion: String?
  /// The source as it was named on the command line.
  package var source: String
  /// How many other files hold spans of the trace; the source is the one with the first span then.
  package var furtherSources = 0
  package var attachments: [Attachment]
  /// By time of creation, then id.
  package var assessments: [Assessment]
  /// In the order of the store: start time, then id.
  package var spans: [Span]
  /// What was odd, repaired or missing when the trace was read.
  package var diagnostics: [Diagnostic]

  /// A trace of which only the facts of its own row are known so far.
  package init(
    id: String,
    state: TraceState,
    requestTimeMS: Int64,
    executionDurationMS: Int64? = nil,
    experiment: Experiment,
    source: String
  ) {
    self.id = id
    occurrence = 0
    self.state = state
    self.requestTimeMS = requestTimeMS
    self.executionDurationMS = executionDurationMS
    self.experiment = experiment
    self.source = source
    linkedRuns = []
    linkedPrompts = []
    tags = []
    metadata = []
    attachments = []
    assessments = []
    spans = []
    diagnostics = []
  }

  /// What tells the trace from every other one of its source.
  package var key: TraceKey { TraceKey(id, occurrence: occurrence) }

  /// The value of a tag; nil where the trace does not have it.
  package func tag(_ key: String) -> String? { tags.first { $0.key == key }?.value }

  /// The value of a metadata entry; nil where the trace does not have it.
  package func metadataValue(_ key: String) -> String? { metadata.first { $0.key == key }?.value }
}

/// How a trace ended (MLflow table `trace_info`, column `status`).
package enum TraceState: String, Sendable, CaseIterable {
  case ok = "OK"
  case error = "ERROR"
  case inProgress = "IN_PROGRESS"
  case unspecified = "STATE_UNSPECIFIED"
}

/// The experiment that a trace belongs to.
package struct Experiment: Sendable, Hashable {
  /// Decimal digits in MLflow's stores.
  package var id: String
  /// Nil where the store has no row for the id.
  package var name: String?

  package init(id: String, name: String?) {
    self.id = id
    self.name = name
  }
}

/// A version of a registered prompt.
package struct LinkedPrompt: Sendable, Hashable {
  package var name: String
  package var version: String

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}

/// A key and its text, as in tags and metadata.
package struct TextPair: Sendable, Hashable {
  package var key: String
  package var value: String

  package init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}
