#!/usr/bin/env python3
"""Hold the overview and the session pages of a site against a second computation from its MLflow SQLite store.

    check_overview.py STORE.db SITE [--prices FILE] [--show N] [--judges]

Everything is computed here from the database and the written rules, then rounded as the pages are to
round. Prints the first N mismatches, a tally a part, then `F figures compared, M mismatches`; exits
with 0 only where something was compared and nothing differs. Stores with archived spans are not for it:
those spans are not in the database.
"""
import argparse
import hashlib
import re
import sys
from collections import Counter
from itertools import count, takewhile
from pathlib import Path

import assessments
import display
import numbers_pages
import pages
from overview import STATES, Figures, Overview, percentile_with_n
from prices import TABLE, PriceTable
from store import Store

PAGE_SIZE = 500
HISTOGRAM_LEAST = 10
STATE_WORDS = {"OK": "OK", "ERROR": "Error", "IN_PROGRESS": "In progress", "STATE_UNSPECIFIED": "Unset"}
STATE_FACTS = (("OK", "ok"), ("ERROR", "failed"), ("IN_PROGRESS", "in progress"), ("STATE_UNSPECIFIED", "unset"))
NO_NAME = "name not recorded"
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")


class Report:
    """Counts comparisons by part and prints the first mismatches."""

    def __init__(self, show):
        self.show = show
        self.compared, self.failed = Counter(), Counter()

    def check(self, part, what, want, got):
        self.compared[part] += 1
        if want != got or type(want) is not type(got):
            self.failed[part] += 1
            if self.failed.total() <= self.show:
                print("%s: %s: expected %r, page %r" % (part, what, want, got))

    def check_list(self, part, what, want, got):
        self.check(part, what + ": how many", len(want), len(got))
        for i, (a, b) in enumerate(zip(want, got)):
            self.check(part, "%s %d" % (what, i + 1), a, b)

    def check_rows(self, part, columns, want, got):
        """Rows by their first cell, cell by cell."""
        by_name = {row[0]: row for row in got}
        self.check(part, "rows", sorted(r[0] for r in want), sorted(r[0] for r in got))
        for row in want:
            for column, a, b in zip(columns, row[1:], by_name.get(row[0], [None] * len(row))[1:]):
                self.check(part, "%s, %s" % (row[0], column), a, b)

    def print_tally(self):
        for part, compared in self.compared.items():
            print("  %7d compared  %5d mismatches  %s" % (compared, self.failed[part], part))


def percentile_text(values, hundredths):
    value, least = percentile_with_n(values, hundredths)
    return "n<%d" % least if least and values else display.duration(value)


def kind_label(kind):
    """A kind as the pages name it; a kind of one's own is its own name, no kind at all None."""
    if kind == "UNKNOWN":
        return "Unknown kind"
    known = {"AGENT", "CHAIN", "CHAT_MODEL", "TOOL", "RETRIEVER", "RERANKER", "EMBEDDING", "PARSER", "GUARDRAIL",
             "MEMORY", "EVALUATOR", "WORKFLOW", "TASK"}
    return kind.replace("_", " ").capitalize() if kind in known else kind


def expected_facts(data, table):
    """{label: (value, parts of its context)}; no context where only words stand there."""
    states = ["%s %s" % (display.whole(data.states[s]), word) for s, word in STATE_FACTS if data.states[s]]
    tokens = {k: display.fact_tokens(v) for k, v in data.tokens.items()}
    first = len(data.first_tokens)
    return {
        "Traces": (display.whole(len(data.figures)), states),
        "Error rate": error_rate_fact(data),
        "Duration p50": (percentile_text(data.durations, 50),
                         ["p95 " + percentile_text(data.durations, 95), "max " + display.duration(max(data.durations))]
                         if data.durations else None),
        "First token p50": (percentile_text(data.first_tokens, 50),
                            ["p95 " + percentile_text(data.first_tokens, 95), "%s stream%s" % (display.whole(first), "s"[first == 1:])]
                            if first else None),
        "Tokens": (tokens["total_tokens"], [tokens["input_tokens"] + " in", tokens["output_tokens"] + " out"]
                   if data.tokens["total_tokens"] is not None else None),
        "Cost": (display.cost_sum(data.cost, display.UNKNOWN), cost_context(data, table)),
    }


