/// The rows of one trace as they lie in the store.
struct TraceRows: Sendable {
  var info: TraceInfoRow
  var tags: [TextRow] = []
  var metadata: [TextRow] = []
  var spans: [SpanRow] = []
  var assessments: [AssessmentRow] = []
  var associations: [AssociationRow] = []
  /// Columns that hold something else than the number they should.
  var misfits: [MisfitColumn] = []
  /// What an export holds that cannot be read, in sentences.
  var remarks: [String] = []

  /// Sorts the spans by start; false where that leaves open which comes first, or a number is none.
  mutating func sortSpans() -> Bool {
    if !startsIncrease { spans.sort { ($0.startNS ?? 0) < ($1.startNS ?? 0) } }
    return startsIncrease && misfits.isEmpty
  }

  private var startsIncrease: Bool {
    spans.indices.dropFirst().allSatisfy { index in
      guard let before = spans[index - 1].startNS, let start = spans[index].startNS else {
        return false
      }
      return before < start
    }
  }

  /// Bytes of the texts that have no bounds.
  var size: Int {
    var size = (info.requestPreview?.utf8.count ?? 0) + (info.responsePreview?.utf8.count ?? 0)
    for row in tags { size += row.key.utf8.count + row.value.utf8.count }
    for row in metadata { size += row.key.utf8.count + row.value.utf8.count }
    for row in spans { size += row.content.count + (row.dimensions?.count ?? 0) }
    for row in assessments {
      size += (row.value?.count ?? 0) + (row.metadata?.count ?? 0)
      size += (row.error?.count ?? 0) + (row.rationale?.utf8.count ?? 0)
    }
    return size
  }

  mutating func note(_ columns: [String], of table: String, spanID: String? = nil) {
    misfits += columns.map { MisfitColumn(table: table, name: $0, spanID: spanID) }
  }
}

/// A column of one row whose value is left out, as it has the wrong type.
struct MisfitColumn: Sendable {
  var table: String
  var name: String
  /// The row's span; nil in tables other than `spans`.
  var spanID: String?
}

/// A row of `trace_info`.
struct TraceInfoRow: Sendable {
  var id: String
  /// As text, decimal digits in every store of MLflow.
  var experimentID: String
  /// 0 where the column holds no integer; a misfit then says so.
  var timestampMS: Int64
  var executionMS: Int64?
  var status: String
  var clientRequestID: String?
  var requestPreview: String?
  var responsePreview: String?
  /// Columns that MLflow 3.17 promoted from tags and metadata; nil in older stores.
  var traceName: String?
  var sessionID: String?
  /// In the order of `TokenKey.allCases` without the last.
  var tokens: [Int64?]
  /// Input, output and total in US dollars.
  var costs: [Double?]
}

/// A row of `trace_tags` or `trace_request_metadata`.
struct TextRow: Sendable {
  var key: String
  var value: String
}

/// A row of `spans`.
struct SpanRow: Sendable {
  var id: String
  var parentID: String?
  var name: String?
  var type: String?
  var status: String?
  var startNS: Int64?
  var endNS: Int64?
  var content: [UInt8]
  var model: String?
  var provider: String?
  /// JSON object of MLflow 3.10; nil in other stores.
  var dimensions: [UInt8]?
}

/// A row of `assessments`.
struct AssessmentRow: Sendable {
  var id: String
  var name: String
  var type: String
  var value: [UInt8]?
  var error: [UInt8]?
  var createdMS: Int64
  var updatedMS: Int64
  var sourceType: String
  var sourceID: String?
  var spanID: String?
  var rationale: String?
  var overrides: String?
  var isValid: Bool
  var metadata: [UInt8]?
}

/// A row of `entity_associations` whose source is the trace.
struct AssociationRow: Sendable {
  var type: String
  var id: String
}
