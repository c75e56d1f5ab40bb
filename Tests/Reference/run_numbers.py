"""The numbers of report.json from the written rules: a second computation, nothing rounded."""
from collections import Counter, defaultdict
from fractions import Fraction
from math import sqrt

import ledger
from display import bin_edge
from gaps import percentile
from overview import Figures, Overview, length, model_of, total, wilson
from prices import CostSum

STATE_KEYS = {"OK": "ok", "ERROR": "error", "IN_PROGRESS": "in_progress", "STATE_UNSPECIFIED": "unset"}
WALL_PARTS = {"CHAT_MODEL": "model_ns", "LLM": "model_ns", "TOOL": "tool_ns", "RETRIEVER": "retrieval_ns",
              "RERANKER": "retrieval_ns", "EMBEDDING": "retrieval_ns"}
MODEL_KINDS = ("CHAT_MODEL", "LLM")
TELLING = 20
GROUPS = FAILED = 1000


def distribution(values):
    """n, mean, standard deviation by n - 1, type-7 percentiles; None without values."""
    exact = [Fraction(v) for v in values]
    if not exact:
        return None
    mean = sum(exact) / len(exact)
    squares = sum((v - mean) ** 2 for v in exact)
    points = {"min": 0, "p50": 50, "p90": 90, "p95": 95, "p99": 99, "max": 100}
    return {"n": len(exact), "mean": mean, "sd": sqrt(squares / (len(exact) - 1)) if len(exact) > 1 else None,
            **{name: percentile(exact, Fraction(p, 100)) for name, p in points.items()}}


def proportion(hits, n):
    if not n:
        return None
    low, high = wilson(hits, n)
    return {"count": hits, "n": n, "rate": Fraction(hits, n), "rate_low": low, "rate_high": high}


def capped(items, most):
    return {"count": len(items), "listed": items[:most]}


def token_sums(usages):
    return {k: total(u.get(k) for u in usages) for k in ledger.TOKEN_KEYS}


