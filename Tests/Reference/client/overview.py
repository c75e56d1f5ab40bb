"""Holds the numbers that stand on the overview against those of a run; one that nothing here computes is a mismatch."""
import re

from .charts import Charts
from .lists import Lists
from .page import Page, one_line
from .tables import Tables
from .words import second


def check(tally, run, folder):
    page = Page(folder / "index.html")
    view = Overview(tally, run, page)
    for part in (view.head, view.facts, view.histogram, view.kinds, view.over_time, view.waited, view.models, view.tools,
                 view.slowest, view.errors, view.assessments, view.filters, view.diagnostics):
        part()
    view.traces(folder)
    for text in page.unread():
        tally.note("numbers not looked at", "overview: %r" % text, "nothing here computes it")


class Overview(Charts, Lists, Tables):
    def head(self):
        page, part = self.page, "head"
        summary = page.text(page.main.find("p[@class='sum']"))
        starts = [t.start_ms for t in self.run.traces]
        traces, spans, period, _ = summary.split(" · ")
        self.listed(part, "traces", [len(starts)], traces)
        self.listed(part, "spans", [len(self.run.spans)], spans)
        first, last = second(min(starts)), second(max(starts))
        self.same(part, "period", "%s to %s UTC" % (first, last[11:] if first[:10] == last[:10] else last), period)
        for bar in page.main.iterfind("p[@class='bar']"):
            self.bar(bar)

    def bar(self, bar):
        title, name = self.page.text(bar).split(" ")[0], {"Experiments": "experiment", "Runs": "run"}
        shown = {one_line("".join(a.itertext())): one_line(b.text) for a, b in zip(bar.findall("a"), bar.findall("span")[1:])}
        if title in name:
            want = {one_line(k): str(g["traces"]) for (k, _), g in self.groups[name[title]].items()}
            self.same("head", title, want, shown)
        elif title == "Diagnostics":
            odd = {t.id for t in self.run.traces if self.codes(t)}
            self.listed("head", "diagnostics", [len(odd)], self.page.text(bar))

    def facts(self):
        part, data, page = "facts", self.data, self.page
        facts = {page.text(d.find("dt")): [page.text(v) for v in d.findall("dd")] for d in page.main.iterfind("dl/div")}
        states = [n for n in data["traces"]["states"].values() if n]
        self.listed(part, "traces", [data["traces"]["count"], *states], " · ".join(facts.pop("Traces")))
        rate, interval = facts.pop("Error rate")
        if data["error_rate"]:
            low, high = data["error_rate"]["rate_low"], data["error_rate"]["rate_high"]
            self.number(part, "error rate", data["error_rate"]["rate"], rate)
            self.listed(part, "error rate", [low * 100, high * 100, 95 / 100, data["error_rate"]["n"]], interval)
        durations = [t.duration for t in self.run.finished]
        self.sample(part, "Duration p50", durations, [max(durations, default=None)], facts)
        firsts = [v for v in self.run.first_tokens(self.run.spans) if v is not None]
        self.sample(part, "First token p50", firsts, [len(firsts)] if firsts else [], facts)
        tokens = [data["tokens"][k]["sum"] for k in ("total_tokens", "input_tokens", "output_tokens")]
        self.listed(part, "tokens", tokens, " | ".join(facts.pop("Tokens")))
        value, context = facts.pop("Cost")
        self.dollars(part, "cost", data["cost"], value)
        self.cost_context(part, context)
        self.same(part, "nothing else", {}, facts)

    def cost_context(self, part, text):
        """How many traces have a cost, whose word it is, and what has none."""
        cost, all_traces = self.data["cost"], len(self.run.traces)
        if not self.run.tells_origins:
            self.listed(part, "cost", [n for n in (cost["traces"], cost["unpriced_traces"]) if n], text)
            return
        want = [cost["traces"]] if cost["traces"] == all_traces else [cost["traces"], all_traces]
        if cost["price_table_usd"] is not None and cost["stated_usd"] is not None:
            want += [cost["stated_usd"], cost["price_table_usd"]]
        want += [cost["unpriced_calls"]] if cost["unpriced_calls"] else []
        self.listed(part, "cost", want if cost["traces"] else want[2:], self.without_date(part, text))

    def without_date(self, part, text):
        for day in re.findall(r"\d{4}-\d\d-\d\d", text):
            self.same(part, "day of the prices", self.run.prices.date, day)
        return re.sub(r"\d{4}-\d\d-\d\d", "", text)

    def sample(self, part, name, values, others, facts):
        value, context = facts.pop(name)
        self.fraction(values, 50, value, part, name)
        found = context.split(" · ")
        if values:
            self.fraction(values, 95, found[0].removeprefix("p95 "), part, name + ", p95")
            self.listed(part, name, others, " ".join(found[1:]))
