"""Figures as Markdown, and targets held against them."""
import operator
from dataclasses import dataclass

NONE = "–"
COMPARISONS = {"≤": operator.le, "≥": operator.ge, "<": operator.lt}


@dataclass(frozen=True)
class Unit:
    """How a figure is written: decimals, what stands behind it, and how many of it make one."""
    decimals: int
    name: str = ""
    scale: float = 1

    def number(self, value):
        return "%.*f" % (self.decimals, value * self.scale)

    def text(self, value):
        return " ".join(filter(None, [self.number(value), self.name]))

    def spread_text(self, spread):
        """`median unit (least–greatest)`; the median alone where there is no spread."""
        if spread.low == spread.high:
            return self.text(spread.median)
        return "%s (%s–%s)" % (self.text(spread.median), self.number(spread.low), self.number(spread.high))


SECONDS, MEGABYTES, RATE = Unit(2), Unit(0), Unit(0)
TIMES, PERCENT, MB, KB = Unit(2, "×"), Unit(0, "%", 100), Unit(0, "MB"), Unit(1, "kB", 1000)


@dataclass(frozen=True)
class Target:
    """A bound for the median of a figure, in the figure's own unit: `Target("≤", 2.5)`."""
    sign: str
    bound: float

    def is_met(self, spread):
        return COMPARISONS[self.sign](spread.median, self.bound)

    def text(self, unit):
        return "%s %g %s" % (self.sign, self.bound * unit.scale, unit.name)


def judged(spread, unit, target):
    """A cell: the figure and, where there is a target, whether it is met."""
    if spread is None:
        return NONE
    text = unit.spread_text(spread)
    if target is None:
        return text
    return "%s, %s" % (text, "met" if target.is_met(spread) else "**missed**")


def table(head, rows):
    """A table in Markdown; the first column is text, the others stand to the right."""
    rule = ["---"] + ["---:"] * (len(head) - 1)
    return "\n".join("| %s |" % " | ".join(cells) for cells in [head, rule, *rows])


def listed(values):
    return "\n".join("- %s: %s" % pair for pair in values.items())
