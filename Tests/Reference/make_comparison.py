"""Writes Tests/Fixtures/comparison.json: what numpy and scipy say of the statistics of a comparison.

    pip install numpy==2.4.6 scipy==1.17.1
    python3 Tests/Reference/make_comparison.py

The tests in Swift read the file; it changes only when this script does. Cells of fourfold tables are
passed in both, newly failing, newly passing, failed in both.
"""

import itertools
import json
import math
from pathlib import Path

import numpy as np
from scipy import special, stats

FIXTURE = Path(__file__).parent.parent / "Fixtures" / "comparison.json"


def listed(values):
    return [float(value) for value in values]


def functions():
    """Values of the functions that the tests of significance stand on."""
    small = [1e-300, 1e-10, 0.3, 0.7071, 0.999999, 1.0, 1.000001, 1.5, 2.0, 10.0, 12345.678, 1e200]
    powers = [-700.0, -30.5, -1.0, -1e-9, 0.0, 1e-9, 0.34, 0.35, 1.0, 20.25, 700.0]
    gammas = [0.5, 1.0, 1.5, 2.0, 3.7, 14.9, 15.0, 100.5, 20001.0, 1e6]
    tails = [-6.0, -2.5, -0.1, 0.0, 0.5, 1.0, 1.959963984540054, 2.999, 3.0, 3.001, 6.0, 20.0, 37.0]
    students = [
        (t, df)
        for t in (0.0, 1e-4, 0.5, 1.0, 2.0, 4.5, 12.706, 60.0)
        for df in (1, 2, 5, 9, 39, 80, 81, 199, 19999)
    ]
    freedoms = [1, 2, 9, 39, 150, 199, 200, 19999]
    coins = [(0, 1), (0, 6), (3, 10), (5, 10), (40, 100), (49, 99), (480, 1000), (9900, 20000)]
    return {
        "log": [[x, math.log(x)] for x in small],
        "exp": [[x, math.exp(x)] for x in powers],
        "logGamma": [[x, float(special.gammaln(x))] for x in gammas],
        "upperTail": [[x, float(stats.norm.sf(x))] for x in tails],
        "twoSidedT": [[t, df, float(2 * stats.t.sf(t, df))] for t, df in students],
        "quantileT": [[df, float(stats.t.ppf(0.975, df))] for df in freedoms],
        "atMostHeads": [[k, n, float(stats.binom.cdf(k, n, 0.5))] for k, n in coins],
    }


def signed_rank(rng):
    """Wilcoxon's test; exact with ties by going over all choices of signs."""
    cases = []
    for n in (1, 5, 6, 10, 25, 50):
        values = rng.permutation(np.arange(1, n + 1)) * rng.choice([-1.0, 1.0], n) + 0.0
        cases.append((values, stats.wilcoxon(values, method="exact").pvalue))
    for n in (51, 200, 2000):
        values = rng.normal(0.1, 1, n)
        cases.append((values, normal_signed_rank(values)))
    for n in (8, 12, 14):
        values = rng.integers(-3, 4, n).astype(float)
        cases.append((values, enumerated(values)))
    values = rng.integers(-4, 6, 120).astype(float)
    cases.append((values, normal_signed_rank(values)))
    return [
        {
            "differences": listed(values),
            "statistic": float(rises(values)),
            "pValue": float(p),
        }
        for values, p in cases
    ]


def normal_signed_rank(values):
    changed = values[values != 0]
    return stats.wilcoxon(changed, method="asymptotic", correction=True).pvalue


def rises(values):
    changed = values[values != 0]
    return stats.rankdata(abs(changed))[changed > 0].sum()


def enumerated(values):
    changed = values[values != 0]
    ranks = stats.rankdata(abs(changed))
    middle = ranks.sum() / 2
    seen = abs(rises(values) - middle)
    choices = itertools.product((0, 1), repeat=len(ranks))
    far = [abs(np.dot(choice, ranks) - middle) >= seen - 1e-9 for choice in choices]
    return np.mean(far)


