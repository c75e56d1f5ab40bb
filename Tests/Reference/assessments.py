"""What people, code and judges said of traces, from the rows of `assessments` and the written rules."""
from collections import Counter, defaultdict
from math import atan, cos, exp, lgamma, pi, sqrt

import display
from jsontext import Number, compact, decoded, is_number

WORDS = {"yes": True, "true": True, "pass": True, "passed": True, "no": False, "false": False, "fail": False, "failed": False}
LARGEST = 1e150
MOST_NUMBERS, RANGES = 12, 10
SHORT_BYTES, SHORT_CHARACTERS = 60, 40
SOURCES = {"HUMAN": "human", "LLM_JUDGE": "LLM judge", "CODE": "code"}
ERROR, EMPTY = "error", "empty"


def is_judge(trace):
    return bool(trace.metadata.get("mlflow.trace.sourceScorer"))


def evaluation_run(trace):
    """The run that made the trace for an evaluation, else the last one that its assessments name."""
    active = trace.metadata_or_tag("mlflow.sourceRun")
    if trace.tags.get("mlflow.eval.requestId") is not None and active is not None:
        return active
    named = [metadata_of(a).get("mlflow.assessment.sourceRunId") for a in trace.assessments]
    return next((run for run in reversed(named) if isinstance(run, str)), None)


def metadata_of(row):
    found = decoded(row["assessment_metadata"])
    return found if isinstance(found, dict) else {}


def judgements(trace):
    """(name, type of source, source, what it says) of the feedback that counts"""
    overridden = {a["overrides"] for a in trace.assessments if a["overrides"] is not None}
    return [(a["name"], a["source_type"], a["source_id"], said(a)) for a in trace.assessments
            if a["assessment_type"] == "feedback" and a["valid"] and a["assessment_id"] not in overridden]


def said(row):
    """A kind and a value: ("pass", True), ("number", 0.5), ("other", "fine"), ("error", None) or ("empty", None)."""
    value = decoded(row["value"])
    if decoded(row["error"]) is not None:
        return ERROR, None
    if value is None:
        return EMPTY, None
    if isinstance(value, bool):
        return "pass", value
    if is_number(value) and abs(value) <= LARGEST:
        return "number", float(value)
    if not isinstance(value, str):
        return "other", short_json(value)
    word = WORDS.get(value.lower())
    return ("other", short(value)) if word is None else ("pass", word)


def short(text):
    return text if len(text.encode()) <= SHORT_BYTES else text[:SHORT_CHARACTERS] + "…"


def short_json(value):
    """As recorded while it is short; a list and an object by their size. What is recorded may have spaces."""
    if isinstance(value, list):
        return "a list of %d" % len(value) if len(compact(value)) > SHORT_BYTES else value
    if isinstance(value, dict):
        return "an object of %d members" % len(value) if len(compact(value)) > SHORT_BYTES else value
    return value.text if isinstance(value, Number) else str(value)


class Assessments:
    """The judgements of some traces, given as (id, judgements), by name and type of source."""

    def __init__(self, traces):
        self.traces = [(i, found) for i, found in traces if found]
        grouped = defaultdict(list)
        for trace_id, found in self.traces:
            for name, kind, _, what in found:
                grouped[name, kind].append((trace_id, what))
        self.rows = [Row(*key, grouped[key]) for key in sorted(grouped, key=lambda k: (k[0].encode(), k[1].encode()))]

    def disagreements(self):
        """[(name, number of traces with several sources, ids of those on which they differ)]"""
        found = defaultdict(lambda: [0, []])
        for trace_id, members in self.traces:
            sources = defaultdict(lambda: defaultdict(set))
            for name, kind, source, what in members:
                if what[0] not in (ERROR, EMPTY):
                    sources[name][kind, source].add(repr(what))
            for name, by_source in sources.items():
                if len(by_source) > 1:
                    found[name][0] += 1
                    if len({frozenset(v) for v in by_source.values()}) > 1:
                        found[name][1].append(trace_id)
        return [(name, *found[name]) for name in sorted(found, key=str.encode)]