class Run:
    """What report.json must say of the traces of a store, oldest first; traces of judges only where they count."""

    def __init__(self, store, table, counts_judges=False):
        self.table = table
        self.experiments = store.experiments()
        every = [Figures(t, table) for t in store.traces()]
        self.counts_judges, self.judges = counts_judges, sum(f.is_judge for f in every)
        self.figures = every if counts_judges else [f for f in every if not f.is_judge]
        self.overview = Overview(self.figures)
        self.spans = [SpanNumbers(f, s) for f in self.figures for s in f.tree.spans]
        credit = {(f.id, s.span_id) for f in self.figures for s in f.attributed()}
        critical = {f.id: f.tree.critical_path() for f in self.figures}
        for span in self.spans:
            span.is_credited = span.key in credit
            span.critical = critical[span.figures.id].get(span.span.span_id, 0)

    def numbers(self):
        starts = [f.start_ms for f in self.figures]
        return {
            "traces": {"count": len(starts), "first_start_ms": min(starts, default=None),
                       "last_start_ms": max(starts, default=None), "states": states(self.overview),
                       "judges": self.judges, "counts_judges": self.counts_judges},
            "error_rate": error_rate(self.overview),
            "duration_ns": distribution(self.overview.durations),
            "duration_histogram": [{"upper_ns": round(bin_edge(k)), "traces": n, "failed": bad}
                                   for k, n, bad in self.overview.histogram()],
            "time_to_first_token_ns": distribution(self.overview.first_tokens),
            "tokens_per_second": distribution([s.rate for s in self.spans if s.rate is not None]),
            "tokens": self.tokens(),
            "cost": self.cost(),
            "cache_hits": self.cache_hits(),
            "spans": {"count": len(self.spans), "failed": sum(s.failed for s in self.spans)},
            "per_trace": self.per_trace(),
            "wall_time": self.wall_time(),
            "critical_path": self.critical_path(),
            "by": self.groups(),
            **self.said(),
            **self.telling(),
        }

    def tokens(self):
        known = {k: [f.tokens[k] for f in self.figures if k in f.tokens] for k in ledger.TOKEN_KEYS}
        return {k: {"sum": total(v), "per_trace": distribution(v)} for k, v in known.items()}

    def cost(self):
        costs = [f.cost for f in self.figures if f.cost is not None]
        calls = CostSum(f.costs.call(s.span_id) for f in self.figures for s in f.tree.spans)
        return {**cost_numbers(self.overview.cost), "traces": len(costs), "unpriced_traces": self.overview.unpriced,
                "priced_calls": calls.priced, "per_trace_usd": distribution(costs),
                "prices": {"date": self.table.date, "source": self.table.source}}

    def cache_hits(self):
        keys = ("cache_read_input_tokens", "input_tokens")
        both = [s.usage for s in self.spans if all(k in s.usage for k in keys)]
        read, given = (total(u[k] for u in both) for k in keys)
        return {"spans": len(both), keys[0]: read, keys[1]: given, "ratio": Fraction(read, given) if given else None}

    def per_trace(self):
        """Without retries and concurrency, which are not computed here."""
        return {"spans": distribution([len(f.tree.spans) for f in self.figures]),
                "model_calls": distribution([model_calls(f.tree) for f in self.figures]),
                "tool_calls": distribution([sum(s.type == "TOOL" for s in f.tree.spans) for f in self.figures]),
                "depth": distribution([max((1 + len(list(f.tree.ancestors(s))) for s in f.tree.spans), default=0)
                                       for f in self.figures])}

    def wall_time(self):
        parts = dict.fromkeys(("model_ns", "tool_ns", "retrieval_ns", "own_code_ns"), 0)
        for span in self.spans:
            parts[WALL_PARTS.get(span.span.type, "own_code_ns")] += span.critical
        uncovered = sum(s.critical for s in self.spans
                        if s.span is s.figures.root and s.span.type not in WALL_PARTS
                        and s.figures.tree.children[s.span.span_id])
        return {"traces": sum(f.root is not None for f in self.figures), "total_ns": sum(parts.values()), **parts,
                "uncovered_ns": uncovered}

    def critical_path(self):
        kinds = Counter()
        for span in self.spans:
            kinds[span.span.type or "UNKNOWN"] += span.critical
        whole = sum(kinds.values())
        listed = [{"kind": k, "critical_path_ns": ns, "share": Fraction(ns, whole)} for k, ns in kinds.items() if ns]
        return {"total_ns": whole, "kinds": {"count": len(listed), "listed": sorted(listed, key=lambda g: -g["critical_path_ns"])}}

    def groups(self):
        return {
            "kind": span_groups(self.spans, lambda s: s.span.type or "UNKNOWN"),
            "span_name": span_groups(self.spans, lambda s: s.span.name),
            "model": span_groups(self.spans, lambda s: model_of(s.span)),
            "tool": span_groups(self.spans, lambda s: s.span.name if s.span.type == "TOOL" else None),
            "trace_name": self.trace_groups(lambda f: [f.name]),
            "user": self.trace_groups(lambda f: [f.trace.metadata_or_tag("mlflow.trace.user")]),
            "session": self.trace_groups(lambda f: [f.session]),
            "experiment": self.trace_groups(lambda f: [self.experiments[f.trace.experiment]]),
            "run": self.trace_groups(runs),
            "tag": self.trace_groups(lambda f: [t for t in f.trace.tags.items() if not t[0].startswith("mlflow.")]),
        }

    def trace_groups(self, labels):
        found = defaultdict(list)
        for f in self.figures:
            for label in labels(f):
                if label is not None:
                    found[label].append(f)
        return [dict(named(label), **trace_numbers(Overview(members))) for label, members in found.items()]

    def said(self):
        found = self.overview.assessments()
        rows = [dict(assessment(row), failing_traces=capped(row.failing, FAILED)) for row in found.rows]
        differing = [{"name": name, "traces": n, "differing_traces": capped(ids, FAILED)} for name, n, ids in found.disagreements()]
        runs = [{"run_id": run, "traces": len(data.figures),
                 "assessments": capped([assessment(row) for row in data.assessments().rows], GROUPS)}
                for run, data in self.overview.evaluations().items()]
        return {"assessments": capped(rows, GROUPS), "disagreements": capped(differing, GROUPS),
                "evaluations": capped(runs, GROUPS)}

    def telling(self):
        def described(figures, key, value):
            return [{"trace_id": f.id, "trace_name": f.name, "start_ms": f.start_ms, **({key: value(f)} if key else {})}
                    for f in figures]
        slowest = sorted((f for f in self.figures if f.duration is not None), key=lambda f: -f.duration)
        costliest = sorted((f for f in self.figures if f.cost is not None), key=lambda f: -f.cost)
        failing = [f for f in reversed(self.figures) if f.state == "ERROR"]
        return {"slowest_traces": capped(described(slowest, "duration_ns", lambda f: f.duration), TELLING),
                "costliest_traces": capped(described(costliest, "cost_usd", lambda f: f.cost), TELLING),
                "failing_traces": capped(described(failing, None, None), TELLING)}

    def exceptions(self):
        """{exception's class: ids of the traces that failed with it}"""
        found = defaultdict(set)
        for f in self.figures:
            if f.state == "ERROR":
                found[f.failure()[0]].add(f.id)
        return dict(found)


