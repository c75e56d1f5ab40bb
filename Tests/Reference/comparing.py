"""What the checks of an export share: their arguments, and the count of what they compared."""

import argparse
from collections import Counter

from jsontext import difference


class Report:
    """Counts comparisons by field and prints the first mismatches."""

    def __init__(self, show):
        self.show = show
        self.compared, self.failed = Counter(), Counter()

    def check(self, where, field, want, got):
        self.note(where, field, difference(want, got))

    def note(self, where, field, problem):
        self.compared[field] += 1
        if problem:
            self.failed[field] += 1
            if self.failed.total() <= self.show:
                print("%s %s %s" % (where, field, problem))

    def conclude(self, traces, spans):
        """Prints what was compared; gives the exit status, 1 also where nothing was."""
        for field, count in self.compared.items():
            print("  %7d compared  %5d mismatches  %s" % (count, self.failed[field], field))
        print("%d traces, %d spans, %d fields compared, %d mismatches"
              % (traces, spans, self.compared.total(), self.failed.total()))
        return 0 if self.compared.total() and not self.failed.total() else 1


def arguments(description):
    """A parser for a store and an export of it."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("export")
    parser.add_argument("--show", type=int, default=20)
    return parser