def error_rate_fact(data):
    found = data.error_rate()
    if found is None:
        return display.UNKNOWN, None
    rate, (low, high), n = found
    return (display.percent(rate) + " %",
            ["%s to %s at 95 %%" % (display.percent(low), display.percent(high)), "n " + display.whole(n)])


def cost_context(data, table):
    """Of how many traces the cost is, who says so, and how many calls have none."""
    calls, n = data.cost.unpriced, len(data.figures)
    left_out = ["%s call%s unpriced" % (display.whole(calls), "s"[calls == 1:])] if calls else []
    if data.cost.total is None:
        return left_out or ["no span states one"]
    traces = "%s trace%s" % (display.whole(n), "s"[n == 1:])
    part = "" if data.priced == n else "%s of " % display.whole(data.priced)
    return [part + traces, display.cost_origin(data.cost, table.date)] + left_out


def check_facts(report, part, data, page, table):
    got = pages.facts(page)
    want = expected_facts(data, table)
    report.check(part, "labels", list(want), list(got))
    for label, (value, context) in want.items():
        got_value, got_context = got.get(label, (None, []))
        report.check(part, label, value, got_value)
        if context is not None:
            report.check_list(part, label + ", context", context, got_context)


def check_histogram(report, data, page):
    part = "histogram"
    section = pages.section(page, "Duration")
    n, failed = len(data.durations), sum(row[2] for row in data.histogram())
    report.check(part, "n", "%s finished trace%s" % (display.whole(n), "s"[n == 1:]), section.first("span", "sub").text())
    if n < HISTOGRAM_LEAST:
        return
    want = [[display.duration(display.bin_edge(k)), display.whole(traces), display.whole(bad)]
            for k, traces, bad in data.histogram()]
    report.check_list(part, "bin", want, pages.table_texts(section))
    legend = section.first("p", "legend").text()
    report.check(part, "ok", n - failed, found_number(r"ok ([\d ]+)", legend))
    report.check(part, "failed", failed, found_number(r"failed ([\d ]+)", legend))
    report.check(part, "left out", len(data.figures) - n, found_number(r"([\d ]+) traces? without a duration", legend))
    report.check(part, "p99", percentile_text(data.durations, 99), found_text(r"p99 ([^,]+)", legend))
    label = one_line(section.first("svg").attributes.get("aria-label", ""))
    for hundredths in (50, 95):
        report.check(part, "label p%d" % hundredths, percentile_text(data.durations, hundredths),
                     found_text(r"p%d ([^,]+)" % hundredths, label))


def found_text(pattern, text):
    match = re.search(pattern, text)
    return match[1].strip() if match else None


def found_number(pattern, text):
    match = re.search(pattern, text)
    return pages.number(match[1]) if match else 0


def check_folds(report, part, section):
    for announced, rows in pages.folds(section):
        report.check(part, "rows of the fold", announced, rows)


def check_kinds(report, data, page):
    part, section = "kinds", pages.section(page, "Where the time went")
    kinds = {kind_label(k): v for k, v in data.kinds().items()}
    whole = sum(time for _, time, _ in kinds.values())
    want = [[label, display.whole(spans), display.duration(time), share_text(time, whole), display.whole(failed)]
            for label, (spans, time, failed) in kinds.items()]
    got = pages.table_texts(section)
    report.check_rows(part, ("spans", "self time", "share", "failed"), want, got)
    times = [kinds[row[0]][1] for row in got if row[0] in kinds]
    report.check(part, "order by self time", sorted(times, reverse=True), times)
    check_folds(report, part, section)


def share_text(time, whole):
    return display.percent(display.Fraction(time, whole)) + " %" if whole else display.UNKNOWN


