"""The numbers of the overview, and of one session, from the written rules: nothing is rounded here."""
from collections import Counter, defaultdict
from dataclasses import replace
from fractions import Fraction
from math import sqrt

import assessments
import ledger
import prices
from expected import exception, named
from gaps import percentile
from streams import stream_of
from tree import Tree, key

Z95 = 1.959963984540054
STATES = ("OK", "ERROR", "IN_PROGRESS", "STATE_UNSPECIFIED")
MICROSECONDS_END = 10**17
SUMMED = ("input_tokens", "output_tokens", "total_tokens")
SLOWEST = 6


def with_event_times(span):
    """MLflow 3.6 to 3.10 store the times of some events in microseconds: those are made nanoseconds."""
    def repaired(event):
        time = event.get("time_unix_nano")
        short = isinstance(time, int) and time < MICROSECONDS_END < span.start
        return dict(event, time_unix_nano=time * 1000) if short else event
    return replace(span, events=[repaired(e) for e in span.events])


class Figures:
    """What one trace gives to the overview."""

    def __init__(self, trace, table):
        self.trace = trace
        self.id = trace.trace_id
        self.state = trace.row["status"] if trace.row["status"] in STATES else STATES[-1]
        self.start_ms = trace.row["timestamp_ms"]
        self.tree = Tree([with_event_times(s) for s in trace.spans])
        self.root = next((s for s in sorted(self.tree.spans, key=key) if s.parent_id is None), None)
        self.name = trace.tags.get("mlflow.traceName") or trace.row.get("trace_name") or (self.root and self.root.name)
        self.session = trace.row.get("session_id") or trace.metadata_or_tag("mlflow.trace.session")
        active = trace.metadata_or_tag("mlflow.sourceRun")
        self.runs = [active] * (active is not None) + [run for run in trace.run_ids if run != active]
        self.run = next(iter(self.runs), None)
        self.user = trace.metadata_or_tag("mlflow.trace.user")
        self.tags = ["%s: %s" % tag for tag in sorted(trace.tags.items()) if not tag[0].startswith("mlflow.")]
        self.is_judge = assessments.is_judge(trace)
        self.judgements = assessments.judgements(trace)
        self.evaluation = assessments.evaluation_run(trace)
        self.duration = self._duration()
        self._read_ledger(table)

    def _duration(self):
        if self.root is not None and self.root.end is not None:
            return self.root.end - self.root.start
        stated = self.trace.row["execution_time_ms"]
        return None if self.state == "IN_PROGRESS" or stated is None else stated * 10**6

    def _read_ledger(self, table):
        self.streams = {s.span_id: found for s in self.tree.spans if (found := stream_of(s))}
        first_tokens = [found.exported()["time_to_first_token_ns"] for found in self.streams.values()]
        self.first_tokens = [t for t in first_tokens if t is not None]
        self.usages = ledger.span_usages(self.tree.spans, self.streams)
        self.tokens = ledger.outermost_sum(self.tree, self.usages, ledger.TOKEN_KEYS) or {}
        tops = {top.span_id: self._attributed_below(top) for top in self._outermost_reporters()}
        self.costs = prices.TraceCosts(self.tree, self.usages, tops, model_of, table)
        self.cost_sum = self.costs.calls()
        self.cost = self.cost_sum.total

    @property
    def kind(self):
        """The root's kind, the first span's where there is no root; None without spans."""
        first = self.root or next(iter(self.tree.spans), None)
        return None if first is None else first.type or "UNKNOWN"

    def models(self):
        return {m for s in self.tree.spans if (m := model_of(s)) is not None}

    def tools(self):
        return {s.name for s in self.tree.spans if s.type == "TOOL"}

    def attributed(self):
        """The spans whose usage goes to their model: the deepest reporters where they add up, else the outermost."""
        return [s for top in self._outermost_reporters() for s in self._attributed_below(top)]

    def _outermost_reporters(self):
        return [s for s in self.tree.spans
                if self.usages[s.span_id] and not any(self.usages[a.span_id] for a in self.tree.ancestors(s))]

    def _attributed_below(self, top):
        reporters = [s for s in self.tree.spans
                     if self.usages[s.span_id] and (s is top or any(a is top for a in self.tree.ancestors(s)))]
        above = {a.span_id for s in reporters for a in self.tree.ancestors(s)}
        deepest = [s for s in reporters if s.span_id not in above]
        adds_up = all(self._sum(deepest, k) == self._sum([top], k) for k in SUMMED)
        return deepest if adds_up else [top]

    def _sum(self, spans, name):
        return total(self.usages[s.span_id].get(name) for s in spans)

    def failure(self):
        """(class, message) of the first failed span without a failed child; (None, None) where no span failed."""
        for span in self.tree.spans:
            if span.status == "ERROR" and not any(c.status == "ERROR" for c in self.tree.children[span.span_id]):
                found = exception(span) or {}
                return found.get("type") or None, found.get("message") or span.status_message
        return None, None


def model_of(span):
    return named(span, "mlflow.llm.model", span.model_column)


def total(values):
    """The sum of what is known; None where nothing is."""
    known = [v for v in values if v is not None]
    return sum(known) if known else None


def percentile_with_n(values, hundredths):
    """(value, None), or (None, least n) where there are too few values for so high a percentile."""
    least = 100 if hundredths >= 99 else 20 if hundredths >= 90 else 1
    if len(values) < least:
        return None, least
    return percentile(values, Fraction(hundredths, 100)), None


