"""What MLflow states for whole traces and its own spans say otherwise."""
import json
import math

from . import streams
from .tokens import KEYS

HEAD = """# What MLflow states wrongly for whole traces

Of `%s`, as MLflow %s returns it. `check_client.py --write` makes this list and without it holds the
list against a store. Compared are state, start, duration, tokens and cost of %d traces; tokens and cost are
counted by the rules of the token ledger, cost as spans state it.

"""
TABLE = """| trace | what | MLflow says | the spans say | why |
| --- | --- | --- | --- | --- |
"""


def findings(run):
    """Rows of trace id, what is stated, MLflow's value, that of the spans, and the reason."""
    return [(trace.id, *row) for trace in run.traces for look in LOOKS for row in look(run, trace)]


def as_text(title, version, traces, rows):
    lines = "".join("| `%s` | %s | %s | %s | %s |\n" % row for row in rows)
    return HEAD % (title, version, traces) + (TABLE + lines if rows else "Nothing: all of them are as the spans say.\n")


def stated_json(trace, key):
    text = trace.metadata.get(key)
    return json.loads(text) if text else {}


def tokens(run, trace):
    ledger, stated = run.ledgers[trace.id], stated_json(trace, "mlflow.trace.tokenUsage")
    counted = {k: v for k, v in ledger.counted.items() if k != "reasoning_tokens"}
    if stated == counted:
        return
    keys = [k for k in KEYS if stated.get(k) != counted.get(k)]
    yield "tokens", texts(stated, keys), texts(counted, keys), why_tokens(ledger, trace, stated)


def texts(usage, keys):
    return ", ".join("%s %s" % (usage[k], k.removesuffix("_tokens").replace("_", " ")) for k in keys if k in usage) or "nothing"


def why_tokens(ledger, trace, stated):
    if not stated:
        calls = [s for s in ledger.outermost(ledger.usage)]
        ends = {ledger.streams[s.id].final_event for s in calls} - {None, "response.completed"}
        names = ", ".join("`%s`" % s.name for s in calls)
        return "no usage is taken from the answer of %s%s" % (names, "".join(", a stream that ended with `%s`" % e for e in ends))
    if stated.get("total_tokens") == sum(u.get("total_tokens", 0) for u in ledger.usage.values()):
        return "sums spans and the spans inside them"
    usages = [streams.usage_of(v) for s in trace.spans for v in ledger.streams[s.id].values]
    if sum(map(bool, usages)) > 1:
        return "sums the chunks of a stream"
    return "unknown"


def cost(run, trace):
    ledger = run.ledgers[trace.id]
    stated, counted = stated_json(trace, "mlflow.trace.cost").get("total_cost"), ledger.cost
    if stated == counted or None not in (stated, counted) and math.isclose(stated, counted, rel_tol=1e-9):
        return
    yield "cost", dollars(stated), dollars(counted), why_cost(ledger, stated)


def dollars(value):
    return "nothing" if value is None else "$%.9g" % value


def why_cost(ledger, stated):
    spans = ledger.outermost(ledger.costs)
    if stated is None:
        return "the spans' costs are not carried into the trace"
    if spans and math.isclose(stated, ledger.costs[spans[-1].id]["total_cost"], rel_tol=1e-9):
        return "states only the last of %d calls" % len(spans)
    if math.isclose(stated, math.fsum(c["total_cost"] for c in ledger.costs.values()), rel_tol=1e-9):
        return "sums spans and the spans inside them"
    return "unknown"


def duration(run, trace):
    stated, root = trace.info.execution_duration, trace.root
    if stated is None or root is None or root.duration is None or abs(stated - root.duration / 1e6) < 1:
        return
    yield "duration", "%d ms" % stated, "%.3f ms" % (root.duration / 1e6), why_duration(trace)


def why_duration(trace):
    return "the root ends before a span below it" if trace.last_end > trace.root.end else "unknown"


def state(run, trace):
    """A trace that is OK although its root failed, or the answer of its last call did."""
    if trace.state == "OK" and trace.root and trace.root.failed:
        yield "state", "OK", "root ERROR", "unknown"
    for span in trace.spans if trace.state == "OK" else ():
        end = run.ledgers[trace.id].streams[span.id].final_event
        answer = span.outputs.get("status") if isinstance(span.outputs, dict) else None
        if end not in (None, "response.completed"):
            yield "state", "OK", "`%s`" % end, "the end of a streamed Response is not looked at"
        elif answer in ("failed", "incomplete", "cancelled") and "output" in span.outputs:
            yield "state", "OK", "Response `%s`" % answer, "the status of a Response is not looked at"
    if trace.id in run.store.left_out:
        yield "state", "OK", "%d span, of more" % len(trace.spans), "a span never ended and was not exported; the client refuses the trace"


def start(run, trace):
    if trace.root and abs(trace.start_ms - trace.root.start / 1e6) >= 1:
        yield "start", "%d ms" % trace.start_ms, "%.3f ms" % (trace.root.start / 1e6), "unknown"


LOOKS = (state, start, duration, tokens, cost)
