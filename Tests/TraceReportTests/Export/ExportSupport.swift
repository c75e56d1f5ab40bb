import JSONBytes
import TraceAnalysis
import TraceModel

@testable import TraceReport

/// The lines of an export of one trace.
func exported(_ trace: Trace, isStrict: Bool = false) -> String {
  var buffer = ByteBuffer()
  TraceExport(isStrict: isStrict).append(AnalysedTrace(trace), to: &buffer)
  return buffer.string()
}

/// What the line of the plain trace of these tests is, by the format's contract.
func line(spans: String = "", diagnostics: String = "", usage: String = "null") -> String {
  #"{"trace_id":"tr-1","name":null,"state":"OK","request_time_ms":0,"#
    + #""execution_duration_ms":null,"experiment":{"id":"1","name":"demo"},"run_id":null,"#
    + #""session_id":null,"user":null,"client_request_id":null,"linked_runs":[],"#
    + #""linked_prompts":[],"request_preview":null,"response_preview":null,"tags":{},"#
    + #""metadata":{},"token_usage":\#(usage),"cost":null,"stated_token_usage":null,"#
    + #""stated_cost":null,"schema_version":null,"source":"store.db","attachments":[],"#
    + #""assessments":[],"spans":[\#(spans)],"diagnostics":[\#(diagnostics)]}"# + "\n"
}
