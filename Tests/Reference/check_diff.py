#!/usr/bin/env python3
"""Hold the numbers of diff.json against a second computation from MLflow SQLite stores.

    check_diff.py BASE.db HEAD.db DIFF.json [--base-run ID] [--head-run ID] [--show N]

Cases are paired here by equal root inputs alone, so that every case of the diff must be, and be one trace a side.
Medians, ratios, p-values (scipy), their adjustment, critical paths, tokens by model and the flags of cases are
computed from the databases; exact numbers may differ by a billionth. The bounds of a bootstrap must lie where
numpy's own draws have between 1 % and 4.5 % of the medians beyond them. Prints the first N mismatches, a tally a
part, then `F values compared, M mismatches`; exits with 0 only where something was compared and nothing differs.
Needs numpy and scipy. Not computed here: times to the first token, prompts, order and arguments of tool calls,
errors.
"""
import argparse
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

import numpy
from scipy import stats

from overview import Figures, model_of
from prices import PriceTable
from store import Store
from values import Report

KINDS = {"model_time_ns": ("CHAT_MODEL", "LLM"), "retrieval_time_ns": ("RETRIEVER", "RERANKER", "EMBEDDING"),
         "tool_time_ns": ("TOOL",)}
METRICS = ("duration_ns", *KINDS, "input_tokens", "output_tokens", "cost_usd", "failure_rate")
WORDS = {"yes": 1, "true": 1, "pass": 1, "passed": 1, "no": 0, "false": 0, "fail": 0, "failed": 0}
NOISE_RATIO, NOISE_RATE = 0.1, 0.02


class Side:
    """One trace as a side of a case."""

    def __init__(self, figures):
        self.id = figures.id
        self.inputs = json.dumps(figures.root.inputs, sort_keys=True)
        path = figures.tree.critical_path()
        self.times = defaultdict(float)
        for span in figures.tree.spans:
            self.times[span.name, span.type or "UNKNOWN"] += path.get(span.span_id, 0)
        self.values = {"duration_ns": figures.duration, "input_tokens": figures.tokens.get("input_tokens"),
                       "output_tokens": figures.tokens.get("output_tokens"), "cost_usd": None if figures.cost is None else float(figures.cost),
                       "failure_rate": 1 if figures.state == "ERROR" else 0}
        for metric, kinds in KINDS.items():
            found = [path.get(s.span_id, 0) for s in figures.tree.spans if s.type in kinds]
            self.values[metric] = sum(found) if found else None
        self.models = defaultdict(lambda: [0, 0, 0, 0.0])
        for span in figures.attributed():
            usage, cost = figures.usages[span.span_id], figures.costs.dollars(span.span_id) or 0
            sums = self.models[model_of(span) or ""]
            for place, more in enumerate((1, usage.get("input_tokens", 0), usage.get("output_tokens", 0), float(cost))):
                sums[place] += more
        self.tools = sorted(s.name for s in figures.tree.spans if s.type == "TOOL")
        self.answer = figures.root.outputs
        self.judgements = judgements(figures.trace.assessments)


def judgements(assessments):
    """{(name, source type): (scale, value)}"""
    found = {}
    for row in assessments:
        if row["assessment_type"] != "feedback" or not row["valid"] or row["value"] in (None, "null"):
            continue
        value = json.loads(row["value"])
        if isinstance(value, str):
            value = WORDS.get(value.lower())
            if value is None:
                continue
            scale = "passes"
        else:
            scale = "passes" if isinstance(value, bool) else "numbers"
        found[row["name"], row["source_type"]] = (scale, float(value))
    return found


def sides(path, run):
    figures = [Figures(t, PriceTable()) for t in Store(path).traces()]
    return [Side(f) for f in figures if run is None or run in f.runs]


def signed_rank(differences):
    """Wilcoxon's test, zeros left out: scipy's, or where ranks are shared every choice of signs."""
    changes = [d for d in differences if d != 0]
    if not changes:
        return 1.0
    sizes = [abs(d) for d in changes]
    if len(changes) > 50:
        return stats.wilcoxon(changes, correction=True, method="asymptotic").pvalue
    if len(set(sizes)) == len(sizes):
        return stats.wilcoxon(changes, method="exact").pvalue
    doubled = [round(2 * r) for r in stats.rankdata(sizes)]
    ways = {0: 1}
    for rank in doubled:
        more = defaultdict(int, ways)
        for total, count in ways.items():
            more[total + rank] += count
        ways = more
    up = sum(r for r, d in zip(doubled, changes) if d > 0)
    edge = min(up, sum(doubled) - up)
    return min(1.0, 2 * sum(n for total, n in ways.items() if total <= edge) / 2 ** len(doubled))


def mcnemar(pairs):
    lost, won = sum(a > b for a, b in pairs), sum(b > a for a, b in pairs)
    return stats.binomtest(min(lost, won), lost + won).pvalue if lost + won else 1.0