def check_models(report, data, page, table):
    part, section = "models", pages.section(page, "Tokens and cost by model")
    models = data.models()
    want = [[name, display.whole(calls), percentile_text(times, 50), percentile_text(times, 95),
             display.whole(tokens_in), display.whole(tokens_out), display.cost_sum(cost)]
            for name, (calls, times, tokens_in, tokens_out, cost) in models.items()]
    got = [row[:7] for row in pages.table_texts(section)]
    shown = [row for row in want if row[0] in {name for name, *_ in got}]
    report.check_rows(part, ("calls", "p50", "p95", "input", "output", "cost"), shown, got)
    report.check(part, "rows elsewhere", len(want) - len(got), pages.announced(section, "model"))
    costs = [-1 if models[row[0]][4].total is None else models[row[0]][4].total for row in got if row[0] in models]
    report.check(part, "order by cost", sorted(costs, reverse=True), costs)
    without, calls = data.calls_without_tokens()
    hints = [hint.text() for hint in section.all("p", "hint")]
    wanted = "%s of %s" % (display.whole(without), display.whole(calls)) if without else None
    report.check(part, "calls without tokens", wanted, found_text(r"([\d ]+ of [\d ]+) calls", " ".join(hints)))
    if data.cost.table is not None:
        report.check(part, "price table", "≈ by prices of %s, else stated by spans." % table.date, hints[0])
    told = [hint for hint in hints if hint.endswith("with --prices.")]
    report.check(part, "models without a price", unpriced_models(models, table), " ".join(told))


def unpriced_models(models, table):
    """What is said of the models that the table does not know, in a run whose other calls have a cost."""
    unknown = sorted((-found[4].unpriced, name) for name, found in models.items() if found[4].unpriced and not table.model(name))
    if not unknown:
        return ""
    calls, names = -sum(n for n, _ in unknown), ", ".join(name for _, name in unknown[:3])
    more = len(unknown) - 3
    rest = " and %d more model%s" % (more, "s"[more == 1:]) if more > 0 else ""
    advice = "give one with --prices." if len(unknown) == 1 else "give them with --prices."
    return "%s call%s unpriced: no price for %s%s; %s" % (display.whole(calls), "s"[calls == 1:], names, rest, advice)


def check_tools(report, data, page):
    part, section = "tools", pages.section(page, "Tools")
    tools = data.tools()
    if not tools:
        report.check(part, "rows", [], pages.table_texts(section))
        return
    runs, failed = (display.whole(sum(t[i] for t in tools.values())) for i in (0, 1))
    report.check(part, "sum", "%s run%s, %s failed" % (runs, "s"[runs == "1":], failed), section.first("span", "sub").text())
    want = [[name or "", display.whole(n), "✕ %s" % display.whole(bad) if bad else "0", percentile_text(times, 50),
             display.duration(max(times, default=None))] for name, (n, bad, times) in tools.items()]
    got = pages.table_texts(section)
    shown = [row for row in want if row[0] in {name for name, *_ in got}]
    report.check_rows(part, ("runs", "failed", "p50", "max"), shown, got)
    report.check(part, "rows elsewhere", len(want) - len(got), pages.announced(section, "tool"))


def check_assessments(report, data, page):
    part, section, found = "assessments", pages.section(page, "Assessments"), data.assessments()
    if not found.rows:
        report.check(part, "section", True, section is None)
        return
    n = sum(row.judged for row in found.rows)
    report.check(part, "sum", "%s value%s by name and source" % (display.whole(n), "s"[n == 1:]), section.first("span", "sub").text())
    table = section.first("table", "judged")
    got = [[cell.text() for cell in cells] for cells in pages.rows(table)]
    report.check_list(part, "row", [numbers_pages.assessment_row(row) for row in found.rows[:len(got)]],
                      [row[:3] + row[4:] for row in got])
    report.check(part, "rows elsewhere", len(found.rows) - len(got), pages.announced(section, "assessment"))
    values = next((t for t in section.all("table") if t is not table), None)
    want = [row for found_row in found.rows[:len(got)] for row in numbers_pages.value_rows(found_row)]
    report.check_list(part, "value", want, [[c.text() for c in cells] for cells in pages.rows(values)] if values else [])


def check_judges(report, figures, counted, page):
    judges = sum(f.is_judge for f in figures)
    lines = [p.text() for p in page.all("p", "bar") if "of judges" in p.text()]
    rest = "left out of" if len(counted) < len(figures) else "counted in"
    want = ["%s trace%s of judges %s %s the numbers" % (display.whole(judges), "s"[judges == 1:], "is" if judges == 1 else "are", rest)]
    report.check("judges", "line", want if judges else [], lines)
    marked = [cells for cells in pages.rows(page.first("table", "tr")) if cells[2].first("span", "tag")] if figures else []
    report.check("judges", "marks on the first page", sum(f.is_judge for f in figures[:PAGE_SIZE]), len(marked))
    options = {o.attributes["value"]: o.text() for s in page.all("select", "f") if s.attributes["data-filter"] == "judge"
               for o in s.all("option") if o.attributes["value"]}
    report.check("judges", "filter", {"yes": "only judges (%s)" % display.whole(judges),
                                      "no": "no judges (%s)" % display.whole(len(figures) - judges)} if judges else {}, options)


