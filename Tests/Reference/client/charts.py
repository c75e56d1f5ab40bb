"""Holds the charts of an overview, and their tables, against the numbers of a run."""
import datetime
import re

import numpy

from .page import one_line
from .samples import percentile
from .view import View
from .words import second, utc


class Charts(View):
    def histogram(self):
        part, section = "duration", self.page.section("Duration")
        finished = self.run.finished
        durations = [t.duration for t in finished]
        failed = sum(t.state == "ERROR" for t in finished)
        ok = sum(t.state == "OK" for t in finished)
        self.listed(part, "traces", [len(finished)], self.page.note(section))
        for want, got in zip(self.data["duration_histogram"], self.table(part, section, len(self.data["duration_histogram"]))):
            for value, text in zip(want.values(), got):
                self.number(part, "bin up to %d ns" % want["upper_ns"], value, text)
        legend = self.page.text(section.find("p[@class='legend']"))
        self.same(part, "legend", [str(n) for n in (ok, failed) if n], re.findall(r"(?:ok|failed) (\d+)", legend))
        self.fraction(durations, 99, re.search(r"p99 ([^,]*)", legend)[1].strip(), part, "p99")
        left = len(self.run.traces) - len(finished)
        self.same(part, "left out", [str(left)] if left else [], re.findall(r"(\d+) traces? without", legend))
        self.chart(part, section.find("svg"), durations)

    def chart(self, part, svg, durations):
        """Bars as high as the ruled lines say, marks where the scale has them."""
        aria = svg.get("aria-label")
        named = dict(re.findall(r"(p\d\d) ([\d.]+ \w+)", aria))
        self.listed(part, "traces of the picture", [len(durations)], re.search(r"of ([\d ]+) traces", aria)[1])
        for point, text in named.items():
            self.fraction(durations, int(point[1:]), text, part, "picture, " + point)
        texts = {t: one_line(t.text) for t in svg.iterfind("text")}
        ticks = [(percent(t), value_of(s)) for t, s in texts.items() if t.get("class") == "tick"]
        slope, origin = numpy.polyfit([numpy.log10(v) for _, v in ticks], [x for x, _ in ticks], 1) if ticks[1:] else (None, None)
        for tick, text in texts.items():
            if tick.get("class") == "tick":
                self.round(part, text)
        for mark, text in texts.items():
            if "mark" in mark.get("class").split():
                point, value = text.split(" ", 1)
                self.fraction(durations, int(point[1:]), value, part, "mark " + point)
                if slope is not None:
                    want = origin + slope * numpy.log10(percentile(durations, int(point[1:])))
                    self.near(part, "place of " + point, want, percent(mark), 0.02)
        self.bars(part, svg, [(float(t.get("y")), float(s)) for t, s in texts.items() if t.get("class") == "rulemark"])
        self.page.skip(svg)

    def bars(self, part, svg, rules):
        """Each bin's bar, failed traces at its foot, in units of the ruled lines."""
        base = float(svg.find("line[@class='base']").get("y1")) - 0.5
        unit = numpy.mean([(base - y) / count for y, count in rules])
        for name, count in (("errbar", lambda b: b["failed"]), ("okbar", lambda b: b["traces"] - b["failed"])):
            heights = [float(r.get("height")) / unit for r in svg.iterfind("rect[@class='%s']" % name)]
            want = [count(b) for b in self.data["duration_histogram"] if count(b)]
            self.same(part, "bars, " + name, len(want), len(heights))
            for i, pair in enumerate(zip(want, heights)):
                self.near(part, "%s %d" % (name, i), *pair, 0.05)

    def over_time(self):
        part, section = "over time", self.page.section("Duration over time")
        finished, failed = self.run.finished, sum(t.state == "ERROR" for t in self.run.finished)
        starts = [t.start_ms for t in self.run.traces]
        plot = section.find("div[@class='times']")
        aria = plot.get("aria-label")
        found = re.search(r"of (\d+) traces?(?:, (\d+) of them failed)?, from (.*) UTC", aria)
        self.same(part, "picture", [len(finished), failed], [int(n or 0) for n in found.groups()[:2]])
        first, last = second(min(starts)), second(max(starts))
        self.same(part, "period", "%s to %s" % (first, last[11:] if first[:10] == last[:10] else last), found[3])
        self.same(part, "dots", len(finished) - failed, sum(p.get("d").count("h0") for p in plot.iterfind(".//path[@class='dots']")))
        self.same(part, "strokes", failed, sum(p.get("d").count("v14") for p in plot.iterfind(".//path[@class='strokes']")))
        self.time_scale(part, plot, min(starts), max(starts))
        self.page.skip(plot)
        rows = self.page.rows(section)
        froms = [datetime.datetime.fromisoformat(r[0] + "+00:00").timestamp() * 1000 for r in rows]
        for i, (_, count, bad, median, most) in enumerate(rows):
            upto = froms[i + 1] if i + 1 < len(froms) else numpy.inf
            inside = [t for t in finished if froms[i] <= t.start_ms - t.start_ms % 1000 and t.start_ms < upto]
            values = [t.duration for t in inside]
            for column, value, text in (("traces", len(inside), count), ("failed", sum(t.state == "ERROR" for t in inside), bad),
                                        ("p50", percentile(values, 50), median), ("max", max(values, default=None), most)):
                self.number(part, "%s, %s" % (rows[i][0], column), value, text)
        self.same(part, "traces of all rows", len(finished), sum(int(r[1].replace(" ", "")) for r in rows))
        legend = self.page.text(section.find("p[@class='legend']"))
        want = [len(finished) - failed, failed, len(self.run.traces) - len(finished)]
        self.same(part, "legend", [str(n) for n in want if n], re.findall(r"\d+", legend))

    def time_scale(self, part, plot, first, last):
        """Labels of durations are round, those of the time of day stand where they belong."""
        for text in plot.iterfind(".//text"):
            shown = one_line(text.text)
            if ":" not in shown:
                self.round(part, shown)
                continue
            day = utc(first).date()
            clock = datetime.time.fromisoformat(shown)
            at = datetime.datetime.combine(day, clock, datetime.UTC).timestamp() * 1000
            self.near(part, "place of " + shown, 100 * (at - first) / (last - first), percent(text), 0.01)

    def round(self, part, text):
        """A label of a scale of durations: 1, 2 or 5 of a power of ten."""
        self.same(part, "label " + text, True, text.split(" ")[0].replace(".", "").strip("0") in ("1", "2", "5"))


def percent(element):
    return float(element.get("x").removesuffix("%"))


def value_of(text):
    """Nanoseconds of a label on a scale."""
    number, unit = text.split(" ")
    return float(number) * {"ns": 1, "µs": 1e3, "ms": 1e6, "s": 1e9, "min": 60e9}[unit]