def needed(lost, won, n):
    if lost == won or not n:
        return None
    p, d = (lost + won) / n, (lost - won) / n
    z = stats.norm.ppf([0.975, 0.8])
    return math.ceil((z[0] * math.sqrt(p) + z[1] * math.sqrt(p - d * d)) ** 2 / d ** 2)


def median(values):
    return float(numpy.median(values)) if values else None


class Comparison:
    """What diff.json must say of two runs."""

    def __init__(self, bases, heads):
        by_input = {h.inputs: h for h in heads}
        self.pairs = [(b, by_input[b.inputs]) for b in bases]
        self.draws = numpy.random.default_rng(20260101)

    def metric(self, name):
        pairs = [(b.values[name], h.values[name]) for b, h in self.pairs]
        pairs = [p for p in pairs if None not in p]
        if name == "failure_rate":
            return {"metric": name, "base": numpy.mean([a for a, _ in pairs]), "head": numpy.mean([b for _, b in pairs]),
                    "cases": len(pairs), "change": "difference", "p_value": mcnemar(pairs)}, None
        pairs = [(a, b) for a, b in pairs if a == b or (a > 0 and b > 0)]
        logs = [0.0 if a == b else math.log(b) - math.log(a) for a, b in pairs]
        return {"metric": name, "base": median([a for a, _ in pairs]), "head": median([b for _, b in pairs]),
                "cases": len(pairs), "change": "ratio", "estimate": math.exp(median(logs)),
                "mean": math.exp(float(numpy.mean(logs))), "p_value": signed_rank(logs), "is_paired": True,
                "cliffs_delta": None}, [math.exp(v) for v in logs]

    def assessment(self, criterion):
        pairs = [(b.judgements[criterion], h.judgements[criterion]) for b, h in self.pairs
                 if criterion in b.judgements and criterion in h.judgements]
        scale = pairs[0][0][0]
        pairs = [(a[1], b[1]) for a, b in pairs]
        changes = [b - a for a, b in pairs]
        lost, won = sum(c < 0 for c in changes), sum(c > 0 for c in changes)
        want = {"name": criterion[0], "source_type": criterion[1], "scale": scale, "cases": len(pairs),
                "base": numpy.mean([a for a, _ in pairs]), "head": numpy.mean([b for _, b in pairs]),
                "change": "difference", "estimate": numpy.mean(changes)}
        if scale == "passes":
            return {**want, "p_value": mcnemar(pairs), "needed_cases": needed(lost, won, len(pairs))}
        error = stats.sem(changes) * stats.t.ppf(0.975, len(changes) - 1)
        return {**want, "p_value": signed_rank(changes), "needed_cases": None,
                "interval_low": numpy.mean(changes) - error, "interval_high": numpy.mean(changes) + error}

    def times(self, row):
        sums = defaultdict(lambda: [0.0, 0.0])
        for pair in self.pairs:
            for place, side in enumerate(pair):
                for key, ns in side.times.items():
                    if ns:
                        sums[row(key)][place] += ns / len(self.pairs)
        return sums

    def models(self):
        sums = defaultdict(lambda: [None, None])
        for pair in self.pairs:
            for place, side in enumerate(pair):
                for name, more in side.models.items():
                    old = sums[name][place] or [0, 0, 0, 0.0]
                    sums[name][place] = [a + b for a, b in zip(old, more)]
        return sums


def check_interval(values, got, ratios, draws):
    """The share of numpy's bootstrap medians that lie beyond each bound of the interval."""
    logs = numpy.log(ratios)
    medians = numpy.median(draws.choice(logs, (20_000, len(logs))), axis=1)
    low, high = math.log(got["interval_low"]), math.log(got["interval_high"])
    slack = 1e-12
    below = (numpy.mean(medians < low - slack), numpy.mean(medians <= low + slack))
    above = (numpy.mean(medians > high + slack), numpy.mean(medians >= high - slack))
    for name, (least, most) in (("interval_low", below), ("interval_high", above)):
        holds = least <= 0.045 and most >= 0.01
        values.note("intervals", got["metric"] + "." + name, None if holds else "beyond it lie %s to %s" % (least, most))


def verdict(got, prefers_more):
    """The rule of the verdicts on the numbers that the diff itself states."""
    low, high = got["interval_low"], got["interval_high"]
    if got["cases"] < got["least_cases"] or low is None:
        return "cannot_tell"
    inside = got["noise_low"] <= low and high <= got["noise_high"]
    if inside:
        return "no_difference" if got["noise_low"] <= got["mean"] <= got["noise_high"] else "no_difference_shown"
    if got["adjusted_p_value"] > 0.05:
        return "no_difference_shown"
    if low > got["noise_high"]:
        return "better" if prefers_more else "worse"
    if high < got["noise_low"]:
        return "worse" if prefers_more else "better"
    return "no_difference_shown"


