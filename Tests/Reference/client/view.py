"""What the checks of an overview share: texts against the numbers that they must stand for."""
import re

from . import faults, groups
from .samples import percentile
from .shown import BY_PRICES, numbers, stands_for


class View:
    """A page, and the numbers of the run that it is of."""

    def __init__(self, tally, run, page):
        self.tally, self.run, self.page = tally, run, page
        self.data = run.numbers()
        self.groups = groups.of_run(run)

    def same(self, part, place, want, got):
        self.tally.check("overview, " + part, "%s, %s" % (part, place), want, got)

    def number(self, part, place, value, text):
        self.tally.note("overview, " + part, "%s, %s" % (part, place),
                        None if stands_for(text, value) else "expected %s, got %r" % (value if value is None else float(value), text))

    def dollars(self, part, place, costs, text):
        """A cost, with a mark where the price table has a part in it."""
        self.number(part, place, costs["cost_usd"], text)
        self.same(part, place + ", mark", costs.get("price_table_usd") is not None, text.startswith(BY_PRICES))

    def listed(self, part, place, values, text):
        """The numbers of a text, in order."""
        found = numbers(text)
        self.same(part, place + ", how many", len(values), len(found))
        for i, (value, shown) in enumerate(zip(values, found)):
            self.number(part, "%s, number %d" % (place, i + 1), value, shown)

    def fraction(self, sample, point, text, part, place):
        """A percentile; in its place the number of values that it needs."""
        need = 100 if point >= 99 else 20 if point >= 90 else 1
        if len(sample) < need and sample:
            self.same(part, place, "n<%d" % need, text)
        else:
            self.number(part, place, percentile(sample, point), text)

    def table(self, part, section, count):
        rows = self.page.rows(section)
        self.same(part, "rows", count, len(rows))
        return rows

    def counted_away(self, part, section):
        """The title of folded rows says how many there are."""
        for fold in section.iterfind(".//details"):
            title = self.page.text(fold.find("summary"))
            if found := numbers(title):
                self.number(part, title, len(fold.findall(".//tbody/tr")), found[0])

    def elsewhere(self, part, hints, what, count):
        found = re.search(r"(\d+) more %s" % what, hints)
        self.same(part, "on another page", count, int(found[1]) if found else 0)

    def durations(self, name):
        found = {}
        for _, span in self.run.spans:
            found.setdefault(name(span), []).extend([] if span.duration is None else [span.duration])
        return found

    def codes(self, trace):
        costs = ["cost_differs"] if trace.id in self.run.differing_costs() else []
        return [*faults.codes(trace, self.run.ledgers[trace.id]), *costs]

    def near(self, part, place, want, got, by):
        self.tally.note("overview, " + part, "%s, %s" % (part, place), None if abs(want - got) <= by else "expected %s, got %s" % (want, got))
