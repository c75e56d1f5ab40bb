"""Numbers of a sample, by numpy and scipy."""
import numpy
from scipy import stats

POINTS = {"p50": 50, "p90": 90, "p95": 95, "p99": 99}


def distribution(values):
    """As report.json has it; None without values."""
    known = numpy.array([v for v in values if v is not None], dtype=float)
    if not known.size:
        return None
    return {"n": known.size, "mean": known.mean(), "sd": known.std(ddof=1) if known.size > 1 else None,
            "min": known.min(), **{k: numpy.percentile(known, p) for k, p in POINTS.items()}, "max": known.max()}


def percentile(values, point):
    known = [v for v in values if v is not None]
    return float(numpy.percentile(known, point)) if known else None


def proportion(count, n):
    """A share with the 95 % interval of Wilson; None of nothing."""
    if not n:
        return None
    interval = stats.binomtest(count, n).proportion_ci(confidence_level=0.95, method="wilson")
    return {"count": count, "n": n, "rate": count / n, "rate_low": interval.low, "rate_high": interval.high}


def mean_interval(values):
    """A mean with its 95 % interval by Student's t; no bounds below two values."""
    sample = numpy.array(values, dtype=float)
    low = high = None
    if sample.size > 1:
        error = sample.std(ddof=1) / numpy.sqrt(sample.size)
        low, high = (sample.mean(),) * 2 if error == 0 else stats.t.interval(0.95, sample.size - 1, sample.mean(), error)
    return {"n": sample.size, "mean": sample.mean(), "low": low, "high": high}


def eighths_of_a_decade(values, failed):
    """Bins by upper edge in nanoseconds: how many values, how many of them failed; empty ones left out."""
    places = numpy.floor(8 * numpy.log10(numpy.maximum(values, 1)) + 1e-12).astype(int) + 1
    return [{"upper_ns": round(10 ** (k / 8)), "traces": int((places == k).sum()),
             "failed": int(((places == k) & numpy.array(failed)).sum())} for k in numpy.unique(places)]