def check_slowest(report, data, page):
    section = pages.section(page, "Slowest")
    want = [[display.duration(f.duration), shown_name(f), "traces/%s.html" % file_name(f.id)] for f in data.slowest()]
    got = [[row[0].text(), row[2].first("span", "nm").text(), row[2].first("a").attributes["href"]]
           for table in section.all("table") for row in pages.rows(table)]
    report.check_list("slowest", "trace", want, got)


def check_errors(report, data, page):
    part, section = "errors", pages.section(page, "Errors")
    failed = data.states["ERROR"]
    report.check(part, "traces", "%s trace%s" % (display.whole(failed), "s"[failed == 1:]), section.first("a", "sub").text())
    want = Counter({(kind or display.UNKNOWN, shown(message)): n for (kind, message), n in data.errors().items()})
    rows = pages.table_texts(section)
    got = [((kind, completed(message, kind, want)), pages.number(n)) for n, kind, message in rows]
    report.check(part, "rows, here and elsewhere", len(want), len(got) + pages.announced(section, "reason"))
    for reason, n in got:
        report.check(part, "%s: %s" % reason, want[reason], n)
    report.check(part, "order by traces", sorted((n for _, n in got), reverse=True), [n for _, n in got])


def shown(message):
    """A message in one line, control characters as their pictures."""
    if not message:
        return display.UNKNOWN
    return "".join(chr(0x2400 + ord(c)) if ord(c) < 32 else c for c in one_line(message))


def completed(message, kind, known):
    """The whole of a message that the page cut."""
    if not message.endswith("…"):
        return message
    return next((m for k, m in known if k == kind and m.startswith(message[:-1])), message)


def file_name(text):
    plain = re.fullmatch(r"[a-z0-9-]{1,64}", text) and not text.startswith("x-") and not RESERVED.fullmatch(text)
    return text if plain else "x-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def shown_name(f):
    return one_line(f.name) or NO_NAME


def list_row(f):
    return {"state": STATE_WORDS[f.state], "start": "%sT%sZ" % (display.day(f.start_ms), display.milliseconds(f.start_ms)), "name": shown_name(f),
            "kind": kind_label(f.kind),
            "duration": display.duration(f.duration), "spans": display.whole(len(f.tree.spans)),
            "in": display.whole(f.tokens.get("input_tokens")), "out": display.whole(f.tokens.get("output_tokens")),
            "cost": display.cost_sum(f.cost_sum, display.UNKNOWN)}


def page_row(cells):
    state, start, name, _, *numbers = cells
    label = name.first("span", "vh")
    return {"state": state.first("span", "w").text(), "start": start.first("time").attributes["datetime"],
            "name": name.first("span", "nm").text(), "kind": label.text() if label else None,
            **dict(zip(("duration", "spans", "in", "out", "cost"), (n.text() for n in numbers)))}


def linked_id(cells):
    return cells[2].first("a").attributes["href"].removeprefix("traces/").removesuffix(".html")


def check_list(report, figures, site):
    """Every row of the list on all index pages, the newest first."""
    part, at, shown_day = "list of traces", 0, None
    for i in takewhile(lambda i: index_page(site, i).exists(), count(1)):
        table = pages.parsed(index_page(site, i)).first("table", "tr")
        rows = pages.rows(table)
        expected = figures[at:at + PAGE_SIZE]
        report.check(part, "rows of page %d" % i, len(expected), len(rows))
        for f, cells in zip(expected, rows):
            report.check(part, "order", file_name(f.id), linked_id(cells))
            report.check(part, f.id + ", day and time", day_and_time(f, shown_day), cells[1].text())
            got, shown_day = page_row(cells), display.day(f.start_ms)
            for column, value in list_row(f).items():
                report.check(part, "%s, %s" % (f.id, column), value, got[column])
        at, shown_day = at + len(rows), None
    report.check(part, "rows of all pages", len(figures), at)


