#!/usr/bin/env python3
"""Hold `tracefolio export --format otlp` against the MLflow SQLite store that it came from.

    check_otlp_export.py STORE.db EXPORT.jsonl [--show N]

Every line is parsed by OpenTelemetry's own protobuf messages (package opentelemetry-proto), as a
receiver would, after its hexadecimal ids became base64, which is what protobuf's JSON wants. The
spans are compared with the database. Prints a line a mismatch (the first N), then `T traces, S spans,
F fields compared, M mismatches`; exits with 0 only where something was compared and nothing differs.
"""
import base64
import json
import sys

from google.protobuf import json_format
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from comparing import Report, arguments
from jsontext import Number, decoded
from store import Store

STATUS = {"UNSET": 0, "OK": 1, "ERROR": 2}
ADDED = "tracefolio.added"


def request(line):
    """A request as OpenTelemetry's own library reads it; an unknown member is an error."""
    value = json.loads(line, parse_constant=lambda word: sys.exit("%s is no JSON" % word))
    for resource in value["resourceSpans"]:
        for scope in resource["scopeSpans"]:
            for span in scope["spans"]:
                for holder in [span] + span.get("links", []):
                    for key in ("traceId", "spanId", "parentSpanId"):
                        if key in holder:
                            holder[key] = base64.b64encode(bytes.fromhex(holder[key])).decode()
    return json_format.ParseDict(value, ExportTraceServiceRequest())


def plain(value):
    """A value of OpenTelemetry as Python has it."""
    kind = value.WhichOneof("value")
    if kind is None:
        return None
    inner = getattr(value, kind)
    if kind == "array_value":
        return [plain(element) for element in inner.values]
    if kind == "double_value":
        return Number(json.dumps(inner))
    return pairs(inner.values) if kind == "kvlist_value" else inner


def pairs(attributes):
    return {attribute.key: plain(attribute.value) for attribute in attributes}


def check_trace(report, trace, read):
    report.check(trace.trace_id, "resources", 1, len(read.resource_spans))
    scopes = read.resource_spans[0].scope_spans
    report.check(trace.trace_id, "scopes", ["tracefolio"], [scope.scope.name for scope in scopes])
    spans = {span.span_id.hex(): span for span in scopes[0].spans}
    report.check(trace.trace_id, "ids of spans", sorted(s.span_id for s in trace.spans), sorted(spans))
    for want in trace.spans:
        if want.span_id in spans and want.readable:
            check_span(report, trace, want, spans[want.span_id])
    facts = [pairs(s.attributes) for s in scopes[0].spans]
    holders = [f for f in facts if "tracefolio.trace.state" in f]
    report.check(trace.trace_id, "spans with the trace's facts", 1, len(holders))
    if holders:
        check_facts(report, trace, {k: decoded(v) for k, v in holders[0].items()})


def check_span(report, trace, want, got):
    where = "%s/%s" % (trace.trace_id, want.span_id)
    report.check(where, "trace_id", trace.trace_id.removeprefix("tr-"), got.trace_id.hex())
    report.check(where, "parent", want.parent_id or "", got.parent_span_id.hex())
    report.check(where, "name", want.name, got.name)
    report.check(where, "kind", 1, got.kind)
    report.check(where, "start", want.start, got.start_time_unix_nano)
    report.check(where, "end", want.end or 0, got.end_time_unix_nano)
    report.check(where, "status", STATUS.get(want.status), got.status.code)
    report.check(where, "message", want.status_message or "", got.status.message)
    read = {key: decoded(value) for key, value in pairs(got.attributes).items()}
    added = set(read.get(ADDED, [])) | {ADDED}
    report.check(where, "attributes", want.attributes, {k: v for k, v in read.items() if k not in added})
    report.check(where, "number of attributes", len(read), len(got.attributes))
    check_events(report, where, want, got)


def check_events(report, where, want, got):
    wanted = [[e["name"], e["time_unix_nano"], e.get("attributes") or {}] for e in want.events]
    report.check(where, "events", wanted, [[e.name, e.time_unix_nano, pairs(e.attributes)] for e in got.events])
    links = []
    for link in got.links:
        attributes = pairs(link.attributes)
        links.append([attributes.pop("tracefolio.trace_id", link.trace_id.hex()), link.span_id.hex(), attributes])
    wanted = [[link["trace_id"], link["span_id"], link.get("attributes") or {}] for link in want.links]
    report.check(where, "links", wanted, links)


def check_facts(report, trace, facts):
    where, row = trace.trace_id, trace.row
    for name, want in {
        "mlflow.experimentId": trace.experiment,
        "mlflow.sourceRun": trace.metadata.get("mlflow.sourceRun"),
        "mlflow.trace.session": trace.metadata.get("mlflow.trace.session") or row.get("session_id"),
        "mlflow.trace.user": trace.metadata.get("mlflow.trace.user"),
        "tracefolio.trace.state": row["status"],
        "tracefolio.trace.request_time_ms": row["timestamp_ms"],
        "tracefolio.trace.execution_duration_ms": row["execution_time_ms"],
        "tracefolio.trace.request_preview": row.get("request_preview"),
        "tracefolio.trace.response_preview": row.get("response_preview"),
    }.items():
        report.check(where, name, want, facts.get(name))
    for prefix, texts in (("mlflow.trace.tag.", trace.tags), ("tracefolio.trace.metadata.", trace.metadata)):
        for key, text in texts.items():
            report.check(where, prefix + "*", text, facts.get(prefix + key))
    ids = [a["assessment_id"] for a in trace.assessments]
    report.check(where, "assessments", ids, [a["assessment_id"] for a in facts.get("tracefolio.trace.assessments", [])])


def main():
    options = arguments(__doc__).parse_args()
    store, report = Store(options.store), Report(options.show)
    with open(options.export, encoding="utf-8", newline="\n") as lines:
        requests = [request(line) for line in lines]
    traces = [trace for trace in store.traces() if trace.spans]
    report.check("export", "number of lines", len(traces), len(requests))
    for trace, read in zip(traces, requests):
        check_trace(report, trace, read)
    return report.conclude(len(requests), sum(len(t.spans) for t in traces))


if __name__ == "__main__":
    sys.exit(main())
