"""The numbers of a run as report.json has them."""
from collections import defaultdict
from functools import cached_property

from . import faults, judgements, stated, times
from .prices import Costs, Prices, sums
from .samples import distribution, eighths_of_a_decade, proportion
from .tokens import KEYS, Ledger, added

STATES = {"ok": "OK", "error": "ERROR", "in_progress": "IN_PROGRESS", "unset": "STATE_UNSPECIFIED"}
PARTS = {"model_ns": ("CHAT_MODEL", "LLM"), "tool_ns": ("TOOL",), "retrieval_ns": ("RETRIEVER", "RERANKER", "EMBEDDING")}
LISTED = 20


def every_key(usage):
    return {k: usage.get(k) for k in KEYS}


def capped(items, most=LISTED):
    return {"count": len(items), "listed": items[:most]}


class Run:
    """The traces of a store without those that judges made, the oldest first.

    `report` is the report.json to compare with: it tells whether tokens without a stated cost are priced.
    """

    def __init__(self, store, report):
        self.store = store
        self.tells_origins = "stated_usd" in report["cost"]
        self.prices = Prices() if report["cost"].get("prices") else None
        self.traces = [t for t in store.traces if not t.is_judge]
        self.ledgers = {t.id: Ledger(t) for t in self.traces}
        self.priced = {i: Costs(ledger, self.prices) for i, ledger in self.ledgers.items()}
        self.paths = {t.id: times.critical_path(t) for t in self.traces}
        self.spans = [(t, s) for t in self.traces for s in t.spans]

    def cost(self, trace):
        return self.priced[trace.id].total

    def differing_costs(self):
        """The traces for which the store states another cost than their spans."""
        return [t.id for t in self.traces if any(True for _ in stated.cost(self, t))]

    def numbers(self):
        starts = [t.start_ms for t in self.traces]
        return {
            "traces": {"count": len(starts), "first_start_ms": min(starts, default=None),
                       "last_start_ms": max(starts, default=None), "states": self.states(self.traces),
                       "judges": sum(t.is_judge for t in self.store.traces), "counts_judges": False},
            "error_rate": self.error_rate(self.traces),
            "duration_ns": distribution(t.duration for t in self.traces),
            "duration_histogram": self.histogram(),
            "time_to_first_token_ns": distribution(self.first_tokens(self.spans)),
            "tokens_per_second": distribution(self.rates(self.spans)),
            "tokens": self.tokens(),
            "cost": self.costs(),
            "cache_hits": self.cache_hits(),
            "spans": {"count": len(self.spans), "failed": sum(s.failed for _, s in self.spans)},
            "per_trace": self.per_trace(),
            "wall_time": self.wall_time(),
            "critical_path": self.critical_path(),
            "uncalled_tools": self.uncalled_tools(),
            "assessments": judgements.of_traces(self.traces),
            "disagreements": judgements.disagreements(self.traces),
            "evaluations": judgements.evaluations(self),
            **self.telling(),
        }

    @staticmethod
    def states(traces):
        return {k: sum(t.state == s for t in traces) for k, s in STATES.items()}

    @staticmethod
    def error_rate(traces):
        failed = sum(t.state == "ERROR" for t in traces)
        return proportion(failed, failed + sum(t.state == "OK" for t in traces))

    @cached_property
    def finished(self):
        return [t for t in self.traces if t.duration is not None]

    def histogram(self):
        return eighths_of_a_decade([t.duration for t in self.finished], [t.state == "ERROR" for t in self.finished]) if self.finished else []

    def first_tokens(self, spans):
        return [self.ledgers[t.id].first_token(s) for t, s in spans]

    def rates(self, spans):
        return [self.ledgers[t.id].rate(s) for t, s in spans]

    def tokens(self):
        counted = [self.ledgers[t.id].counted for t in self.traces]
        sums = added(counted)
        return {k: {"sum": sums.get(k), "per_trace": distribution(c.get(k) for c in counted)} for k in KEYS}

    def costs(self):
        priced = [c for c in map(self.cost, self.traces) if c is not None]
        found = {**self.trace_costs(self.traces), "traces": len(priced), "per_trace_usd": distribution(priced)}
        del found["priced_traces"]
        if self.tells_origins:
            found["priced_calls"] = sum(len(c.credited) for c in self.priced.values())
            found["prices"] = {"date": self.prices.date, "source": self.prices.source} if self.prices else None
        else:
            found["unpriced_traces"] = len(self.traces) - len(priced)
        return found

    def trace_costs(self, traces):
        """Of some traces; apart by origin where the report does so."""
        costs = [self.priced[t.id] for t in traces]
        found = {**sums([c for cost in costs for c in cost.counted.values()]),
                 "unpriced_calls": sum(len(c.unpriced) for c in costs),
                 "priced_traces": sum(c.total is not None for c in costs),
                 "unpriced_traces": sum(bool(c.unpriced) for c in costs)}
        return found if self.tells_origins else {k: found[k] for k in ("cost_usd", "priced_traces")}

    def span_costs(self, spans):
        costs = [(self.priced[t.id], s.id) for t, s in spans]
        credited = [c.credited[i] for c, i in costs if i in c.credited]
        found = {**sums(credited), "unpriced_calls": sum(i in c.unpriced for c, i in costs), "priced_spans": len(credited)}
        return found if self.tells_origins else {"cost_usd": found["cost_usd"]}

    def cache_hits(self):
        keys = "cache_read_input_tokens", "input_tokens"
        both = [u for t in self.traces for u in self.ledgers[t.id].credited.values() if all(k in u for k in keys)]
        read, given = (sum(u[k] for u in both) if both else None for k in keys)
        return {"spans": len(both), keys[0]: read, keys[1]: given, "ratio": read / given if given else None}

    def per_trace(self):
        at_once = [times.concurrency(t) for t in self.traces]
        return {
            "spans": distribution(len(t.spans) for t in self.traces),
            "model_calls": distribution(self.model_calls(t) for t in self.traces),
            "tool_calls": distribution(sum(s.kind == "TOOL" for s in t.spans) for t in self.traces),
            "retries": distribution(times.retries(t) for t in self.traces),
            "depth": distribution(t.depth for t in self.traces),
            "concurrency_max": distribution(c[0] for c in at_once if c),
            "concurrency_mean": distribution(c[1] for c in at_once if c)}

    @staticmethod
    def model_calls(trace):
        return sum(s.calls_a_model and not any(b.calls_a_model for b in trace.below(s)) for s in trace.spans)

    def on_path(self, trace, span):
        return self.paths[trace.id].get(span.id, 0)

    def wall_time(self):
        parts = {p: sum(self.on_path(t, s) for t, s in self.spans if s.kind in kinds) for p, kinds in PARTS.items()}
        others = [(t, s) for t, s in self.spans if not any(s.kind in kinds for kinds in PARTS.values())]
        own = sum(self.on_path(t, s) for t, s in others)
        uncovered = sum(self.on_path(t, s) for t, s in others if s is t.root and t.children[s.id])
        return {"traces": sum(t.root is not None for t in self.traces), "total_ns": sum(parts.values()) + own, **parts,
                "own_code_ns": own, "uncovered_ns": uncovered}

    def critical_path(self):
        kinds = defaultdict(int)
        for trace, span in self.spans:
            kinds[span.kind] += self.on_path(trace, span)
        whole = sum(kinds.values())
        listed = [{"kind": k, "critical_path_ns": v, "share": v / whole} for k, v in kinds.items() if v]
        listed.sort(key=lambda g: -g["critical_path_ns"])
        return {"total_ns": whole, "kinds": capped(listed, 1000)}

    def uncalled_tools(self):
        return capped([{"name": k, "traces": n} for k, n in faults.offered_in_vain(self).items()], 1000)

    def telling(self):
        slowest = sorted(self.finished, key=lambda t: -t.duration)
        costliest = sorted((t for t in self.traces if self.cost(t) is not None), key=lambda t: -self.cost(t))
        failing = [t for t in reversed(self.traces) if t.state == "ERROR"]
        return {"slowest_traces": capped([{**head(t), "duration_ns": t.duration} for t in slowest]),
                "costliest_traces": capped([{**head(t), "cost_usd": self.cost(t)} for t in costliest]),
                "failing_traces": capped([head(t) for t in failing])}


def head(trace):
    return {"trace_id": trace.id, "trace_name": trace.name, "start_ms": trace.start_ms}
