"""Medians of repeated measurements, and ratios of them."""
import statistics
from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """The median of some values, with the least and the greatest."""
    median: float
    low: float
    high: float


def spread(values):
    values = list(values)
    return Spread(statistics.median(values), min(values), max(values))


def ratio(over, under):
    """Of two lists of values, a pair a round: what drifts from round to round is in both of a pair.

    One list may have fewer rounds than the other; what has no counterpart is left out.
    """
    return spread(a / b for a, b in zip(over, under))


def differences(whole, part):
    return [a - b for a, b in zip(whole, part)]
