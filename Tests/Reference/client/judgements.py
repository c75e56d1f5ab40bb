"""What people, code and judges said of traces, by name and type of source."""
import json
from collections import Counter, defaultdict

import numpy

from .samples import distribution, mean_interval, proportion

YES, NO = ("yes", "true", "pass", "passed"), ("no", "false", "fail", "failed")
MOST = 1000


def on(trace):
    """The feedback on a trace that nothing later overrides, in the order of its time."""
    replaced = {a.overrides for a in trace.assessments if a.overrides}
    feedback = [a for a in trace.assessments if a.feedback is not None and a.valid is not False and a.assessment_id not in replaced]
    return sorted(feedback, key=lambda a: (a.create_time_ms, a.assessment_id))


def value(assessment):
    """A truth value, a number or a text; None where there is none."""
    said = assessment.feedback.value
    if isinstance(said, str) and said.lower() in YES + NO:
        return said.lower() in YES
    if said is None or isinstance(said, (bool, int, float, str)):
        return said
    return json.dumps(said, ensure_ascii=False)


def failed(assessment):
    return assessment.error is not None


def listed(items):
    return {"count": len(items), "listed": items[:MOST]}


def of_traces(traces):
    found = defaultdict(list)
    for trace in traces:
        for a in on(trace):
            found[a.name, a.source.source_type].append((trace, a))
    return listed([summary(*label, found[label]) for label in sorted(found)])


def summary(name, source_type, said):
    values = [(t, value(a)) for t, a in said if not failed(a)]
    truths = [v for _, v in values if isinstance(v, bool)]
    numbers = [v for _, v in values if isinstance(v, (int, float)) and not isinstance(v, bool)]
    judged = [v for _, v in values if v is not None]
    return {
        "name": name, "source_type": source_type, "judged": len(judged), "pass_rate": proportion(sum(truths), len(truths)),
        "mean": mean(numbers) if numbers else None, "numbers": distribution(numbers),
        "values": listed(distinct(truths, numbers, [v for v in judged if isinstance(v, str)])),
        "errors": sum(failed(a) for _, a in said), "empty": len(values) - len(judged),
        "failing_traces": listed(list(dict.fromkeys(t.id for t, v in values if v is False)))}


def mean(numbers):
    found = mean_interval(numbers)
    return {"n": found["n"], "mean": found["mean"], "mean_low": found["low"], "mean_high": found["high"]}


def distinct(truths, numbers, texts):
    """Yes and no, then numbers or ranges of them, then texts by how often they occur."""
    single = [(v, truths.count(v)) for v in (True, False) if v in truths]
    if len(set(numbers)) <= 12:
        single += sorted(Counter(map(float, numbers)).items())
        ranges = []
    else:
        unit = all(0 <= n <= 1 for n in numbers)
        counts, edges = numpy.histogram(numbers, bins=10, range=(0, 1) if unit else None)
        ranges = [{"value": None, "low": edges[i], "high": edges[i + 1], "count": int(n)} for i, n in enumerate(counts) if n]
    words = sorted(Counter(texts).items(), key=lambda w: (-w[1], w[0].encode()))
    return [shown(v, n) for v, n in single] + ranges + [shown(v, n) for v, n in words]


def shown(said, count):
    return {"value": said, "low": None, "high": None, "count": count}


def disagreements(traces):
    """By name the traces with a value from several sources, and those of them that differ."""
    found = defaultdict(list)
    for trace in traces:
        by_name = defaultdict(lambda: defaultdict(list))
        for a in on(trace):
            if not failed(a) and value(a) is not None:
                by_name[a.name][a.source.source_type, a.source.source_id].append(value(a))
        for name, sources in by_name.items():
            if len(sources) > 1:
                found[name].append((trace.id, len({json.dumps(v) for v in sources.values()}) > 1))
    return listed([{"name": n, "traces": len(f), "differing_traces": listed([t for t, differs in f if differs])}
                   for n, f in sorted(found.items())])


def evaluations(run):
    """Runs of mlflow.genai.evaluate with their traces, in the order of these."""
    found = defaultdict(list)
    for trace in run.traces:
        if name := run_of(trace):
            found[name].append(trace)
    return listed([{"run_id": r, "traces": len(ts), "assessments": without_traces(of_traces(ts))} for r, ts in found.items()])


def without_traces(assessments):
    """The failing traces of a run are among those of all runs."""
    return {**assessments, "listed": [{k: v for k, v in a.items() if k != "failing_traces"} for a in assessments["listed"]]}


def run_of(trace):
    """The run that made a trace while it evaluated, else the last that its judgements name."""
    if "mlflow.eval.requestId" in trace.tags and (made := trace.metadata.get("mlflow.sourceRun")):
        return made
    named = [(a.metadata or {}).get("mlflow.assessment.sourceRunId") for a in on(trace)]
    return next((n for n in reversed(named) if n), None)
