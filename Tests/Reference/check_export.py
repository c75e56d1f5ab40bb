#!/usr/bin/env python3
"""Hold `tracefolio export` against a second computation from the same MLflow SQLite store.

    check_export.py STORE.db EXPORT.jsonl [--show N] [--source TEXT]

Everything is computed here from the database and the written rules. Prints a line a mismatch (the
first N), a tally a field, then `T traces, S spans, F fields compared, M mismatches`; exits with 0
only where something was compared and nothing differs. Traces whose spans were archived out of the
database are passed over. `--source` is the export's `source`, if it was not STORE.db as given here.
"""
import sys

from comparing import Report, arguments
from expected import ExpectedTrace
from jsontext import difference, loads, shown
from store import Store

DIAGNOSTIC_KEYS = ["code", "message", "span_id"]


def check_trace(report, trace, expected, got):
    where = trace.trace_id
    for field, want in expected.fields.items():
        check_field(report, where, "trace." + field, want, got, field)
    check_assessments(report, where, trace, got.get("assessments") or [])
    check_diagnostics(report, where, expected, got.get("diagnostics") or [])
    spans = got.get("spans") or []
    report.check(where, "order of spans", list(expected.spans), [s.get("span_id") for s in spans])
    by_id = {s.get("span_id"): s for s in spans}
    for span_id, fields in expected.spans.items():
        check_span(report, "%s/%s" % (where, span_id), fields, by_id.get(span_id, {}))


def check_span(report, where, fields, got):
    for field, want in fields.items():
        if field == "stream" and want is not None and got.get("stream") is not None:
            for part, value in want.items():
                check_field(report, where, "stream." + part, value, got["stream"], part)
        else:
            check_field(report, where, "span." + field, want, got, field)


def check_field(report, where, label, want, holder, key):
    if key in holder:
        report.check(where, label, want, holder[key])
    else:
        report.note(where, label, "is missing, expected %s" % shown(want))


def check_assessments(report, where, trace, got):
    want = [[a["assessment_id"], a["last_updated_timestamp"]] for a in trace.assessments]
    report.check(where, "order and updated_ms of assessments", want, [[a.get("assessment_id"), a.get("updated_ms")] for a in got])


def check_diagnostics(report, where, expected, got):
    shapes = [list(d) for d in got]
    report.check(where, "keys of diagnostics", [DIAGNOSTIC_KEYS] * len(got), shapes)
    if expected.needs_diagnostic:
        report.check(where, "diagnostic of an incomplete trace", True, bool(got))


def read_export(path):
    with open(path, encoding="utf-8", newline="\n") as lines:
        return [loads(line) for line in lines if line.strip()]


def main():
    sys.setrecursionlimit(20_000)
    sys.set_int_max_str_digits(0)
    parser = arguments(__doc__)
    parser.add_argument("--source")
    options = parser.parse_args()
    store, report = Store(options.store), Report(options.show)
    traces, lines = store.traces(), read_export(options.export)
    report.check("export", "order of traces", [t.trace_id for t in traces], [line.get("trace_id") for line in lines])
    by_id = {line.get("trace_id"): line for line in lines}
    spans = 0
    for trace in traces:
        if trace.trace_id in by_id and not trace.archived:
            expected = ExpectedTrace(trace, store.folder, options.source or options.store)
            spans += len(expected.spans)
            check_trace(report, trace, expected, by_id[trace.trace_id])
    return report.conclude(len(traces), spans)


if __name__ == "__main__":
    sys.exit(main())
