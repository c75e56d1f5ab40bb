import Testing
import TraceModel

@testable import TraceSources

/// Whoever reads one more column has to add it to the fingerprint; else pages would go stale.
@Suite("What a trace's fingerprint covers")
struct FingerprintTests {
  private static let tables = [
    "trace_info", "trace_tags", "trace_request_metadata", "spans", "assessments",
    "entity_associations",
  ]

  @Test("Every column of every table on which the trace depends", arguments: MLflowRelease.allCases)
  func columns(release: MLflowRelease) throws {
    let before = try FullStore(release).state()
    for table in Self.tables {
      for column in try FullStore(release).columns(of: table) {
        for value in FullStore.values {
          let sql = "UPDATE \(table) SET \(column) = \(value(column))"
          // Nil for a null where the table allows none, and for two rows of one key.
          guard let after = try? FullStore(release).changed(sql) else { continue }
          if before.image != after.image { #expect(before.digest != after.digest, "\(sql)") }
        }
      }
    }
  }

  @Test("So the columns of which it is known that the trace shows them")
  func known() throws {
    for (table, columns) in Self.shown {
      for column in columns.split(separator: " ") {
        let release: MLflowRelease = column == "dimension_attributes" ? .v310 : .v317
        let (before, after) = try FullStore(release).change(
          "UPDATE \(table) SET \(column) = \(FullStore.other(String(column)))"
        )
        #expect(before.digest != after.digest, "\(table).\(column)")
      }
    }
  }

  private static let shown = [
    "trace_info": """
    request_id experiment_id timestamp_ms execution_time_ms status client_request_id \
    request_preview response_preview trace_name session_id input_tokens output_tokens \
    total_tokens cache_read_input_tokens cache_creation_input_tokens \
    cache_creation_input_tokens_above_1hr input_cost output_cost total_cost
    """,
    "trace_tags": "key value request_id",
    "trace_request_metadata": "key value request_id",
    "spans": """
    trace_id span_id parent_span_id name type status start_time_unix_nano end_time_unix_nano \
    content model_name model_provider dimension_attributes
    """,
    "assessments": """
    trace_id assessment_id name assessment_type value error created_timestamp \
    last_updated_timestamp source_type source_id span_id rationale overrides valid \
    assessment_metadata
    """,
    "entity_associations": "source_type source_id destination_type destination_id",
    "experiments": "name",
  ]

  /// Renaming a column shows whether anything reads it: then the store cannot be opened, or the trace
  /// is another one.
  @Test("Columns that nobody reads do not count", arguments: MLflowRelease.allCases)
  func unread(release: MLflowRelease) throws {
    for table in Self.tables {
      let columns = try FullStore(release).columns(of: table)
      for column in columns where try !FullStore(release).reads(column, of: table) {
        let (before, after) = try FullStore(release).change(
          "UPDATE \(table) SET \(column) = \(FullStore.other(column))"
        )
        #expect(before.image == after.image, "\(table).\(column)")
        #expect(before.digest == after.digest, "\(table).\(column)")
      }
    }
  }

  static let rows = [
    "DELETE FROM trace_tags WHERE key = 'tag 1'",
    "DELETE FROM trace_request_metadata WHERE key = 'metadata 1'",
    "DELETE FROM spans WHERE span_id = 's2'",
    "DELETE FROM assessments WHERE assessment_id = 'a2'",
    "DELETE FROM entity_associations WHERE destination_type = 'run'",
    "DELETE FROM experiments WHERE experiment_id = 1",
    "UPDATE spans SET span_id = 's3' WHERE span_id = 's2'",
    "UPDATE trace_tags SET value = CASE key WHEN 'tag 1' THEN 'two' ELSE 'one' END",
    """
    UPDATE trace_info SET input_tokens = output_tokens, output_tokens = input_tokens
    """,
    "UPDATE assessments SET value = error, error = value",
    "UPDATE spans SET model_name = model_provider, model_provider = model_name",
    // A tag becomes metadata of the same key.
    """
    INSERT INTO trace_request_metadata SELECT * FROM trace_tags WHERE key = 'tag 1';
    DELETE FROM trace_tags WHERE key = 'tag 1'
    """,
  ]

  @Test("Rows that go, and values that change places", arguments: rows)
  func movedRows(sql: String) throws {
    let (before, after) = try FullStore(.v317).change(sql)
    #expect(before.digest != after.digest)
    #expect(before.image != after.image)
  }

  @Test("Other traces, experiments and files do not count")
  func others() throws {
    let (before, after) = try FullStore(.v317).change(
      """
      UPDATE experiments SET name = 'other' WHERE experiment_id = 0;
      INSERT INTO trace_tags (request_id, key, value) VALUES ('tr-2', 'tag 1', 'one');
      INSERT INTO runs (run_uuid, name) VALUES ('r', 'r');
      """
    )
    #expect(before.digest == after.digest)
  }

  @Test("A trace with a place for files says so: its rows tell nothing of them")
  func folder() throws {
    let full = try FullStore(.v317)
    #expect(try full.state().hasFolder == false)
    try full.store.folder.put("mlruns/1/traces/tr-1/artifacts/attachments/a.png", [1])
    #expect(try full.state().hasFolder)
  }

  @Test("The same rows give the same, store for store")
  func same() throws {
    #expect(try FullStore(.v317).state().digest == FullStore(.v317).state().digest)
  }
}