def rank_sum(rng):
    """The test of Mann and Whitney; head is scipy's first list."""
    lists = [rng.permutation(n + m) + 0.0 for n, m in ((1, 3), (4, 4), (7, 12), (20, 20))]
    sizes = [1, 4, 7, 20]
    cases = [
        (values[:n], values[n:], "exact") for n, values in zip(sizes, lists, strict=True)
    ]
    cases.append((rng.normal(0, 1, 21), rng.normal(0.4, 1, 30), "asymptotic"))
    cases.append((rng.integers(0, 5, 12) + 0.0, rng.integers(1, 6, 9) + 0.0, "asymptotic"))
    cases.append((rng.integers(0, 9, 500) + 0.0, rng.integers(0, 9, 700) + 0.0, "asymptotic"))
    rows = []
    for head, base, method in cases:
        result = stats.mannwhitneyu(head, base, method=method)
        rows.append(
            {
                "base": listed(base),
                "head": listed(head),
                "statistic": float(result.statistic),
                "pValue": float(result.pvalue),
                **cliffs_delta(base, head),
            }
        )
    return rows


def cliffs_delta(base, head):
    """Cliff's delta from the whole matrix of comparisons, interval of Feng and Cliff (2004)."""
    matrix = np.sign(head[:, None] - base[None, :])
    n, m = matrix.shape
    delta = matrix.mean()
    if n < 2 or m < 2:
        return {"delta": None}
    rows = ((matrix.mean(1) - delta) ** 2).sum()
    columns = ((matrix.mean(0) - delta) ** 2).sum()
    every = ((matrix - delta) ** 2).sum()
    variance = (m**2 * rows + n**2 * columns - every) / (n * m * (n - 1) * (m - 1))
    variance = max(variance, (1 - delta**2) / (n * m - 1))
    z2 = stats.norm.ppf(0.975) ** 2 * variance
    reach = math.sqrt(z2) * math.sqrt((1 - delta**2) ** 2 + z2)
    bounds = [(delta - delta**3 + sign * reach) / (1 - delta**2 + z2) for sign in (-1, 1)]
    return {"delta": float(delta), "low": max(-1, bounds[0]), "high": min(1, bounds[1])}


def mcnemar(rng):
    tables = [(5, 0, 0, 5), (9, 1, 0, 0), (36, 3, 2, 4), (10, 6, 0, 1), (3, 12, 4, 2)]
    tables += [tuple(int(x) for x in rng.integers(0, 90, 4)) for _ in range(4)]
    rows = []
    for table in tables:
        changed = table[1] + table[2]
        p = stats.binomtest(table[1], changed).pvalue if changed else 1.0
        rows.append({"table": table, "pValue": float(p)})
    return rows


def paired_mean(rng):
    """Student's t interval, and the one of an intercept with errors clustered by group (CR1)."""
    rows = []
    for n in (2, 7, 40, 400):
        base, head = rng.normal(3, 1, n), rng.normal(3.2, 1, n)
        result = stats.ttest_rel(head, base)
        low, high = result.confidence_interval(0.95)
        row = {"base": base, "head": head, "low": low, "high": high, "pValue": result.pvalue}
        rows.append({key: listed(v) if np.ndim(v) else float(v) for key, v in row.items()})
    base, head, groups = rng.normal(0, 1, 60), rng.normal(0.5, 1, 60), rng.integers(0, 9, 60)
    difference = head - base
    mean, count = difference.mean(), len(set(groups))
    sums = [(difference[groups == group] - mean).sum() for group in sorted(set(groups))]
    error = math.sqrt(count / (count - 1) * np.square(sums).sum()) / 60
    reach = stats.t.ppf(0.975, count - 1) * error
    rows.append(
        {
            "base": listed(base),
            "head": listed(head),
            "groups": [int(group) for group in groups],
            "low": float(mean - reach),
            "high": float(mean + reach),
            "pValue": float(2 * stats.t.sf(abs(mean / error), count - 1)),
        }
    )
    return rows