class Row:
    def __init__(self, name, source_type, members):
        self.name, self.source_type = name, source_type
        kinds = Counter(kind for _, (kind, _) in members)
        self.passed = sum(value for _, (kind, value) in members if kind == "pass")
        self.voted = kinds["pass"]
        self.numbers = sorted(value for _, (kind, value) in members if kind == "number")
        self.others = Counter(shown(value) for _, (kind, value) in members if kind == "other")
        self.errors, self.empty = kinds[ERROR], kinds[EMPTY]
        self.judged = len(members) - self.errors - self.empty
        self.failing = list(dict.fromkeys(i for i, what in members if what == ("pass", False)))
        self.erring = list(dict.fromkeys(i for i, what in members if what[0] == ERROR))

    @property
    def source(self):
        return SOURCES.get(self.source_type, self.source_type)

    @property
    def label(self):
        return "%s (%s)" % (self.name, self.source)

    def mean(self):
        """(n, mean, low, high) with the 95 % interval by Student's t, or None"""
        n = len(self.numbers)
        if not n:
            return None
        mean = sum(self.numbers) / n
        if n == 1:
            return 1, mean, None, None
        deviation = sqrt(sum((v - mean) ** 2 for v in self.numbers) / (n - 1))
        half = student_t(n - 1) * deviation / sqrt(n)
        return n, mean, mean - half, mean + half

    def values(self):
        """[(value, low, high, count)]: yes and no, numbers or ranges of them, other values"""
        truths = [(True, None, None, self.passed), (False, None, None, self.voted - self.passed)]
        others = sorted(self.others.items(), key=lambda item: (-item[1], item[0].encode()))
        return ([t for t in truths if t[3]] + number_counts(self.numbers)
                + [(text, None, None, count) for text, count in others])


def shown(value):
    return value if isinstance(value, str) else compact_as_recorded(value)


def compact_as_recorded(value):
    """MLflow writes a space behind commas and colons."""
    if isinstance(value, dict):
        return "{%s}" % ", ".join("%s: %s" % (compact(k), compact_as_recorded(v)) for k, v in value.items())
    if isinstance(value, list):
        return "[%s]" % ", ".join(map(compact_as_recorded, value))
    return compact(value)


def number_counts(numbers):
    counts = Counter(numbers)
    if len(counts) <= MOST_NUMBERS:
        return [(value, None, None, counts[value]) for value in sorted(counts)]
    low, high = (0.0, 1.0) if numbers[0] >= 0 and numbers[-1] <= 1 else (numbers[0], numbers[-1])
    places = Counter(min(RANGES - 1, int((v - low) / (high - low) * RANGES)) for v in numbers)
    return [(None, low + (high - low) * k / RANGES, high if k == RANGES - 1 else low + (high - low) * (k + 1) / RANGES, n)
            for k, n in sorted(places.items())]


def student_t(freedom):
    """The value that 97.5 % of Student's distribution lie below, by bisection."""
    low, high = 0.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if share_between_zero_and(middle, freedom) < 0.475 else (low, middle)
    return (low + high) / 2


def share_between_zero_and(t, freedom):
    """By Simpson's rule over the angle whose tangent is t / sqrt(freedom)."""
    steps, angle = 1000, atan(t / sqrt(freedom))
    heights = [cos(angle * k / steps) ** (freedom - 1) for k in range(steps + 1)]
    whole = heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2])
    factor = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2)) / sqrt(pi)
    return factor * whole * angle / steps / 3


def labels(found):
    """What a trace's row can be filtered by."""
    names = set()
    for name, kind, _, (what, value) in found:
        label = "%s (%s)" % (name, SOURCES.get(kind, kind))
        names.add(label)
        if (what, value) == ("pass", False):
            names.add(label + ": failed")
        if what == ERROR:
            names.add(label + ": error")
    differing = [name for name, _, ids in Assessments([("", found)]).disagreements() if ids]
    names.update("%s: sources differ" % name for name in differing)
    return sorted((n for n in names if len(n.encode()) <= 200), key=str.encode)


def score(number):
    """Three significant digits; as it is written where that would say little."""
    if number == 0:
        return "0"
    size = abs(number)
    text = display.significant(float(size)) if 1e-4 <= size < 1e15 else repr(float(size))
    return "−" + text if number < 0 else text


def value_text(value):
    """A recorded value: whole numbers without decimals."""
    if value is True or value is False:
        return "yes" if value else "no"
    if isinstance(value, str):
        return " ".join(value.split())
    if value == int(value) and abs(value) < 2**53:
        return ("−" if value < 0 else "") + display.whole(abs(int(value)))
    return score(value)
