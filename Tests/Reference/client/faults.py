"""Why traces failed, and what is odd about them."""
import json
from collections import defaultdict


def blamed(trace):
    """The first failed span without a failed child."""
    failed = (s for s in trace.spans if s.failed)
    return next((s for s in failed if not any(c.failed for c in trace.children[s.id])), None)


def reason(trace):
    """Class of the exception and message; each None where it is not recorded."""
    span = blamed(trace)
    if span is None:
        return None, None
    exceptions = [e.attributes for e in span.events or [] if e.name == "exception"]
    last = exceptions[-1] if exceptions else {}
    return last.get("exception.type"), last.get("exception.message") or span.status_message or None


def reasons(traces):
    """The failed traces by their reason."""
    found = defaultdict(list)
    for trace in traces:
        if trace.state == "ERROR":
            found[reason(trace)].append(trace)
    return found


def diagnostics(run):
    """How often each code occurs and in how many traces, as far as it follows from the written rules."""
    found = defaultdict(list)
    for trace in run.traces:
        for code in codes(trace, run.ledgers[trace.id]):
            found[code].append(trace.id)
    return {code: {"code": code, "count": len(ids), "traces": len(set(ids))} for code, ids in found.items()}


def codes(trace, ledger):
    ids = {s.id for s in trace.spans}
    stated = run_size(trace)
    if stated is not None and stated > len(trace.spans):
        yield "spans_missing"
    yield from ("orphan_span" for s in trace.spans if s.parent_id is not None and s.parent_id not in ids)
    if trace.spans and not trace.root:
        yield "root_missing"
    for span in trace.spans:
        stream = ledger.streams[span.id]
        if not stream.values or span.failed:
            continue
        if stream.kind == "chat.completion.chunk" and not stream.usage and span.id not in ledger.usage:
            yield "stream_without_usage"
        if not stream.ended_well:
            yield "stream_incomplete"


def run_size(trace):
    text = trace.metadata.get("mlflow.trace.sizeStats")
    return json.loads(text).get("num_spans") if text else None


def offered_in_vain(run):
    """Functions that a request offered and that no trace has a call of, with the traces that offered them."""
    offers, called = defaultdict(list), set()
    for trace in run.traces:
        names = {n for s in trace.spans if s.calls_a_model for n in offered(s)}
        for name in names:
            offers[name].append(trace.id)
        for span in trace.spans:
            called |= set(called_in(span.outputs))
            for value in run.ledgers[trace.id].streams[span.id].values:
                called |= set(called_in(value))
    return {name: len(ids) for name, ids in offers.items() if name not in called}


def offered(span):
    tools = span.inputs.get("tools") if isinstance(span.inputs, dict) else None
    for tool in tools or []:
        if isinstance(tool, dict) and tool.get("type") == "function":
            yield (tool.get("function") or tool).get("name")


def called_in(value):
    """Names of functions that an answer, or a part of one, calls."""
    if isinstance(value, list):
        for item in value:
            yield from called_in(item)
    elif isinstance(value, dict):
        for call in value.get("tool_calls") or []:
            yield (call.get("function") or {}).get("name")
        if value.get("type") == "function_call":
            yield value.get("name")
        for key in ("choices", "message", "delta", "output", "item", "response"):
            yield from called_in(value.get(key))