class SpanNumbers:
    """What one span gives to its groups."""

    def __init__(self, figures, span):
        self.figures, self.span = figures, span
        self.key = (figures.id, span.span_id)
        self.failed = span.status == "ERROR"
        stream = figures.streams.get(span.span_id)
        told = stream.exported() if stream else {}
        self.first_token, self.rate = told.get("time_to_first_token_ns"), told.get("tokens_per_second")

    @property
    def usage(self):
        return self.figures.usages[self.span.span_id] if self.is_credited else {}

    @property
    def cost(self):
        return self.figures.costs.call(self.span.span_id)


def assessment(row):
    mean = row.mean()
    return {"name": row.name, "source_type": row.source_type, "judged": row.judged,
            "pass_rate": proportion(row.passed, row.voted),
            "mean": mean and dict(zip(("n", "mean", "mean_low", "mean_high"), mean)),
            "numbers": distribution(row.numbers),
            "values": capped([dict(zip(("value", "low", "high", "count"), v)) for v in row.values()], GROUPS),
            "errors": row.errors, "empty": row.empty}


def span_groups(spans, key):
    found = defaultdict(list)
    for span in spans:
        if key(span) is not None:
            found[key(span)].append(span)
    return [dict(key=k, **span_numbers(members)) for k, members in found.items()]


def span_numbers(spans):
    cost = CostSum(s.cost for s in spans)
    failed = sum(s.failed for s in spans)
    durations = [length(s.span) for s in spans if s.span.end is not None]
    return {
        "spans": len(spans), "traces": len({s.figures.id for s in spans}), "failed": failed,
        "success_rate": proportion(len(spans) - failed, len(spans)),
        "failed_traces": capped(list(dict.fromkeys(s.figures.id for s in spans if s.failed)), TELLING),
        "duration_ns": distribution(durations),
        "self_time_ns": sum(s.figures.tree.self_time(s.span) or 0 for s in spans),
        "critical_path_ns": sum(s.critical for s in spans),
        "time_to_first_token_ns": distribution([s.first_token for s in spans if s.first_token is not None]),
        "tokens_per_second": distribution([s.rate for s in spans if s.rate is not None]),
        "reporting_spans": sum(bool(s.figures.usages[s.span.span_id]) for s in spans),
        "tokens": token_sums([s.usage for s in spans]),
        **cost_numbers(cost), "priced_spans": cost.priced,
    }


def cost_numbers(cost):
    return {"cost_usd": cost.total, "stated_usd": cost.stated, "price_table_usd": cost.table, "unpriced_calls": cost.unpriced}


def trace_numbers(data):
    return {"traces": len(data.figures), "states": states(data), "error_rate": error_rate(data),
            "duration_ns": distribution(data.durations), "time_to_first_token_ns": distribution(data.first_tokens),
            "tokens": token_sums([f.tokens for f in data.figures]), **cost_numbers(data.cost),
            "priced_traces": data.priced, "unpriced_traces": data.unpriced}


def named(label):
    return {"key": label[0], "value": label[1]} if isinstance(label, tuple) else {"key": label}


def states(data):
    return {key: data.states[state] for state, key in STATE_KEYS.items()}


def error_rate(data):
    return proportion(data.states["ERROR"], data.states["ERROR"] + data.states["OK"])


def runs(figures):
    active = figures.trace.metadata_or_tag("mlflow.sourceRun")
    return [active] + [r for r in figures.trace.run_ids if r != active]


def model_calls(tree):
    """Model spans without another one inside."""
    calls = [s for s in tree.spans if s.type in MODEL_KINDS]
    outer = {a.span_id for s in calls for a in tree.ancestors(s)}
    return sum(s.span_id not in outer for s in calls)
