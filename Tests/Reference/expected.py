"""What the export must say of a trace, from the written rules alone."""
import ledger
from attachments import attachments
from jsontext import decoded
from streams import stream_of
from tools import tool_calls
from tree import Tree


class ExpectedTrace:
    """The computed fields of one trace: `fields` of the trace itself, `spans` in order, each with its own."""

    def __init__(self, trace, folder, source):
        self.tree = Tree(trace.spans)
        self.streams = {s.span_id: found for s in trace.spans if (found := stream_of(s))}
        self.usages = ledger.span_usages(self.tree.spans, self.streams)
        self.calls = tool_calls(self.tree.spans, self.streams)
        self.critical = self.tree.critical_path()
        self.fields = self._trace_fields(trace, folder, source)
        self.spans = {s.span_id: self._span_fields(s) for s in self.tree.spans}
        self.needs_diagnostic = is_incomplete(trace)

    def _trace_fields(self, trace, folder, source):
        costs = {s.span_id: ledger.span_cost(s) for s in self.tree.spans}
        total = ledger.outermost_sum(self.tree, costs, ledger.COST_KEYS)
        return {
            "run_id": trace.metadata_or_tag("mlflow.sourceRun"),
            "user": trace.metadata_or_tag("mlflow.trace.user"),
            "linked_runs": trace.run_ids,
            "linked_prompts": linked_prompts(trace),
            "token_usage": ledger.outermost_sum(self.tree, self.usages, ledger.TOKEN_KEYS),
            "cost": total and {k: float(v) for k, v in total.items()},
            "stated_token_usage": stated(trace, ledger.TOKEN_KEYS, "mlflow.trace.tokenUsage"),
            "stated_cost": stated_cost(trace),
            "schema_version": trace.metadata_or_tag("mlflow.trace_schema.version"),
            "source": source,
            "attachments": attachments(trace, self.tree.spans, folder),
        }

    def _span_fields(self, span):
        stream = self.streams.get(span.span_id)
        return {
            "duration_ns": None if span.end is None else span.end - span.start,
            "self_time_ns": self.tree.self_time(span),
            "critical_path_ns": self.critical.get(span.span_id, 0),
            "model": named(span, "mlflow.llm.model", span.model_column),
            "provider": named(span, "mlflow.llm.provider", span.provider_column),
            "token_usage": self.usages[span.span_id],
            "inputs": span.inputs,
            "outputs": span.outputs,
            "attributes": span.attributes,
            "events": [{k: e.get(k) for k in ("name", "time_unix_nano", "attributes")} for e in span.events],
            "links": [{k: link.get(k) for k in ("trace_id", "span_id", "attributes")} for link in span.links],
            "exception": exception(span),
            "tool_calls": self.calls[span.span_id],
            "stream": stream.exported() if stream else None,
        }


def named(span, key, column):
    value = span.attributes.get(key)
    return value if isinstance(value, str) else column


def exception(span):
    """The last exception event of a span."""
    recorded = [e.get("attributes") or {} for e in span.events if e.get("name") == "exception"]
    return {k: recorded[-1].get("exception." + k) for k in ("type", "message", "stacktrace")} if recorded else None


def linked_prompts(trace):
    if trace.prompts:
        pairs = sorted(p.rpartition("/")[::2] for p in trace.prompts)
        return [{"name": name, "version": version} for name, version in pairs]
    listed = decoded(trace.tags.get("mlflow.linkedPrompts"))
    return [{"name": p["name"], "version": str(p["version"])} for p in listed] if isinstance(listed, list) else []


def stated(trace, keys, metadata_key):
    """The store's own sum: from the columns of the trace row where it has them, else from metadata."""
    columns = {k: trace.row[k] for k in keys if trace.row.get(k) is not None}
    if columns:
        return columns
    value = decoded(trace.metadata.get(metadata_key))
    return value if isinstance(value, dict) else None


def stated_cost(trace):
    cost = stated(trace, ledger.COST_KEYS, "mlflow.trace.cost")
    return cost and {k: float(v) for k, v in cost.items()}


def is_incomplete(trace):
    """Whether spans are missing or unreadable, so that the export must say so."""
    sizes = decoded(trace.metadata.get("mlflow.trace.sizeStats"))
    announced = sizes.get("num_spans", 1) if isinstance(sizes, dict) else 1
    return len(trace.spans) < announced or not all(s.readable for s in trace.spans)
