"""Holds the lists of traces, reasons and diagnostics, and the filters, against the traces of a run."""
from . import faults, judgements
from .page import Page, one_line
from .shown import numbers
from .view import View
from .words import NAMELESS, STATES, label, source, utc


def judged(trace):
    """By what assessments a trace can be found: all with a value, those that say no, and those that failed."""
    found = set()
    for a in judgements.on(trace):
        name = "%s (%s)" % (a.name, source(a))
        ends = {"": True, ": failed": judgements.value(a) is False, ": error": judgements.failed(a)}
        found |= {name + end for end, holds in ends.items() if holds}
    return found


class Lists(View):
    def slowest(self):
        part, section = "slowest", self.page.section("Slowest")
        want = self.data["slowest_traces"]["listed"]
        rows = list(section.iterfind(".//tbody/tr"))
        self.same(part, "rows", min(6, len(want)), len(rows))
        for trace, row in zip(want, rows):
            self.number(part, trace["trace_id"], trace["duration_ns"], self.page.text(row[0]))
            self.same(part, "link", "traces/%s.html" % trace["trace_id"], row.find(".//a").get("href"))
            self.page.skip(row)

    def errors(self):
        part, section = "errors", self.page.section("Errors")
        if section is None:
            self.same(part, "none", 0, self.data["traces"]["states"]["error"])
            return
        self.listed(part, "failed traces", [self.data["traces"]["states"]["error"]], self.page.note(section))
        want = {(kind or "–", one_line(message)): len(ts) for (kind, message), ts in faults.reasons(self.run.traces).items()}
        rows = self.page.rows(section)
        for count, kind, message in rows:
            whole = next((m for k, m in want if k == kind and m.startswith(message.removesuffix("…"))), None)
            self.number(part, "%s: %s" % (kind, message[:60]), want.get((kind, whole)), count)
        self.elsewhere(part, self.page.hints(section), "reason", len(want) - len(rows))

    def filters(self):
        part = "filters"
        traces = self.run.traces
        values = {"model": lambda t: {s.model for s in t.spans}, "name": lambda t: {t.name},
                  "kind": lambda t: {label(t.root.kind)} if t.root else {label(t.tops[0].kind)} if t.tops else set(),
                  "session": lambda t: {t.metadata_or_tag("mlflow.trace.session")},
                  "experiment": lambda t: {self.run.store.experiments[t.info.experiment_id]},
                  "run": lambda t: self.run.store.runs[t.id],
                  "assessment": judged, "evaluation": lambda t: {judgements.run_of(t)}}
        for select in self.page.main.iter("select"):
            look = values.get(select.get("data-filter"))
            for option in list(select)[1:] if look else ():
                value = option.get("value")
                count = sum(value in look(t) for t in traces)
                self.same(part, value, "%s (%d)" % (one_line(value), count), self.page.text(option))
        states = {"error": "ERROR", "progress": "IN_PROGRESS", "unset": "STATE_UNSPECIFIED"}
        for chip in self.page.main.iter("button"):
            if chip.get("data-state") in states:
                count = sum(t.state == states[chip.get("data-state")] for t in traces)
                self.listed(part, chip.get("data-state"), [count], self.page.text(chip))

    def traces(self, folder):
        """The list of traces on all its pages, the newest first."""
        part, at, page, number = "list of traces", 0, self.page, 1
        newest = self.run.traces[::-1]
        while True:
            section = page.section("All traces")
            for row in section.iterfind(".//tbody/tr"):
                self.trace(part, newest[at], row, page)
                at += 1
            number += 1
            path = folder / ("index-%d.html" % number)
            if not path.exists():
                break
            page = Page(path)
        self.same(part, "rows", len(newest), at)

    def trace(self, part, trace, row, page):
        state, start, name, _, duration, spans, given, out, cost = row
        page.skip(row)
        counted = self.run.ledgers[trace.id].counted
        self.same(part, "link", "traces/%s.html" % trace.id, row.find(".//a").get("href"))
        self.same(part, trace.id + ", state", STATES[trace.state], page.text(state.find(".//span[@class='w']")))
        at = utc(trace.start_ms)
        self.same(part, trace.id + ", start", at.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (trace.start_ms % 1000), start.find("time").get("datetime"))
        self.same(part, trace.id + ", time", at.strftime("%H:%M:%S.") + "%03d" % (trace.start_ms % 1000), page.text(start)[-12:])
        self.same(part, trace.id + ", name", one_line(trace.name or NAMELESS), page.text(name.find(".//span[@class='nm']")))
        for column, value, cell in (("duration", trace.duration, duration), ("spans", len(trace.spans), spans),
                                    ("in", counted.get("input_tokens"), given), ("out", counted.get("output_tokens"), out)):
            self.number(part, "%s, %s" % (trace.id, column), value, page.text(cell))
        self.dollars(part, trace.id + ", cost", self.run.trace_costs([trace]), page.text(cost))

    def diagnostics(self):
        part, section = "diagnostics", next((s for s in self.page.main.iter("section") if s.get("id") == "diagnostics"), None)
        counts = {}
        for trace in self.run.traces:
            for code in set(self.codes(trace)):
                counts[code] = counts.get(code, 0) + 1
        rows = [] if section is None else list(section.iterfind(".//tbody/tr"))
        self.same(part, "traces by what is odd", sorted(counts.values()), sorted(int(self.page.text(r[0])) for r in rows))
        for row in rows:
            links = len(row.findall(".//a"))
            more = numbers(self.page.text(row[2].find("span[@class='o']")) or "")
            self.number(part, self.page.text(row[1]), int(self.page.text(row[0])) - links, more[0] if more else "0")
            self.page.skip(row)