def wilson(hits, n):
    """The 95 % interval of a proportion; its bounds at no hit and at all hits are exactly 0 and 1."""
    p, z2 = hits / n, Z95 * Z95
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return 0 if hits == 0 else middle - half, 1 if hits == n else middle + half


class Overview:
    """The numbers of some traces together."""

    def __init__(self, figures):
        self.figures = figures
        self.states = Counter(f.state for f in figures)
        self.durations = [f.duration for f in figures if f.duration is not None]
        self.first_tokens = [t for f in figures for t in f.first_tokens]
        self.tokens = {k: total(f.tokens.get(k) for f in figures) for k in SUMMED}
        self.cost = prices.CostSum(call for f in figures for call in f.cost_sum.calls)
        self.priced = sum(f.cost is not None for f in figures)
        self.unpriced = sum(f.cost_sum.unpriced > 0 for f in figures)

    def spans(self):
        return [(f, s) for f in self.figures for s in f.tree.spans]

    def error_rate(self):
        """(rate, (low, high), n), or None where no trace is done."""
        failed, n = self.states["ERROR"], self.states["ERROR"] + self.states["OK"]
        return (Fraction(failed, n), wilson(failed, n), n) if n else None

    def histogram(self):
        """(bin, traces, failed) of the bins that are not empty; bin k ends at 10^((k+1)/8) ns."""
        bins = defaultdict(lambda: [0, 0])
        for f in self.figures:
            if f.duration is not None:
                # The largest k with 10^k <= d^8: exact, where a logarithm is not.
                counts = bins[len(str(max(f.duration, 1)**8)) - 1]
                counts[0] += 1
                counts[1] += f.state == "ERROR"
        return [(k, *counts) for k, counts in sorted(bins.items())]

    def kinds(self):
        """{type: (spans, self time, failed)}"""
        groups = defaultdict(list)
        for f, span in self.spans():
            groups[span.type or "UNKNOWN"].append((f.tree.self_time(span) or 0, span.status == "ERROR"))
        return {k: (len(v), sum(t for t, _ in v), sum(e for _, e in v)) for k, v in groups.items()}

    def models(self):
        """{model: (calls, durations, input, output, cost)}"""
        calls, credited, costs = defaultdict(list), defaultdict(list), defaultdict(list)
        for f, span in self.spans():
            if model_of(span) is not None:
                calls[model_of(span)].append(length(span))
                costs[model_of(span)].append(f.costs.call(span.span_id))
        for f in self.figures:
            for span in f.attributed():
                credited[model_of(span)].append(f.usages[span.span_id])
        return {m: (len(times), [t for t in times if t is not None],
                    total(u.get("input_tokens") for u in credited[m]),
                    total(u.get("output_tokens") for u in credited[m]), prices.CostSum(costs[m]))
                for m, times in calls.items()}

    def calls_without_tokens(self):
        """(calls that report no tokens, calls)"""
        calls = [f.usages[s.span_id] for f, s in self.spans() if model_of(s) is not None]
        return sum(not u for u in calls), len(calls)

    def groups(self, labels):
        """{label: Overview of the traces that have it}, where labels gives those of a trace"""
        found = defaultdict(list)
        for f in self.figures:
            for label in labels(f):
                found[label].append(f)
        return {label: Overview(members) for label, members in found.items()}

    def names(self):
        """{name of spans: (spans, traces, failed, durations, self time, time on the critical path)}"""
        found, paths = defaultdict(list), {f.id: f.tree.critical_path() for f in self.figures}
        for f, span in self.spans():
            found[span.name].append((f, span))
        return {name: (len(v), len({f.id for f, _ in v}), sum(s.status == "ERROR" for _, s in v),
                       [length(s) for _, s in v if s.end is not None], sum(f.tree.self_time(s) or 0 for f, s in v),
                       sum(paths[f.id].get(s.span_id, 0) for f, s in v))
                for name, v in found.items()}

    def waited(self):
        """{part: time on the critical paths}"""
        parts = {"CHAT_MODEL": "Models", "LLM": "Models", "TOOL": "Tools", "RETRIEVER": "Retrieval",
                 "RERANKER": "Retrieval", "EMBEDDING": "Retrieval"}
        sums = dict.fromkeys(("Models", "Tools", "Retrieval", "Own code"), 0)
        for f in self.figures:
            path = f.tree.critical_path()
            for span in f.tree.spans:
                sums[parts.get(span.type, "Own code")] += path.get(span.span_id, 0)
        return sums

    def tools(self):
        """{name: (runs, failed, durations)}"""
        groups = defaultdict(list)
        for _, span in self.spans():
            if span.type == "TOOL":
                groups[span.name].append(span)
        return {name: (len(v), sum(s.status == "ERROR" for s in v), [length(s) for s in v if s.end is not None])
                for name, v in groups.items()}

    def slowest(self):
        known = [f for f in self.figures if f.duration is not None]
        return sorted(known, key=lambda f: -f.duration)[:SLOWEST]

    def assessments(self):
        return assessments.Assessments([(f.id, f.judgements) for f in self.figures])

    def evaluations(self):
        """{run of an evaluation: Overview of its traces}"""
        return self.groups(lambda f: [f.evaluation] if f.evaluation is not None else [])

    def errors(self):
        """How many failed traces have each (class, message)."""
        return Counter(f.failure() for f in self.figures if f.state == "ERROR")


def length(span):
    return None if span.end is None else span.end - span.start
