/// A trace as `Trace.to_json()` writes it: one root span, OK, of experiment 1.
func exportedTrace(
  _ id: String,
  at time: String = "1970-01-01T00:00:01Z",
  state: String = "OK",
  name: String = "root",
  metadata: [String: String] = [:],
  output: String = "42"
) -> String {
  let pairs = metadata.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \"\($0.value)\"" }
  return """
    {"info": {"trace_id": "\(id)", "trace_location": {"mlflow_experiment": {"experiment_id": "1"}}, \
    "request_time": "\(time)", "state": "\(state)", "execution_duration_ms": 5, "tags": {}, \
    "trace_metadata": {\(pairs.joined(separator: ", "))}}, "data": {"spans": [{"name": "\(name)", \
    "span_id": "AAAAAAAAAAE=", "parent_span_id": null, "start_time_unix_nano": 1000000000, \
    "end_time_unix_nano": 1005000000, "status": {"code": "STATUS_CODE_OK", "message": ""}, \
    "attributes": {"mlflow.spanOutputs": "\(output)"}, "events": []}]}}
    """
}
