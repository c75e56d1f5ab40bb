"""Counts what was compared, by part, and prints the first mismatches."""
import math
from collections import Counter
from numbers import Integral

ABSENT = "no value"


class Tally:
    def __init__(self, show):
        self.show, self.compared, self.failed = show, Counter(), Counter()

    def note(self, part, place, problem):
        self.compared[part] += 1
        if problem:
            self.failed[part] += 1
            if self.failed.total() <= self.show:
                print("%s: %s" % (place, problem))

    def check(self, part, place, want, got):
        """Every member and item, on both sides; integers exactly, other numbers to a billionth of their size."""
        if isinstance(want, dict) and isinstance(got, dict):
            for key in {**want, **got}:
                self.check(part, "%s.%s" % (place, key), want.get(key, ABSENT), got.get(key, ABSENT))
        elif isinstance(want, list) and isinstance(got, list):
            self.note(part, place, None if len(want) == len(got) else "expected %d items, got %d" % (len(want), len(got)))
            for i, pair in enumerate(zip(want, got)):
                self.check(part, "%s[%d]" % (place, i), *pair)
        else:
            self.note(part, place, None if same(want, got) else "expected %r, got %r" % (want, got))

    def conclude(self):
        for part, count in self.compared.items():
            print("  %7d compared  %5d mismatches  %s" % (count, self.failed[part], part))
        print("%d values compared, %d mismatches" % (self.compared.total(), self.failed.total()))
        return 0 if self.compared.total() and not self.failed.total() else 1


def same(want, got):
    if isinstance(want, Integral) and isinstance(got, int):
        return want == got and isinstance(want, bool) == isinstance(got, bool)
    if is_number(want) and is_number(got):
        return math.isclose(want, got, rel_tol=1e-9, abs_tol=0)
    return want == got


def is_number(value):
    return hasattr(value, "__float__") and not isinstance(value, (bool, str))
