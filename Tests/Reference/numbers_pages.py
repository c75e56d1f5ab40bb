"""Holds the pages over many traces (models, tools, errors, span names, sessions, runs,
assessments) against the written rules."""
from collections import Counter
from fractions import Fraction

import assessments
import display
import pages
from overview import percentile_with_n, wilson

NUMBERS = ("traces", "failed", "error rate", "interval", "p50", "p95", "max", "tokens", "cost")
GROUPS = {
    "Runs": lambda f, _: f.runs,
    "Experiments": lambda f, experiments: [experiments[f.trace.experiment]],
    "Users": lambda f, _: [f.user] if f.user else [],
    "Trace names": lambda f, _: [f.name] if f.name else [],
    "Tags": lambda f, _: f.tags,
}


def check(report, data, site, experiments):
    check_models(report, data, site)
    check_tools(report, data, site)
    check_errors(report, data, site)
    check_names(report, data, site)
    check_waited(report, data, site)
    check_sessions(report, data, site)
    check_groups(report, data, site, experiments)
    check_assessments(report, data, site)
    check_evaluations(report, data, site)


def rows(site, page, title, count):
    """The rows of a section's table as texts, without the bars; none where the page or the table is not there."""
    path = site / (page + ".html")
    section = pages.section(pages.parsed(path), title) if path.exists() else None
    return [row[:count] for row in pages.table_texts(section)] if section else []


def quantile(values, hundredths):
    value, least = percentile_with_n(values, hundredths)
    return display.UNKNOWN if not values else "n<%d" % least if least else display.duration(value)


def failed(number):
    return "✕ %s" % display.whole(number) if number else "0"


def rate(hits, n):
    """The texts of a share and its interval."""
    if not n:
        return [display.UNKNOWN] * 2
    low, high = wilson(hits, n)
    return [display.percent(Fraction(hits, n)) + " %", "%s to %s" % (display.percent(low), display.percent(high))]


def one_line(text):
    return " ".join(text.split())


def check_models(report, data, site):
    models = data.models()
    times = [[one_line(name), display.whole(calls), quantile(known, 50), quantile(known, 95), quantile(known, 99),
              display.duration(max(known, default=None))] for name, (calls, known, *_) in models.items()]
    got = [row[:2] + row[4:8] for row in rows(site, "models", "Calls and times", 11)]
    report.check_rows("models page", ("calls", "p50", "p95", "p99", "max"), times, got)
    used = [[one_line(name), display.whole(calls), display.whole(tokens_in), display.whole(tokens_out),
             display.cost_sum(cost), display.cost_words(cost)]
            for name, (calls, _, tokens_in, tokens_out, cost) in models.items()]
    got = [row[:2] + row[3:5] + row[8:] for row in rows(site, "models", "Tokens and cost", 10)]
    report.check_rows("models page", ("calls", "input", "output", "cost", "cost by"), used, got)


def check_tools(report, data, site):
    want = [[one_line(name), display.whole(runs), failed(bad), *rate(len(known) - bad, len(known)), quantile(known, 50),
             quantile(known, 95), display.duration(max(known, default=None))]
            for name, (runs, bad, known) in data.tools().items()]
    got = [row[:2] + row[3:] for row in rows(site, "tools", "Runs", 9)]
    report.check_rows("tools page", ("runs", "failed", "success", "interval", "p50", "p95", "max"), want, got)


def check_errors(report, data, site):
    """Classes and patterns are not computed here: the numbers of traces by exception are."""
    want, got = Counter(), Counter()
    for (kind, _), n in data.errors().items():
        want[kind or display.UNKNOWN] += n
    for _, n, kind, _, _ in rows(site, "errors", "By message", 5):
        got[kind] += pages.number(n)
    report.check("errors page", "traces by exception", dict(want), dict(got))
    classes = [pages.number(n) for _, n, _ in rows(site, "errors", "By class", 3)]
    report.check("errors page", "traces of all classes", data.states["ERROR"], sum(classes))


def check_names(report, data, site):
    names = data.names()
    whole, path = (sum(found[i] for found in names.values()) for i in (4, 5))
    want = [[one_line(name), display.whole(spans), display.whole(traces), failed(bad), quantile(known, 50),
             quantile(known, 95), display.duration(max(known, default=None)), display.duration(own), share(own, whole),
             display.duration(critical), share(critical, path)]
            for name, (spans, traces, bad, known, own, critical) in names.items()]
    columns = ("spans", "traces", "failed", "p50", "p95", "max", "self time", "share", "critical path", "share of it")
    report.check_rows("names page", columns, want, rows(site, "names", "By share", 11))


