import Testing

/// A format of sources in which the fixture's traces are recorded, and what it makes of them.
struct SourceFormat: CustomTestStringConvertible, Sendable {
  /// As README.md calls it.
  let name: String
  let files: [File]
  /// Fields that are null or empty here where the store has something.
  let lacks: Set<String>
  /// Fields that may have another value here.
  var differs: [String: Difference] = [:]

  /// How a value differs from the store's.
  struct Difference: Sendable {
    let reason: String
    /// Whether the store's value, JSON, may become the other one.
    let allows: @Sendable (String, String) -> Bool
  }

  /// Where a file or folder of the format comes from.
  enum File: Sendable {
    /// Below Tests/Fixtures/exports.
    case recorded(String)
    /// What `export --format` writes of the fixture, with these words behind it.
    case exported([String], name: String)
  }

  var testDescription: String { name }

  static let all = [json, csv, mlflowOTLP, ownOTLP]

  private static let json = SourceFormat(
    name: "MLflow's JSON",
    files: [
      "array_to_dict.json", "cli_get.json", "cli_search.json", "cli_search_whole_experiment.json",
      "lines_to_dict_ascii_false.jsonl", "lines_to_json.jsonl", "search_traces_df_records.json",
      "trace_to_json",
    ].map { .recorded($0) },
    lacks: ["experiment.name"]
  )

  private static let csv = SourceFormat(
    name: "MLflow's CSV",
    files: [.recorded("search_traces_df.csv")],
    lacks: ["experiment.name"]
  )

  private static let mlflowOTLP = SourceFormat(
    name: "MLflow's OTLP",
    files: [
      "mlflow_attributes.jsonl", "mlflow_attributes.pb", "mlflow_attributes_one_document.json",
    ]
    .map { .recorded("otlp-from-store/" + $0) },
    lacks: [
      "experiment.id", "experiment.name", "session_id", "user", "request_preview",
      "response_preview", "tags", "metadata", "stated_token_usage", "stated_cost",
      "schema_version", "attachments", "assessments",
    ],
    differs: [
      "execution_duration_ms": Difference(reason: "what MLflow states may be a millisecond off") {
        guard let stored = Int($0), let found = Int($1) else { return false }
        return abs(stored - found) <= 1
      },
      "state": Difference(reason: "without a root that ended nothing says it") {
        $1 == #""STATE_UNSPECIFIED""#
      },
    ]
  )

  private static let ownOTLP = SourceFormat(
    name: "Tracefolio's OTLP",
    files: [.exported(["--format", "otlp"], name: "otlp.jsonl")],
    lacks: ["attachments"],
    differs: [
      "spans.events": Difference(reason: "attributes that are an empty object are none") {
        $0.replacing(#""attributes":{}"#, with: #""attributes":null"#) == $1
      }
    ]
  )
}