def adjusted(rng):
    rows = []
    for values in ([0.04], [0.01, 0.04, 0.03, 0.005], [0.5, 0.5, 0.5], rng.uniform(0, 0.2, 12)):
        values = np.array(values)
        rows.append(
            {
                "pValues": listed(values),
                "holm": holm(values),
                "benjaminiHochberg": listed(stats.false_discovery_control(values)),
            }
        )
    return rows


def holm(values):
    """By the definition: the level at which the procedure that steps down still rejects."""
    ranked = np.sort(values)
    scaled = [min(1, (len(ranked) - place) * p) for place, p in enumerate(ranked)]
    return [float(max(scaled[: np.searchsorted(ranked, p, "right")])) for p in values]


def window(distribution):
    """Where the bounds of a 95 % interval lie that 10,000 samples give: four standard errors about
    the 2.5 % and the 97.5 % quantile."""
    spread = 4 * math.sqrt(0.025 * 0.975 / 10_000)
    places = [0.025 - spread, 0.025 + spread, 0.975 - spread, 0.975 + spread]
    return listed(np.quantile(distribution, places))


def bootstrapped(rng, data, statistic, *, paired):
    result = stats.bootstrap(
        data,
        statistic,
        n_resamples=100_000,
        batch=2_000,
        paired=paired,
        vectorized=True,
        method="percentile",
        rng=rng,
    )
    return window(result.bootstrap_distribution)


def medians(rng):
    rows = []
    for n in (6, 9, 10, 41, 200):
        values = rng.normal(0.2, 0.5, n)
        place = bootstrapped(rng, (values,), lambda x, axis: np.median(x, axis=axis), paired=False)
        rows.append({"values": listed(values), "median": float(np.median(values)), "window": place})
    return rows


def unpaired_medians(rng):
    base, head = rng.normal(5, 0.4, 23), rng.normal(5.3, 0.5, 31)

    def change(x, y, axis):
        return np.median(y, axis=axis) - np.median(x, axis=axis)

    place = bootstrapped(rng, (base, head), change, paired=False)
    return {"base": listed(np.exp(base)), "head": listed(np.exp(head)), "window": place}


def shifts(rng):
    base = rng.lognormal(3, 0.5, 60)
    head = base * rng.lognormal(0.1, 0.2, 60)
    rows = []
    for fraction in (0.5, 0.9, 0.95):

        def change(x, y, axis, fraction=fraction):
            return np.quantile(y, fraction, axis=axis) - np.quantile(x, fraction, axis=axis)

        place = bootstrapped(rng, (base, head), change, paired=True)
        rows.append({"fraction": fraction, "window": place})
        rows[-1]["base"] = float(np.quantile(base, fraction))
        rows[-1]["head"] = float(np.quantile(head, fraction))
    return {"base": listed(base), "head": listed(head), "shifts": rows}


def generator(stream, bounds):
    """xorshift64* by Python's unbounded integers."""
    mask = 2**64 - 1
    state = (2 * stream + 1) * 0x9E3779B97F4A7C15 & mask
    numbers = []
    for bound in [1] * 16 + bounds:
        state ^= state >> 12
        state = (state ^ state << 25) & mask
        state ^= state >> 27
        numbers.append((state * 0x2545F4914F6CDD1D & mask) * bound >> 64)
    return {"stream": stream, "bounds": bounds, "numbers": numbers[16:]}


def main():
    rng = np.random.default_rng(20261123)
    parts = {
        "functions": functions(),
        "signedRank": signed_rank(rng),
        "rankSum": rank_sum(rng),
        "mcnemar": mcnemar(rng),
        "pairedMean": paired_mean(rng),
        "adjusted": adjusted(rng),
        "medians": medians(rng),
        "unpairedMedians": unpaired_medians(rng),
        "shifts": shifts(rng),
        "generators": [generator(stream, [2, 10, 1000, 20_000, 2**40]) for stream in (0, 1, 7)],
    }
    lines = [f"{json.dumps(key)}: {json.dumps(part)}" for key, part in parts.items()]
    FIXTURE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
