"""Percentiles, deviations and intervals as numpy and scipy compute them, as test data.

usage: make_statistics.py > ../Fixtures/statistics.json

Needs: pip install numpy scipy (made with numpy 2.4.6, scipy 1.17.1).
"""
import json
import random

import numpy
from scipy import special, stats

FRACTIONS = (0.5, 0.9, 0.95, 0.99)


def distribution(values):
    """What numpy says of a sample."""
    array = numpy.array(values, dtype=float)
    return {
        "values": values,
        "mean": float(array.mean()),
        "sd": float(array.std(ddof=1)) if len(values) > 1 else None,
        "min": float(array.min()),
        "max": float(array.max()),
        "percentiles": [float(numpy.percentile(array, 100 * part)) for part in FRACTIONS],
    }


def durations(draw):
    """Samples of whole nanoseconds, of many orders of magnitude."""
    for count in (1, 2, 3, 10, 19, 20, 99, 100, 257):
        yield [int(draw.lognormvariate(18, 2)) for _ in range(count)]
    yield [7] * 30
    yield [-5, 0, 5, 1_000_000_000_000]


def scores(draw):
    """Samples of fractions."""
    for count in (1, 2, 5, 40, 101):
        yield [round(draw.uniform(-1, 1), 6) for _ in range(count)]
    yield [0.25, 0.25, 0.25]
    yield [1e12, 1e12 + 1, 1e12 + 2]


def mean_interval(values):
    """The mean with the interval of Student's t."""
    array = numpy.array(values)
    low, high = stats.t.interval(0.95, len(values) - 1, array.mean(), stats.sem(array))
    return {"values": values, "mean": float(array.mean()), "low": float(low), "high": float(high)}


def wilson(hits, total):
    """The interval of a proportion."""
    found = stats.binomtest(hits, total).proportion_ci(0.95, method="wilson")
    return {"hits": hits, "total": total, "low": float(found.low), "high": float(found.high)}


def proportions(draw):
    """Hits and totals: every small one, and some large ones."""
    for total in (1, 2, 3, 7, 10):
        yield from ((hits, total) for hits in range(total + 1))
    for total in (40, 99, 1000, 123457, 10_000_000):
        yield from ((hits, total) for hits in (0, 1, draw.randrange(total), total - 1, total))


def main():
    draw = random.Random(7)
    freedoms = [*range(1, 41), 57, 99, 100, 150, 198, 199, 200, 201, 333, 1000, 12345, 1_000_000]
    result = {
        "distributions": [distribution(values) for values in durations(draw)],
        "scores": [distribution(values) for values in scores(draw)],
        "means": [mean_interval([round(draw.gauss(0.6, 0.2), 6) for _ in range(count)])
                  for count in (2, 3, 10, 40, 250)],
        "proportions": [wilson(hits, total) for hits, total in proportions(draw)],
        "t975": [{"freedom": freedom, "t": float(special.stdtrit(freedom, 0.975))}
                 for freedom in freedoms],
    }
    print(json.dumps(result, separators=(",", ":")).replace('},{', '},\n{'))


if __name__ == "__main__":
    main()
