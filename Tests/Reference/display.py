"""Numbers as the pages write them: three significant digits, halves upward on the decimal value."""
from datetime import datetime, timezone
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from math import floor

UNKNOWN = "–"
UNITS = (("ns", 1), ("µs", 10**3), ("ms", 10**6), ("s", 10**9))
MINUTE = 60 * 10**9


def exact(value):
    """A number as a fraction; a float counts as the decimal number that it prints as."""
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def fixed(value, places):
    """A number that is not negative with so many decimal places, halves upward."""
    scaled = floor(exact(value) * 10**places + Fraction(1, 2))
    digits = str(scaled).rjust(places + 1, "0")
    return digits if places == 0 else "%s.%s" % (digits[:-places], digits[-places:])


def magnitude(value):
    """The power of ten of the first digit of a positive number."""
    value, power = exact(value), 0
    while value >= 10**(power + 1):
        power += 1
    while value < Fraction(10)**power:
        power -= 1
    return power


def significant(value, digits=3):
    """Three significant digits; whole digits from 100 up."""
    if value == 0:
        return "0"
    power = magnitude(value)
    text = fixed(value, max(digits - 1 - power, 0))
    grown = power + 1 if exact(text) >= Fraction(10)**(power + 1) else power
    return fixed(value, max(digits - 1 - grown, 0))


def duration(ns):
    """Nanoseconds in the unit in which they read best; minutes and seconds, hours and minutes in whole ones."""
    if ns is None:
        return UNKNOWN
    if ns < 0:
        return "−" + duration(-ns)
    for unit, size in UNITS:
        text = fixed(ns, 0) if size == 1 else significant(exact(ns) / size)
        if Fraction(text) < (60 if unit == "s" else 1000):
            return "%s %s" % (text, unit)
    seconds = int(fixed(exact(ns) / 10**9, 0))
    if seconds < 3600:
        return "%d m %02d s" % divmod(seconds, 60)
    return "%d h %02d m" % divmod(int(fixed(exact(ns) / MINUTE, 0)), 60)


def whole(number):
    return UNKNOWN if number is None else "{:,}".format(number).replace(",", " ")


def fact_tokens(number):
    """Whole below 100,000; from there on thousands or millions with three significant digits."""
    if number is None or number < 100_000:
        return whole(number)
    thousands = significant(Fraction(number, 1000))
    return thousands + " k" if Fraction(thousands) < 1000 else significant(Fraction(number, 10**6)) + " M"


def cost(dollars):
    if dollars is None:
        return UNKNOWN
    if dollars == 0:
        return "$0"
    if dollars >= 1:
        return "$" + fixed(dollars, 2)
    if exact(dollars) < Fraction(1, 10**7):
        return "< $0.0000001"
    text = significant(dollars)
    places = len(text.partition(".")[2])
    return "$" + (text if places <= 7 else fixed(dollars, 7))


def cost_sum(costs, unpriced="unpriced"):
    """Dollars, marked where a part of them is by the price table; calls without a price are no dash."""
    if costs.total is None:
        return unpriced if costs.unpriced else UNKNOWN
    return ("" if costs.table is None else "≈ ") + cost(costs.total)


def cost_origin(costs, day=None):
    """Who says what something costs, with the day of the prices; None where nothing has a cost."""
    if costs.table is None:
        return None if costs.stated is None else "stated by spans"
    by_prices = "by prices" + (" of " + day if day else "")
    return by_prices if costs.stated is None else "%s stated, %s %s" % (cost(costs.stated), cost(costs.table), by_prices)


def cost_words(costs):
    left_out = "%s call%s unpriced" % (whole(costs.unpriced), "s"[costs.unpriced == 1:]) if costs.unpriced else None
    return " · ".join(filter(None, (cost_origin(costs), left_out))) or UNKNOWN


def percent(part):
    """A share of one in percent, without the sign."""
    value = exact(part) * 100
    if value == 0:
        return "0"
    if value < Fraction(1, 10):
        return "< 0.1"
    return "100" if value >= 100 else fixed(value, 1)


def bin_edge(index):
    """The upper edge, in nanoseconds, of a bin of an eighth of a decade."""
    context = Context(prec=40, rounding=ROUND_HALF_UP)
    return Fraction(context.power(Decimal(10), Decimal(index + 1) / 8))


def day(ms):
    return datetime.fromtimestamp(ms // 1000, timezone.utc).strftime("%Y-%m-%d")


def time_of_day(ms):
    return datetime.fromtimestamp(ms // 1000, timezone.utc).strftime("%H:%M:%S")


def milliseconds(ms):
    return "%s.%03d" % (time_of_day(ms), ms % 1000)


def period(first, last):
    """From the start of the first to the start of the last; the day a second time only where it is another."""
    end = time_of_day(last) if day(first) == day(last) else "%s %s" % (day(last), time_of_day(last))
    return "%s %s to %s UTC" % (day(first), time_of_day(first), end)
