"""What the checks of report.json and diff.json share: the count of the values that they compared."""

from collections import Counter
from fractions import Fraction

TOLERANCE = Fraction(1, 10**9)
MISSING = "no value"


class Report:
    """Counts comparisons by part and prints the first mismatches."""

    def __init__(self, show):
        self.show = show
        self.compared, self.failed = Counter(), Counter()

    def note(self, part, place, problem):
        self.compared[part] += 1
        if problem:
            self.failed[part] += 1
            if self.failed.total() <= self.show:
                print("%s: %s" % (place, problem))

    def check(self, part, place, want, got):
        """Values, member by member: what `want` does not have is not looked at."""
        if isinstance(want, dict):
            for key in want:
                self.check(part, "%s.%s" % (place, key), want[key], got.get(key, MISSING) if isinstance(got, dict) else MISSING)
        elif isinstance(want, list):
            got = got if isinstance(got, list) else []
            self.note(part, place, None if len(want) == len(got) else "expected %d items, got %d" % (len(want), len(got)))
            for i, (a, b) in enumerate(zip(want, got)):
                self.check(part, "%s[%d]" % (place, i), a, b)
        else:
            self.note(part, place, None if same(want, got) else "expected %s, got %r" % (shown(want), got))

    def conclude(self):
        """Prints what was compared; gives the exit status, 1 also where nothing was."""
        for part, compared in self.compared.items():
            print("  %7d compared  %5d mismatches  %s" % (compared, self.failed[part], part))
        print("%d values compared, %d mismatches" % (self.compared.total(), self.failed.total()))
        return 0 if self.compared.total() and not self.failed.total() else 1


def same(want, got):
    if not is_number(want) or not is_number(got):
        return want == got and type(want) is type(got)
    if isinstance(want, int):
        return want == got
    return abs(Fraction(got) - Fraction(want)) <= TOLERANCE * abs(Fraction(want))


def is_number(value):
    return isinstance(value, (int, float, Fraction)) and not isinstance(value, bool)


def shown(value):
    return "%r" % (float(value) if isinstance(value, Fraction) else value)