def check_families(values, got):
    tests = [t for t in got["metrics"] + got["assessments"] if t["p_value"] is not None]
    adjusted = stats.false_discovery_control([t["p_value"] for t in tests])
    values.check("adjustment", "tests", len(tests), got["tests"])
    values.check("adjustment", "adjusted", list(adjusted), [t["adjusted_p_value"] for t in tests])
    for kind, prefers_more in (("metrics", False), ("assessments", True)):
        for place, test in enumerate(got[kind]):
            values.check("verdicts", "%s[%d]" % (kind, place), verdict(test, prefers_more), test["verdict"])


def check_metrics(values, comparison, got):
    wanted = [m for m in METRICS if any(p.values[m] is not None for pair in comparison.pairs for p in pair)]
    listed = {m["metric"]: m for m in got["metrics"]}
    for name in wanted:
        want, ratios = comparison.metric(name)
        values.check("metrics", name, want, listed.get(name, {}))
        if ratios and len(ratios) <= 1000:
            check_interval(values, listed[name], ratios, comparison.draws)
    criteria = sorted({c for b, h in comparison.pairs for c in (*b.judgements, *h.judgements)})
    values.check("assessments", "assessments", [comparison.assessment(c) for c in criteria], got["assessments"])


def check_causes(values, comparison, got):
    names = comparison.times(lambda key: key)
    order = sorted(names, key=lambda k: (-abs(names[k][1] - names[k][0]), k))
    want = [{"name": k[0], "kind": k[1], "base_ns": names[k][0], "head_ns": names[k][1]} for k in order]
    values.check("critical path", "span_names", want, got["critical_path"]["span_names"]["listed"])
    kinds = comparison.times(lambda key: key[1])
    stated = {k["kind"]: k for k in got["critical_path"]["kinds"]}
    values.check("critical path", "kinds", {k: {"base_ns": v[0], "head_ns": v[1]} for k, v in kinds.items()}, stated)
    keys = ("calls", "input_tokens", "output_tokens", "cost_usd")
    models = [{"name": name, **{side: sums[place] and dict(zip(keys, sums[place]))
                                for place, side in enumerate(("base", "head"))}}
              for name, sums in sorted(comparison.models().items())]
    values.check("tokens", "models", models, got["tokens"]["models"]["listed"])


def flags(base, head, noises):
    found, names = set(), set()
    for criterion, (scale, before) in base.judgements.items():
        after = head.judgements.get(criterion, (scale, before))[1]
        if scale == "passes" and after < before:
            found |= {"newly_failing", "regressed"}
            names.add(criterion[0])
        if scale == "passes" and after > before:
            found.add("fixed")
        if scale == "numbers" and after - before < noises[criterion]:
            found.add("regressed")
    fails = [s.values["failure_rate"] or any(v == ("passes", 0) for v in s.judgements.values()) for s in (base, head)]
    if all(fails):
        found.add("failing_still")
    ratio = head.values["duration_ns"] / base.values["duration_ns"]
    found |= {"slower"} if ratio > 1 + NOISE_RATIO else {"faster"} if ratio < 1 - NOISE_RATIO else set()
    if base.answer != head.answer:
        found.add("answer_changed")
    return found, sorted(names)


def check_cases(values, comparison, got):
    noises = {(a["name"], a["source_type"]): a["noise_low"] for a in got["assessments"]}
    listed = {c["base"]["traces"][0]: c for c in got["cases"]}
    values.check("cases", "cases", len(comparison.pairs), len(listed))
    for base, head in comparison.pairs:
        case = listed.get(base.id, {})
        found, failing = flags(base, head, noises)
        values.check("cases", base.id, [head.id], case["head"]["traces"])
        values.check("cases", base.id, sorted(found), sorted(set(case["flags"]) - {"tools_changed"}))
        values.check("cases", base.id, failing, case["newly_failing"])
        added = [s["tool"] for s in case["tool_changes"] if s["change"] == "added"]
        dropped = [s["tool"] for s in case["tool_changes"] if s["change"] == "dropped"]
        values.check("cases", base.id, sorted(base.tools + added), sorted(head.tools + dropped))
        for name in METRICS:
            values.check("cases", base.id, base.values[name], case["base"]["values"][name])
            values.check("cases", base.id, head.values[name], case["head"]["values"][name])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("head")
    parser.add_argument("diff", type=Path)
    parser.add_argument("--base-run")
    parser.add_argument("--head-run")
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    got = json.loads(options.diff.read_bytes())
    values = Report(options.show)
    comparison = Comparison(sides(options.base, options.base_run), sides(options.head, options.head_run))
    check_metrics(values, comparison, got)
    check_families(values, got)
    check_causes(values, comparison, got)
    check_cases(values, comparison, got)
    sys.exit(values.conclude())


if __name__ == "__main__":
    main()
