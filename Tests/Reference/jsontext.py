"""JSON read so that nothing recorded is lost, and a comparison that says where two values part."""
import json
import math


class Number(float):
    """A number with a fraction or an exponent, with the text that it was written as."""

    def __new__(cls, text):
        self = super().__new__(cls, text)
        self.text = text
        return self


def loads(text):
    """Reads a JSON text as Python's own reader does, keeping the text of fractions."""
    return json.loads(text, parse_float=Number)


def decoded(value):
    """The value of a JSON text; the text itself where it is not JSON; anything else as it is."""
    if not isinstance(value, str):
        return value
    try:
        return loads(value)
    except (ValueError, RecursionError):
        return value


def compact(value):
    """The shortest JSON text of a value, number texts as recorded."""
    if isinstance(value, dict):
        return "{%s}" % ",".join("%s:%s" % (compact(k), compact(v)) for k, v in value.items())
    if isinstance(value, list):
        return "[%s]" % ",".join(map(compact, value))
    return value.text if isinstance(value, Number) else json.dumps(value, ensure_ascii=False)


def is_integer(value):
    return isinstance(value, int) and not isinstance(value, bool)


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def equal(a, b):
    """Whether two JSON values mean the same: the order of keys and the style of numbers do not count."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(equal(v, b[k]) for k, v in a.items())
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(equal, a, b))
    return isinstance(a, bool) == isinstance(b, bool) and a == b


def difference(want, got, path=""):
    """Where `got` first departs from `want`, in words, or None.

    Types, number texts and the order of keys count. A float that was computed here, not read, is
    held to a relative tolerance of 1e-9 instead.
    """
    if isinstance(want, dict) and isinstance(got, dict):
        return _object_difference(want, got, path)
    if isinstance(want, list) and isinstance(got, list):
        return _list_difference(want, got, path)
    if _scalars_agree(want, got):
        return None
    return "%s expected %s, export %s" % (path or "value:", shown(want), shown(got))


def _object_difference(want, got, path):
    for key in want:
        if key not in got:
            return "%s.%s is missing, expected %s" % (path, key, shown(want[key]))
    for key in got:
        if key not in want:
            return "%s.%s is not expected, export %s" % (path, key, shown(got[key]))
    for key, value in want.items():
        found = difference(value, got[key], "%s.%s" % (path, key))
        if found:
            return found
    if list(want) != list(got):
        return "%s order of keys: expected %s, export %s" % (path, shown(list(want)), shown(list(got)))
    return None


def _list_difference(want, got, path):
    for i, (a, b) in enumerate(zip(want, got)):
        found = difference(a, b, "%s[%d]" % (path, i))
        if found:
            return found
    if len(want) == len(got):
        return None
    first = (want if len(want) > len(got) else got)[min(len(want), len(got))]
    return "%s expected %d elements, export %d; the first without a partner is %s" % (path, len(want), len(got), shown(first))


def _scalars_agree(want, got):
    if isinstance(want, Number) and isinstance(got, Number):
        return want.text == got.text
    if isinstance(want, float) and not isinstance(want, Number) and is_number(got):
        return (math.isnan(want) and math.isnan(got)) or want == got or math.isclose(want, got, rel_tol=1e-9)
    return type(want) is type(got) and want == got


def shown(value, limit=160):
    text = compact(value).encode("utf-8", "backslashreplace").decode("utf-8")
    return text if len(text) <= limit else text[:limit] + "…"
