/// Releases of MLflow whose tables a test's store can have.
enum MLflowRelease: String, CaseIterable {
  case v36 = "3.6"
  case v310 = "3.10"
  case v317 = "3.17"

  /// As `alembic_version` names it.
  var revision: String {
    switch self {
    case .v36: "bf29a5ff90ea"
    case .v310: "1b5f0d9ad7c1"
    case .v317: "dc11669786a5"
    }
  }

  /// The statements that MLflow made the tables with, without constraints between tables.
  var schema: String { Self.common + traceInfo + spans + assessments }

  private static let common = """
    CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
    CREATE TABLE experiments (experiment_id INTEGER NOT NULL, name VARCHAR(256) NOT NULL,
      artifact_location VARCHAR(256), lifecycle_stage VARCHAR(32), creation_time BIGINT,
      last_update_time BIGINT, CONSTRAINT experiment_pk PRIMARY KEY (experiment_id));
    CREATE TABLE runs (run_uuid VARCHAR(32) NOT NULL, name VARCHAR(250), status VARCHAR(9),
      start_time BIGINT, end_time BIGINT, lifecycle_stage VARCHAR(20), experiment_id INTEGER,
      CONSTRAINT run_pk PRIMARY KEY (run_uuid));
    CREATE TABLE trace_tags ("key" VARCHAR(250) NOT NULL, value VARCHAR(8000),
      request_id VARCHAR(50) NOT NULL, CONSTRAINT trace_tag_pk PRIMARY KEY ("key", request_id));
    CREATE TABLE trace_request_metadata ("key" VARCHAR(250) NOT NULL, value VARCHAR(8000),
      request_id VARCHAR(50) NOT NULL,
      CONSTRAINT trace_request_metadata_pk PRIMARY KEY ("key", request_id));
    CREATE TABLE entity_associations (association_id VARCHAR(36) NOT NULL,
      source_type VARCHAR(36) NOT NULL, source_id VARCHAR(36) NOT NULL,
      destination_type VARCHAR(36) NOT NULL, destination_id VARCHAR(36) NOT NULL,
      created_time BIGINT, CONSTRAINT entity_associations_pk
      PRIMARY KEY (source_type, source_id, destination_type, destination_id));

    """

  private var traceInfo: String {
    let promoted = """
      , db_payload_generation INTEGER DEFAULT '0' NOT NULL, trace_name VARCHAR(4096),
      session_id VARCHAR(250), input_tokens BIGINT, output_tokens BIGINT, total_tokens BIGINT,
      cache_read_input_tokens BIGINT, cache_creation_input_tokens BIGINT,
      cache_creation_input_tokens_above_1hr BIGINT, input_cost FLOAT, output_cost FLOAT,
      total_cost FLOAT
      """
    return """
      CREATE TABLE trace_info (request_id VARCHAR(50) NOT NULL, experiment_id INTEGER NOT NULL,
        timestamp_ms BIGINT NOT NULL, execution_time_ms BIGINT, status VARCHAR(50) NOT NULL,
        client_request_id VARCHAR(50), request_preview VARCHAR(1000),
        response_preview VARCHAR(1000)\(self == .v317 ? promoted : ""),
        CONSTRAINT trace_info_pk PRIMARY KEY (request_id));
      CREATE INDEX index_trace_info_experiment_id_timestamp_ms
        ON trace_info (experiment_id, timestamp_ms);

      """
  }

  private var spans: String {
    let late =
      switch self {
      case .v36: ""
      case .v310: ", dimension_attributes JSON"
      case .v317:
        """
        , input_cost FLOAT, output_cost FLOAT, total_cost FLOAT, model_name VARCHAR(500),
        model_provider VARCHAR(500)
        """
      }
    return """
      CREATE TABLE spans (trace_id VARCHAR(50) NOT NULL, experiment_id INTEGER NOT NULL,
        span_id VARCHAR(50) NOT NULL, parent_span_id VARCHAR(50), name TEXT, type VARCHAR(500),
        status VARCHAR(50) NOT NULL, start_time_unix_nano BIGINT NOT NULL,
        end_time_unix_nano BIGINT, duration_ns BIGINT
        GENERATED ALWAYS AS (end_time_unix_nano - start_time_unix_nano) STORED,
        content TEXT NOT NULL\(late), CONSTRAINT spans_pk PRIMARY KEY (trace_id, span_id));

      """
  }

  private var assessments: String {
    let late = """
      , experiment_id INTEGER, trace_timestamp_ms BIGINT, aggregate_value FLOAT,
      is_numeric_value BOOLEAN DEFAULT 0 NOT NULL
      """
    return """
      CREATE TABLE assessments (assessment_id VARCHAR(50) NOT NULL, trace_id VARCHAR(50) NOT NULL,
        name VARCHAR(250) NOT NULL, assessment_type VARCHAR(20) NOT NULL, value TEXT NOT NULL,
        error TEXT, created_timestamp BIGINT NOT NULL, last_updated_timestamp BIGINT NOT NULL,
        source_type VARCHAR(50) NOT NULL, source_id VARCHAR(250), run_id VARCHAR(32),
        span_id VARCHAR(50), rationale TEXT, overrides VARCHAR(50), valid BOOLEAN NOT NULL,
        assessment_metadata TEXT\(self == .v317 ? late : ""),
        CONSTRAINT assessments_pk PRIMARY KEY (assessment_id));
      """
  }
}
