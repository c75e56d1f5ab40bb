"""Times between the content chunks of a stream."""
from fractions import Fraction
from math import floor

STALL_FACTOR = 10
STALL_FLOOR_NS = 250_000_000


def percentile(values, p):
    """The type-7 percentile as an exact fraction; `p` is a Fraction between 0 and 1."""
    ordered = sorted(values)
    h = (len(ordered) - 1) * p
    low = floor(h)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (h - low) * (ordered[high] - ordered[low])


def rounded(value):
    """The nearest integer, halves upward."""
    return floor(value + Fraction(1, 2))


def gaps_between(times):
    return [b - a for a, b in zip(times, times[1:])]


def inter_chunk(times):
    gaps = gaps_between(times)
    if not gaps:
        return None
    return {"p50": rounded(percentile(gaps, Fraction(1, 2))),
            "p95": rounded(percentile(gaps, Fraction(95, 100))),
            "max": max(gaps)}


def stalls(times, start):
    """Gaps of more than ten medians and more than 250 ms, each placed where it begins."""
    gaps = gaps_between(times)
    if not gaps:
        return []
    limit = max(STALL_FACTOR * percentile(gaps, Fraction(1, 2)), STALL_FLOOR_NS)
    return [{"at_ns": at - start, "gap_ns": gap} for at, gap in zip(times, gaps) if gap > limit]


def tokens_per_second(output_tokens, times):
    if output_tokens is None or not times or times[-1] <= times[0]:
        return None
    return output_tokens / ((times[-1] - times[0]) / 1e9)
