"""The numbers of report.json by what spans and traces have in common."""
from collections import defaultdict

from . import times
from .run import capped, every_key
from .samples import distribution, proportion
from .tokens import added


def of_run(run):
    """Under each name of `by` the groups by key, or by key and value."""
    experiment = run.store.experiments
    return {
        "kind": span_groups(run, lambda s: s.kind),
        "span_name": span_groups(run, lambda s: s.name),
        "model": span_groups(run, lambda s: s.model),
        "tool": span_groups(run, lambda s: s.name if s.kind == "TOOL" else None),
        "trace_name": trace_groups(run, lambda t: [t.name]),
        "user": trace_groups(run, lambda t: [t.metadata_or_tag("mlflow.trace.user")]),
        "session": trace_groups(run, lambda t: [t.metadata_or_tag("mlflow.trace.session")]),
        "experiment": trace_groups(run, lambda t: [experiment[t.info.experiment_id]]),
        "run": trace_groups(run, lambda t: run.store.runs[t.id]),
        "tag": trace_groups(run, lambda t: [kv for kv in t.tags.items() if not kv[0].startswith("mlflow.")]),
    }


def span_groups(run, label):
    found = defaultdict(list)
    for trace, span in run.spans:
        if label(span) is not None:
            found[label(span)].append((trace, span))
    return {(key, None): {"key": key, **of_spans(run, spans)} for key, spans in found.items()}


def of_spans(run, spans):
    failed = [t.id for t, s in spans if s.failed]
    ledgers = [(run.ledgers[t.id], s.id) for t, s in spans]
    return {
        "spans": len(spans), "traces": len({t.id for t, _ in spans}), "failed": len(failed),
        "success_rate": proportion(len(spans) - len(failed), len(spans)),
        "failed_traces": capped(list(dict.fromkeys(failed))),
        "duration_ns": distribution(s.duration for _, s in spans),
        "self_time_ns": sum(times.self_time(t, s) or 0 for t, s in spans),
        "critical_path_ns": sum(run.on_path(t, s) for t, s in spans),
        "time_to_first_token_ns": distribution(run.first_tokens(spans)),
        "tokens_per_second": distribution(run.rates(spans)),
        "reporting_spans": sum(i in ledger.usage for ledger, i in ledgers),
        "tokens": every_key(added(ledger.credited.get(i, {}) for ledger, i in ledgers)),
        **run.span_costs(spans),
    }


def trace_groups(run, labels):
    found = defaultdict(list)
    for trace in run.traces:
        for label in labels(trace):
            if label is not None:
                found[label if isinstance(label, tuple) else (label, None)].append(trace)
    return {(key, value): {"key": key, **({} if value is None else {"value": value}), **of_traces(run, traces)}
            for (key, value), traces in found.items()}


def of_traces(run, traces):
    spans = [(t, s) for t in traces for s in t.spans]
    return {
        "traces": len(traces), "states": run.states(traces), "error_rate": run.error_rate(traces),
        "duration_ns": distribution(t.duration for t in traces),
        "time_to_first_token_ns": distribution(run.first_tokens(spans)),
        "tokens": every_key(added(run.ledgers[t.id].counted for t in traces)),
        **run.trace_costs(traces),
    }
