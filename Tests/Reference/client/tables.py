"""Holds the tables of an overview against the numbers of a run."""
import re

from .page import one_line
from .shown import numbers, stands_for
from .view import View
from .words import SOURCES, label


class Tables(View):
    def kinds(self):
        part, section = "kinds", self.page.section("Where the time went")
        want = {label(g["key"]): g for g in self.groups["kind"].values()}
        whole = sum(g["self_time_ns"] for g in want.values())
        rows = self.table(part, section, len(want))
        for name, spans, own, share, failed in rows:
            kind = name.split(" ", 1)[1]
            group = want[kind]
            for column, value, text in (("spans", group["spans"], spans), ("self time", group["self_time_ns"], own),
                                        ("share", group["self_time_ns"] / whole, share), ("failed", group["failed"], failed)):
                self.number(part, "%s, %s" % (kind, column), value, text)
        self.counted_away(part, section)

    def waited(self):
        part, section, wall = "wall time", self.page.section("What was waited for"), self.data["wall_time"]
        self.listed(part, "sum", [wall["total_ns"]], self.page.note(section))
        names = {"Models": "model_ns", "Tools": "tool_ns", "Retrieval": "retrieval_ns", "Own code": "own_code_ns"}
        for name, time, share in self.page.rows(section):
            self.number(part, name, wall[names[name]], time)
            self.number(part, name + ", share", wall[names[name]] / wall["total_ns"], share)
            del names[name]
        self.same(part, "parts without time", {k: 0 for k in names}, {k: wall[v] for k, v in names.items()})
        self.listed(part, "uncovered", [wall["uncovered_ns"]] if wall["uncovered_ns"] else [], self.page.hints(section))

    def models(self):
        part, section = "models", self.page.section("Tokens and cost by model")
        want = {k: g for (k, _), g in self.groups["model"].items()}
        durations = self.durations(lambda s: s.model)
        rows = self.page.rows(section)
        for name, calls, median, p95, given, out, cost, *_ in rows:
            group = want[name]
            for column, value, text in (("calls", group["spans"], calls), ("input", group["tokens"]["input_tokens"], given),
                                        ("output", group["tokens"]["output_tokens"], out)):
                self.number(part, "%s, %s" % (name, column), value, text)
            self.dollars(part, name + ", cost", group, cost)
            self.fraction(durations[name], 50, median, part, name + ", p50")
            self.fraction(durations[name], 95, p95, part, name + ", p95")
        costs = [want[r[0]]["cost_usd"] or 0 for r in rows]
        self.same(part, "by cost", sorted(costs, reverse=True), costs)
        hints = self.page.hints(section)
        self.silent_calls(part, hints)
        self.elsewhere(part, hints, "model", len(want) - len(rows))

    def silent_calls(self, part, hints):
        """Spans that name a model and report no tokens."""
        calls = [(t, s) for t, s in self.run.spans if s.model]
        silent = [s for t, s in calls if s.id not in self.run.ledgers[t.id].usage]
        found = re.search(r"([\d ]+) of ([\d ]+) calls", hints)
        self.same(part, "calls without tokens", [len(silent), len(calls)] if silent else None,
                  [int(n.replace(" ", "")) for n in found.groups()] if found else None)

    def tools(self):
        part, section = "tools", self.page.section("Tools")
        want = {one_line(k): g for (k, _), g in self.groups["tool"].items()}
        durations = {one_line(k): v for k, v in self.durations(lambda s: s.name if s.kind == "TOOL" else None).items() if k}
        runs, failed = (sum(g[k] for g in want.values()) for k in ("spans", "failed"))
        self.listed(part, "sum", [runs, failed], self.page.note(section))
        rows = self.page.rows(section)
        names = [one_line("".join(a.itertext())) for a in section.iterfind(".//tbody/tr/th/a")]
        for name, (_, count, bad, median, most) in zip(names, rows):
            for column, value, text in (("runs", want[name]["spans"], count), ("failed", want[name]["failed"], bad.removeprefix("✕ ")),
                                        ("max", max(durations[name], default=None), most)):
                self.number(part, "%s, %s" % (name, column), value, text)
            self.fraction(durations[name], 50, median, part, name + ", p50")
        hints = self.page.hints(section)
        self.elsewhere(part, hints, "tool", len(want) - len(rows))
        never = re.search(r"(\d+) tools? offered", hints)
        self.same(part, "never called", self.data["uncalled_tools"]["count"], int(never[1]) if never else 0)

    def assessments(self):
        part, section = "assessments", self.page.section("Assessments")
        if section is None:
            return
        want = self.data["assessments"]["listed"]
        self.listed(part, "judged", [sum(a["judged"] for a in want)], self.page.note(section))
        by_label = {(one_line(a["name"]), SOURCES.get(a["source_type"], a["source_type"])): a for a in want}
        first, table = section.find("table"), section.find("details//table")
        for row in first.iterfind("tbody/tr"):
            name, source, *_ = cells = [self.page.text(c) for c in row]
            self.assessment(part, by_label[name, source], cells[2:])
        self.listed(part, "more", [len(want) - len(first.findall("tbody/tr"))] if numbers(self.page.hints(section)) else [],
                    self.page.hints(section).replace("95 %", ""))
        for row in table.iterfind("tbody/tr") if table is not None else ():
            name, source, value, count, share = (self.page.text(c) for c in row)
            said = by_label[name, source]
            group = self.value(said, value)
            self.number(part, "%s, %s" % (name, value), group and group["count"], count)
            self.number(part, "%s, %s, share" % (name, value), group and group["count"] / said["judged"], share)

    def assessment(self, part, said, cells):
        judged, _, result, interval, failing, errors = cells
        rate, mean = said["pass_rate"], said["mean"]
        place = "%s by %s" % (said["name"], said["source_type"])
        self.number(part, place, said["judged"], judged)
        self.number(part, place + ", failing", said["failing_traces"]["count"], failing.removeprefix("✕ "))
        self.number(part, place + ", errors", said["errors"], errors.removeprefix("✕ "))
        bounds = [100 * rate["rate_low"], 100 * rate["rate_high"]] if rate else [mean["mean_low"], mean["mean_high"]] if mean else []
        self.listed(part, place + ", interval", [b for b in bounds if b is not None], interval)
        if rate or mean:
            self.number(part, place + ", result", rate["rate"] if rate else mean["mean"], result.removesuffix(" mean"))
        elif said["judged"]:
            self.listed(part, place + ", kinds of value", [len(said["values"]["listed"])], result)

    @staticmethod
    def value(said, text):
        """The value of an assessment that a text stands for."""
        for group in said["values"]["listed"]:
            value = group["value"]
            if value is None:
                low, _, high = text.partition(" to ")
                if stands_for(low, group["low"]) and stands_for(high, group["high"]):
                    return group
            elif {True: "yes", False: "no"}.get(value, value) == text if not isinstance(value, float) else stands_for(text, value):
                return group
        return None
