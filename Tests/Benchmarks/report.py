"""The results as a page in Markdown."""
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

import reading
import steps
from figures import Spread, differences, ratio, spread
from folder import files, site_bytes
from measure import Usage
from prepare import Subject
from table import KB, MB, MEGABYTES, NONE, PERCENT, SECONDS, TIMES, Target, Unit, judged, listed, table

TITLE = "# How fast it is"
INTRODUCTION = """\
Seconds say as much about a machine as about a program. So what `tracefolio build` costs is held against a
**floor**: a program in C, [floor.c](floor.c), that reads the same rows with libsqlite3, trace by trace, then
writes as many files of the same sizes, and does nothing else. A ratio of 2 means that to
understand and render the traces costs as much again as to read and write them. The other measure is
MLflow's own client in Python, only reading the same store."""
METHOD = """\
CPU is user and system time of a process and its children. Each round runs every command once, one after
the other, so that a slow minute falls on all of them; a first round warms up and is not counted. Figures are
medians, the least and the greatest in brackets; ratios are taken within a round. Store and sites lie on a
RAM disk. Every run is checked: its exit status and, of all but the export, what it printed and path and
size of every file. Peak memory is the largest resident set; what grows of it is the row of the overview that
is kept of each trace, and its path in the list of files. MB are 10^6 bytes, kB 1000."""
MLFLOW_REMARK = """\
MLflow's time includes the start of Python and its imports, which are also stated alone. The target holds
for its client as anybody would call it: `search_traces` of all experiments with nothing but the token of the
next page, which makes pages of 100 traces. A second row has the largest pages that it allows, of 50,000
traces: they cost less time and much more memory, and need ten threads for the 15 database connections (the
32 that it has by default can fail for want of one). The client decodes no span before somebody asks for it,
and here nobody does; it leaves out traces of which some spans were never exported."""


@dataclass(frozen=True)
class Result:
    """What was measured of one size of store: usages by the name of the step, one a round."""
    subject: Subject
    usages: dict[str, list[Usage]]

    @property
    def title(self):
        return "{:,} traces".format(self.subject.facts.traces)

    def values(self, step, what):
        return [getattr(usage, what) for usage in self.usages.get(step, [])]


@dataclass(frozen=True)
class Figure:
    """A row of the table of ratios; `of` gives None where a result lacks what it needs."""
    name: str
    unit: Unit
    of: Callable[[Result], Spread | None]
    target: Target | None = None


def against(over, under, what="cpu"):
    """The ratio of two steps."""
    def of(result):
        pair = result.values(over, what), result.values(under, what)
        return ratio(*pair) if all(pair) else None
    return of


def mlflow_without_imports(result):
    whole, imports = result.values(steps.MLFLOW, "cpu"), result.values(steps.IMPORT, "cpu")
    return ratio(differences(whole, imports), result.values(steps.BUILD, "cpu")) if whole else None


def site_against_spans(result):
    return spread([site_bytes(result.subject.site) / result.subject.facts.span_bytes])


def greatest_peak(result):
    """Of the tool's commands, the one with the largest median."""
    peaks = (spread(result.values(step, "peak_mb")) for step in steps.OF_TOOL)
    return max(peaks, key=lambda peak: peak.median)


def growth_since(first):
    """Peak memory of `build` that each trace more than in another result adds; None of that result itself."""
    def of(result):
        more = result.subject.facts.traces - first.subject.facts.traces
        pair = result.values(steps.BUILD, "peak_mb"), first.values(steps.BUILD, "peak_mb")
        return spread([(high - low) / more for high, low in zip(*pair)]) if more else None
    return of


def figures(first):
    """All rows; `first` is the result of the smallest store."""
    return [
        Figure("CPU, `build --no-markdown` against its floor", TIMES,
               against(steps.PLAIN, steps.FLOOR_PLAIN), Target("≤", 2.5)),
        Figure("CPU, `build` against its floor", TIMES, against(steps.BUILD, steps.FLOOR), Target("≤", 4)),
        Figure("CPU, `export` against the floor's reading", TIMES, against(steps.EXPORT, steps.FLOOR_READ)),
        Figure("CPU, MLflow's client reading against `build`", TIMES,
               against(steps.MLFLOW, steps.BUILD), Target("≥", 12)),
        Figure("the same, less Python's start and imports", TIMES, mlflow_without_imports),
        Figure("CPU, MLflow's client reading in its largest pages against `build`", TIMES,
               against(steps.MLFLOW_LARGEST, steps.BUILD)),
        Figure("CPU, second `build` of an unchanged store against the first", PERCENT,
               against(steps.AGAIN, steps.BUILD), Target("≤", 0.4)),
        Figure("CPU, two workers against one", TIMES, against(steps.TWO_WORKERS, steps.ONE_WORKER)),
        Figure("wall time, two workers against one", TIMES,
               against(steps.TWO_WORKERS, steps.ONE_WORKER, "wall")),
        Figure("bytes of the site, attachments apart, against bytes of the spans", TIMES,
               site_against_spans, Target("≤", 3)),
        Figure("peak memory, the highest of the tool's commands", MB, greatest_peak, Target("<", 150)),
        Figure("peak memory of `build`, growth with the number of traces, a trace", KB, growth_since(first)),
    ]


def ratios(results):
    head = ["", "target"] + [result.title for result in results]
    rows = []
    for figure in figures(results[0]):
        target = figure.target.text(figure.unit) if figure.target else NONE
        cells = [judged(figure.of(result), figure.unit, figure.target) for result in results]
        rows.append([figure.name, target, *cells])
    return table(head, rows)


def costs(result):
    """The table of single commands."""
    rows = []
    for step, usages in result.usages.items():
        cpu, wall, peak = (spread(result.values(step, what)) for what in ("cpu", "wall", "peak_mb"))
        rows.append([step, str(len(usages)), SECONDS.spread_text(cpu), SECONDS.spread_text(wall),
                     MEGABYTES.spread_text(peak)])
    return table(["command", "runs", "CPU, s", "wall, s", "peak memory, MB"], rows)


def store_text(subject):
    facts = subject.facts
    text = "{:,} spans of {:.1f} MB. The site has {:,} files of {:.1f} MB, {:.1f} MB without Markdown. " \
        "MLflow's client returns {:,} of the traces."
    numbers = (facts.spans, facts.span_bytes / 1e6, len(files(subject.site)), site_bytes(subject.site) / 1e6,
               site_bytes(subject.plain) / 1e6, facts.exported_traces)
    return textwrap.fill(text.format(*numbers), 108)


def store_parts(results):
    """What is said of stores; nothing where none was measured."""
    if not results:
        return []
    parts = ["## Ratios", ratios(results), METHOD]
    if any(steps.MLFLOW in result.usages for result in results):
        parts.append(MLFLOW_REMARK)
    for result in results:
        parts += ["## " + result.title, store_text(result.subject), costs(result)]
    return parts


def page(results, conditions, found=()):
    """The whole page; `conditions` are names and values, `found` are the readings of files."""
    parts = [TITLE, INTRODUCTION, listed(conditions), *store_parts(results)]
    if found:
        parts.append(reading.section(found))
    return "\n\n".join(parts) + "\n"
