#!/usr/bin/env python3
"""Hold `tracefolio export --format chrome` against the MLflow SQLite store that it came from.

    check_chrome_export.py STORE.db EXPORT.json [--show N]

Perfetto's own trace processor is a binary that its Python package fetches from the network, so the
file is read here by the rules of the Trace Event Format: JSON without extensions, on each thread every
slice within the one below it or behind it, and here within its parent. Times are computed in integers
from their digits. Prints a line a mismatch (the first N), then `T traces, S spans, F fields compared, M
mismatches`; exits with 0 only where something was compared and nothing differs.
"""
import json
import re
import sys
from collections import defaultdict

from comparing import Report, arguments
from store import Store

KEYS = {
    "M": ["pid", "ph", "name", "args"],
    "X": ["pid", "tid", "name", "ts", "ph", "dur", "cat", "args"],
    "B": ["pid", "tid", "name", "ts", "ph", "cat", "args"],
    "i": ["pid", "tid", "name", "ts", "ph", "s", "args"],
}
# Inputs, outputs and the like are cut to so many characters; an ellipsis follows.
LIMIT = 1000
# Before 1973 a time beside a later span is one of MLflow 3.6 to 3.10, which wrote microseconds.
OLDEST = 10**17


class Micros(int):
    """Nanoseconds, from the digits of microseconds."""

    def __new__(cls, text):
        if not re.fullmatch(r"-?\d+\.\d{3}", text):
            raise ValueError("%s has not three digits behind the point" % text)
        return super().__new__(cls, text.replace(".", ""))


def number(text):
    return Micros(text) if re.fullmatch(r"-?\d+\.\d{3}", text) else float(text)


def read(path):
    def refuse(word):
        raise ValueError("%s is no JSON" % word)
    with open(path, encoding="utf-8") as file:
        return json.load(file, parse_float=number, parse_constant=refuse)


def check_trace(report, trace, events, base):
    where = trace.trace_id
    names = [e["args"]["name"] for e in events if e["ph"] == "M"]
    report.check(where, "names of the process", True, len(names) == 1 and names[0].endswith(trace.trace_id))
    slices = {e["args"]["span_id"]: e for e in events if e["ph"] in "XB"}
    report.check(where, "ids of spans", sorted(s.span_id for s in trace.spans), sorted(slices))
    for span in trace.spans:
        if span.span_id in slices and span.readable:
            check_slice(report, "%s/%s" % (where, span.span_id), span, slices[span.span_id], base)
    check_nesting(report, where, trace, events)
    check_instants(report, where, trace, events, base)


def check_slice(report, where, span, event, base):
    report.check(where, "name", span.name, event["name"])
    report.check(where, "start", span.start, base + event["ts"])
    report.check(where, "phase", "B" if span.end is None else "X", event["ph"])
    if span.end is not None:
        report.check(where, "duration", max(0, span.end - span.start), int(event["dur"]))
    args = event["args"]
    report.check(where, "kind", span.type or "UNKNOWN", args["kind"])
    report.check(where, "category", span.type or "UNKNOWN", event["cat"])
    report.check(where, "parent", span.parent_id, args.get("parent_id"))
    report.check(where, "status", span.status, args["status"])
    for key in ("inputs", "outputs"):
        text = args.get(key)
        report.check(where, key + " present", getattr(span, key) is not None, text is not None)
        if text is not None:
            report.check(where, "length of " + key, True, len(text) <= LIMIT + 1)
            if len(text) <= LIMIT:
                report.check(where, key, comparable(getattr(span, key)), comparable(loaded(text)))


def loaded(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def comparable(value):
    """Half a character is the replacement character in a Chrome trace's texts."""
    return re.sub(r"[\ud800-\udfff]", "\ufffd", json.dumps(value, ensure_ascii=False))


def check_nesting(report, where, trace, events):
    """Each slice must lie within the open one, its parent, or on an empty thread."""
    threads = defaultdict(list)
    for event in events:
        if event["ph"] in "XB":
            threads[event["tid"]].append(event)
    report.check(where, "threads", list(range(1, len(threads) + 1)), sorted(threads))
    for slices in threads.values():
        open_slices = []
        for event in sorted(slices, key=lambda e: e["ts"]):
            end = event["ts"] + event["dur"] if event["ph"] == "X" else float("inf")
            while open_slices and open_slices[-1][0] <= event["ts"]:
                open_slices.pop()
            if open_slices:
                outer, parent = open_slices[-1]
                report.check(where, "slices within another", True, end <= outer)
                report.check(where, "slices within their parent", event["args"].get("parent_id"), parent)
            open_slices.append((end, event["args"]["span_id"]))


def check_instants(report, where, trace, events, base):
    want = []
    for span in trace.spans:
        for event in span.events:
            time = event["time_unix_nano"]
            micros = span.start >= OLDEST and 0 < time < OLDEST
            want.append((event["name"], time * 1000 if micros else time))
    got = [(e["name"], base + e["ts"]) for e in events if e["ph"] == "i"]
    report.check(where, "events", sorted(map(list, want)), sorted(map(list, got)))


def main():
    options = arguments(__doc__).parse_args()
    traces, report, document = Store(options.store).traces(), Report(options.show), read(options.export)
    base = int(document["otherData"]["base_time_unix_nano"])
    processes = defaultdict(list)
    for event in document["traceEvents"]:
        report.check("event", "keys of " + event["ph"], KEYS.get(event["ph"]), list(event))
        processes[event["pid"]].append(event)
    report.check("export", "processes", list(range(1, len(traces) + 1)), list(processes))
    for trace, events in zip(traces, processes.values()):
        check_trace(report, trace, events, base)
    return report.conclude(len(traces), sum(len(t.spans) for t in traces))


if __name__ == "__main__":
    sys.exit(main())