def day_and_time(f, shown_day):
    """A row's start; the day only where it is another than in the row above."""
    day, time = display.day(f.start_ms), display.milliseconds(f.start_ms)
    return time if day == shown_day else "%s %s" % (day, time)


def index_page(site, i):
    return site / ("index.html" if i == 1 else "index-%d.html" % i)


def raw_row(f):
    """A row of the shards; its state is a place in the list of states."""
    value, _, unit = display.duration(f.duration).rpartition(" ")
    return {"id": f.id, "name": f.name, "state": STATES.index(f.state), "start": f.start_ms,
            "kind": kind_label(f.kind), "duration": f.duration,
            "duration_text": None if f.duration is None else value, "unit": None if f.duration is None else unit,
            "spans": len(f.tree.spans), "in": f.tokens.get("input_tokens"), "out": f.tokens.get("output_tokens"),
            "cost": real(f.cost),
            "cost_text": None if f.cost is None else display.cost_sum(f.cost_sum),
            "models": sorted(f.models()), "session": f.session, "runs": f.runs, "tools": sorted(f.tools()), "user": f.user,
            "tags": f.tags, "assessments": assessments.labels(f.judgements), "evaluation": f.evaluation,
            "judge": int(f.is_judge)}


def check_shards(report, figures, site):
    part, found = "shards", []
    for i, path in enumerate(shard_list(site), 1):
        number, rows = pages.shard_rows(site / path)
        report.check(part, "number of " + path, i, number)
        found += rows
    report.check(part, "rows", [f.id for f in figures], [row["id"] for row in found])
    for f, row in zip(figures, found):
        got = dict(row, models=sorted(row["models"]), cost=real(row["cost"]),
                   cost_text=one_line(row["cost_text"]), duration_text=one_line(row["duration_text"]))
        for column, value in raw_row(f).items():
            report.check(part, "%s, %s" % (f.id, column), value, got[column])


def real(number):
    """Twelve digits: the last ones of a sum depend on the order in which it is added up."""
    return None if number is None else "%.12g" % number


def one_line(text):
    """A text with each run of white space, thin spaces too, as one space."""
    return None if text is None else " ".join(text.split())


def shard_list(site):
    section = next(s for s in pages.parsed(site / "index.html").all("section") if s.attributes.get("id") == "traces")
    return section.attributes["data-shards"].split()


def check_filters(report, figures, page):
    part = "filters"
    states = Counter(f.state for f in figures)
    for button in page.all("button", "chip"):
        state = {"error": "ERROR", "progress": "IN_PROGRESS"}.get(button.attributes["data-state"], "STATE_UNSPECIFIED")
        report.check(part, "state " + state, states[state], pages.number(button.first("b").text()))
    wanted = {"model": Counter(m for f in figures for m in f.models()),
              "name": Counter(f.name for f in figures if f.name),
              "kind": Counter(kind_label(f.kind) for f in figures if f.kind),
              "session": Counter(f.session for f in figures if f.session),
              "assessment": Counter(label for f in figures for label in assessments.labels(f.judgements)),
              "evaluation": Counter(f.evaluation for f in figures if f.evaluation is not None)}
    for select in page.all("select", "f"):
        if (name := select.attributes["data-filter"]) in wanted:
            got = {o.attributes["value"]: o.text() for o in select.all("option") if o.attributes["value"]}
            check_options(report, part + ": " + name, wanted[name], got)


def check_options(report, part, want, got):
    """A long list of choices may stop, but not before one that more traces have than the last that it shows."""
    for value, text in got.items():
        report.check(part, value, "%s (%s)" % (one_line(value), display.whole(want[value])), text)
    most_left_out = max((n for value, n in want.items() if value not in got), default=0)
    report.check(part, "none left out before the last", True, most_left_out <= min((want[v] for v in got), default=0))


def check_sessions(report, figures, counted, site, table):
    """One page a session, its traces the oldest first."""
    ids = {f.id for f in counted}
    part = "sessions"
    sessions = {}
    for f in reversed(figures):
        if f.session:
            sessions.setdefault(f.session, []).append(f)
    have = sorted(p.name for p in (site / "sessions").glob("*.html"))
    report.check(part, "pages", sorted(file_name(s) + ".html" for s in sessions), have)
    for name, members in sessions.items():
        path = site / "sessions" / (file_name(name) + ".html")
        if path.exists():
            check_session(report, part, name, members, [f for f in members if f.id in ids], pages.parsed(path), table)