def share(part, whole):
    return display.percent(Fraction(part, whole)) + " %" if whole else display.UNKNOWN


def check_waited(report, data, site):
    parts = data.waited()
    want = [[name, display.duration(time), share(time, sum(parts.values()))] for name, time in parts.items()]
    report.check_rows("waited for", ("time", "share"), want, rows(site, "index", "What was waited for", 3))


def group(name, data):
    failures, done = data.states["ERROR"], data.states["ERROR"] + data.states["OK"]
    return [one_line(name), display.whole(len(data.figures)), failed(failures), *rate(failures, done),
            quantile(data.durations, 50), quantile(data.durations, 95), display.duration(max(data.durations, default=None)),
            display.whole(data.tokens["total_tokens"]), display.cost_sum(data.cost)]


def check_groups(report, data, site, experiments):
    for title, labels in GROUPS.items():
        groups = data.groups(lambda f: labels(f, experiments))
        want = [group(name, members) for name, members in groups.items()]
        report.check_rows("runs page: " + title.lower(), NUMBERS, want, rows(site, "runs", title, 10))


def check_sessions(report, data, site):
    want = []
    for name, members in data.groups(lambda f: [f.session] if f.session else []).items():
        numbers, start = group(name, members), min(f.start_ms for f in members.figures)
        moment = "%s %s" % (display.day(start), display.time_of_day(start))
        want.append([numbers[0], moment, *numbers[1:3], display.duration(sum(members.durations)), numbers[5], *numbers[8:]])
    columns = ("started", "turns", "failed", "duration", "p50", "tokens", "cost")
    report.check_rows("sessions page", columns, want, rows(site, "sessions", "Conversations", 8))


def result(row):
    """The texts of the pass rate or mean and of its interval."""
    if row.voted:
        return rate(row.passed, row.voted)
    mean = row.mean()
    if mean is None:
        return ["%d value%s" % (len(row.values()), "s"[len(row.values()) == 1:]) if row.judged else display.UNKNOWN, display.UNKNOWN]
    return [assessments.score(mean[1]) + " mean", bounds(mean)]


def bounds(mean):
    return display.UNKNOWN if mean[2] is None else "%s to %s" % tuple(map(assessments.score, mean[2:]))


def assessment_row(row):
    """A row of the overview."""
    return [one_line(row.name), row.source, display.whole(row.judged), *result(row), failed(len(row.failing)), failed(row.errors)]


def value_rows(row):
    """The rows behind a chart; not more than thirty values occur in the stores that this is for."""
    return [[one_line(row.name), row.source,
             assessments.value_text(value) if low is None else "%s to %s" % (assessments.value_text(low), assessments.value_text(high)),
             display.whole(n), share(n, row.judged)] for value, low, high, n in row.values()]


def check_assessments(report, data, site):
    part, found = "assessments page", data.assessments()
    if not found.rows:
        report.check(part, "is not there", False, (site / "assessments.html").exists())
        return
    want = [assessment_numbers(row) for row in found.rows]
    report.check_list(part, "row", want, rows(site, "assessments", "By name", 10))
    want = [line for row in found.rows for line in value_rows(row)]
    report.check_list(part, "value", want, rows(site, "assessments", "How the values", 5))
    want = [[one_line(row.name), row.source, failed(len(row.failing))] for row in found.rows if row.failing]
    report.check_list(part, "failing", want, rows(site, "assessments", "Failing", 3))
    want = [[one_line(name), display.whole(n), failed(len(ids))] for name, n, ids in found.disagreements()]
    report.check_list(part, "differing", want, rows(site, "assessments", "Where sources", 3))


def assessment_numbers(row):
    mean, median = row.mean(), percentile_with_n(row.numbers, 50)[0] if row.numbers else None
    return [one_line(row.name), row.source, display.whole(row.judged), rate(row.passed, row.voted)[0],
            display.UNKNOWN if mean is None else assessments.score(mean[1]), result(row)[1],
            display.UNKNOWN if median is None else assessments.score(median), failed(len(row.failing)), failed(row.errors),
            display.whole(row.empty)]


def check_evaluations(report, data, site):
    want = []
    # The newest traces come first, runs in the order of their oldest one.
    for run, members in sorted(data.evaluations().items(), key=lambda item: min(f.start_ms for f in item[1].figures)):
        for row in members.assessments().rows:
            name, source, judged, value, interval, *_ = assessment_row(row)
            want.append([run, display.whole(len(members.figures)), name, source, judged, value, interval,
                         display.whole(len(row.failing)), display.whole(row.errors)])
    report.check_list("runs page: evaluations", "row", want, rows(site, "runs", "Evaluation runs", 9))
