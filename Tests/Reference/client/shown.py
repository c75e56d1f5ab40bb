"""Numbers as a page shows them, rounded: whether one may stand for a value."""
import re
from fractions import Fraction

UNITS = {"ns": 1, "µs": 10**3, "ms": 10**6, "s": 10**9, "min": 60 * 10**9, "h": 3600 * 10**9, "%": Fraction(1, 100), "tok/s": 1, None: 1}
NUMBER = re.compile(r"(?P<less>< )?(?P<dollar>\$)?(?P<digits>(?:\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?)"
                    r"(?: (?P<unit>ns|µs|ms|s|min|h|%|tok/s)(?!\w))?")
UNKNOWN = "–"
BY_PRICES = "≈ "


def stands_for(text, value):
    """Whether a text is a value to half of its last digit; 0 and 100 % only where it is just that.

    What is in part by a price table has a mark before it.
    """
    if value is None or text is None:
        return value is None and text in (UNKNOWN, "unpriced", None)
    match = NUMBER.fullmatch(text.removeprefix(BY_PRICES))
    if not match:
        return False
    digits = match["digits"].replace(" ", "")
    unit = UNITS[match["unit"]]
    value, shown = Fraction(value), Fraction(digits) * unit
    if match["less"]:
        return 0 < value < shown
    if (shown == 0 or match["unit"] == "%" and shown == 1) and value != shown:
        return False
    half = Fraction(1, 10 ** len(digits.partition(".")[2])) * unit / 2
    # An integer without a unit is a count: it is exact.
    if match["unit"] is None and not match["dollar"] and "." not in digits:
        return shown == value
    return abs(shown - value) <= half * (1 + Fraction(1, 10**6))


def numbers(text):
    """All numbers of a text, each with its unit."""
    return [m.group() for m in NUMBER.finditer(text or "")]