def check_session(report, part, name, members, counted, page, table):
    check_facts(report, part, Overview(counted), page, table)
    report.check(part, "title", "Session " + one_line(name), page.first("h1").text())
    report.check(part, name + ", period", display.period(members[0].start_ms, members[-1].start_ms), page.first("p", "sum").text())
    section = pages.section(page, "Conversation")
    n = len(members)
    report.check(part, name + ", traces", "%s trace%s" % (display.whole(n), "s"[n == 1:]), section.first("span", "sub").text())
    want = [[file_name(f.id), shown_name(f), STATE_WORDS[f.state], display.time_of_day(f.start_ms) + " UTC",
             display.duration(f.duration)] for f in members]
    report.check_list(part, name + ", trace", want, [turn(item) for item in section.first("ol", "thread").all("li")])


def turn(item):
    line = item.first("p", "src")
    time = line.first("span", "o").text()
    return [line.first("a").attributes["href"].removeprefix("../traces/").removesuffix(".html"), line.first("span", "nm").text(),
            line.first("span", "w").text(), time, line.text().partition(time)[2].strip()]


def check_summary(report, data, page, experiments):
    part, figures = "summary", data.figures
    parts = page.first("p", "sum").text().split(" · ")
    n, spans = len(figures), len(data.spans())
    report.check(part, "traces", "%s trace%s" % (display.whole(n), "s"[n == 1:]), parts[0])
    report.check(part, "spans", "%s span%s" % (display.whole(spans), "s"[spans == 1:]), parts[1])
    if figures:
        report.check(part, "period", display.period(figures[-1].start_ms, figures[0].start_ms), parts[2])
    check_bar(report, page, "Experiments", Counter(experiments[f.trace.experiment] for f in figures), least=2)
    check_bar(report, page, "Runs", Counter(run for f in figures for run in f.runs), least=1)


def check_bar(report, page, title, want, least):
    """A line of links, each with its number of traces; left out with fewer than so many."""
    bar = next((p for p in page.all("p", "bar") if p.first("span", "o").text() == title), None)
    names = [a.text() for a in bar.all("a")] if bar else []
    counts = [pages.number(c.text()) for c in bar.all("span", "o")[1:]] if bar else []
    wanted = {one_line(name): n for name, n in want.items()} if len(want) >= least else {}
    report.check("summary", title, wanted, dict(zip(names, counts)))


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("site", type=Path)
    parser.add_argument("--prices", type=Path, default=TABLE, help="the prices that the site was made with")
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("--judges", action="store_true", help="the numbers count traces of judges")
    return parser.parse_args()


def check_site(report, figures, counted, site, experiments, table):
    data, page = Overview(counted), pages.parsed(site / "index.html")
    check_summary(report, data, page, experiments)
    check_judges(report, figures, counted, page)
    if not figures:
        return
    check_facts(report, "facts", data, page, table)
    check_models(report, data, page, table)
    for check in (check_histogram, check_kinds, check_tools, check_assessments, check_slowest, check_errors):
        check(report, data, page)
    check_filters(report, figures, page)
    for check in (check_list, check_shards):
        check(report, figures, site)
    check_sessions(report, figures, counted, site, table)
    numbers_pages.check(report, data, site, experiments)


def main():
    sys.setrecursionlimit(20_000)
    sys.set_int_max_str_digits(0)
    options = parsed_arguments()
    report = Report(options.show)
    store = Store(options.store)
    experiments = {str(e["experiment_id"]): e["name"] for e in store.rows("SELECT experiment_id, name FROM experiments")}
    table = PriceTable(options.prices)
    newest_first = [Figures(t, table) for t in reversed(store.traces())]
    counted = newest_first if options.judges else [f for f in newest_first if not f.is_judge]
    check_site(report, newest_first, counted, options.site, experiments, table)
    report.print_tally()
    print("%d figures compared, %d mismatches" % (report.compared.total(), report.failed.total()))
    return 0 if report.compared.total() and not report.failed.total() else 1


if __name__ == "__main__":
    sys.exit(main())
