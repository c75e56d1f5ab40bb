"""What spans cost: as they state it, else by a price table, else unknown.

A second computation of the rules of README.md, section Prices: it shares the price table with the tool,
and nothing else. Dollars are exact fractions of the decimal texts of the table.
"""
import json
import re
from fractions import Fraction
from pathlib import Path

import ledger

TABLE = Path(__file__).parents[2] / "Resources" / "prices.json"
LONGEST_NAME = 256
COMPACT_DAY = re.compile(r"-(\d{4})(\d{2})(\d{2})$")
WRITTEN_DAY = re.compile(r"-\d{8}$|-\d{4}-\d{2}-\d{2}$")
RULES = {
    "starts_with": str.startswith,
    "ends_with": str.endswith,
    "contains": str.__contains__,
    "dated": lambda name, stem: (day := WRITTEN_DAY.search(name)) is not None and name[:day.start()] == stem,
}


class PriceTable:
    """Prices of models, found by name."""

    def __init__(self, path=TABLE):
        table = json.loads(Path(path).read_bytes(), parse_float=Fraction)
        self.date, self.source, self.models = table["date"], table["source"], table["models"]

    def model(self, name):
        """The entry of a model; None for one that the table does not know."""
        if len(name.encode("utf-8", "surrogatepass")) > LONGEST_NAME:
            return None
        name = name.lower()
        day = COMPACT_DAY.search(name)
        dashed = "%s-%s-%s-%s" % (name[:day.start()], *day.groups()) if day else None
        found = self._entry(name) or (dashed and self._entry(dashed))
        if found:
            return found
        provider, slash, rest = name.partition("/")
        found = self._entry(rest) if slash else None
        return found if found and found.get("provider", "") == provider else None

    def _entry(self, name):
        """By an equal name before any rule; the first entry counts."""
        equal = (m for m in self.models if name in (n.lower() for n in names(m)))
        ruled = (m for m in self.models for rule, holds in RULES.items() for text in m.get(rule, []) if holds(name, text.lower()))
        return next(equal, None) or next(ruled, None)

    def cost(self, name, usage):
        """{input_cost, output_cost, total_cost} of some tokens of a model; None where they have no price."""
        entry = self.model(name) if name is not None else None
        if entry is None or any(n < 0 for n in usage.values()):
            return None
        prices = tier(entry, usage)
        parts = {}
        if "input_tokens" in usage:
            parts["input_cost"] = input_cost(prices, usage)
        if "output_tokens" in usage:
            parts["output_cost"] = usage["output_tokens"] * Fraction(prices.get("output", 0)) / 10**6
        return dict(parts, total_cost=sum(parts.values())) if parts else None


def names(entry):
    """An entry that neither names nor rules lead to is known by its own name."""
    listed = entry.get("names", [])
    return listed if listed or any(entry.get(rule) for rule in RULES) else [entry["model"]]


def cached(usage):
    return usage.get("cache_read_input_tokens", 0) + usage.get("cache_creation_input_tokens", 0)


def is_beside(usage):
    """Whether the input is without the cached tokens: the numbers cannot be otherwise."""
    given, parts = usage.get("input_tokens"), cached(usage)
    if given is None or not parts:
        return False
    whole = given + usage.get("output_tokens", 0) + parts
    return parts > given or ("output_tokens" in usage and usage.get("total_tokens") == whole)


def tier(entry, usage):
    """The prices for an input of that length: those of the highest tier below it, else the entry's own."""
    length = usage.get("input_tokens", 0) + (cached(usage) if is_beside(usage) else 0)
    below = [t for t in entry.get("tiers", []) if length > t["above"]] if "input_tokens" in usage else []
    return {**entry, **max(below, key=lambda t: t["above"], default={})}


def input_cost(prices, usage):
    read, written = usage.get("cache_read_input_tokens", 0), usage.get("cache_creation_input_tokens", 0)
    kept = min(usage.get("cache_creation_input_tokens_above_1hr", 0), written)
    fresh = usage["input_tokens"] - (0 if is_beside(usage) else read + written)
    plain = Fraction(prices["input"])
    write = Fraction(prices.get("cache_write", plain))
    return (fresh * plain + read * Fraction(prices.get("cache_read", plain)) + (written - kept) * write
            + kept * Fraction(prices.get("cache_write_1h", write))) / 10**6


class TraceCosts:
    """The costs of a trace's spans by id, and which of them count.

    `tops` are its outermost reporters with the spans to which their tokens are put down, {top: [spans]}.
    """

    def __init__(self, tree, usages, tops, model_of, table):
        self.tree = tree
        self.costs = {s.span_id: ledger.span_cost(s) for s in tree.spans}
        self.stated = {i for i, cost in self.costs.items() if cost}
        credited = {s.span_id for spans in tops.values() for s in spans}
        whole = {top for top, spans in tops.items() if [s.span_id for s in spans] == [top]}
        states_below = {a.span_id for s in tree.spans if s.span_id in self.stated for a in tree.ancestors(s)}
        for span in tree.spans:
            key = span.span_id
            is_inside = any(a.span_id in whole for a in tree.ancestors(span))
            if usages[key] and key not in self.stated and key not in states_below and (key in credited or is_inside):
                self.costs[key] = table.cost(model_of(span), usages[key])
        self._drop_inner_prices()
        self.counted = [s for s in tree.spans if self.costs[s.span_id] and not self._is_below_cost(s)]
        has_cost_below = {a.span_id for s in tree.spans if self.costs[s.span_id] for a in tree.ancestors(s)}
        self.unpriced = {s.span_id for s in tree.spans if s.span_id in credited and not self.costs[s.span_id]
                         and s.span_id not in has_cost_below and not self._is_below_cost(s)}
        self.attributed = {s.span_id for top in self.counted for s in self._attributed(top, has_cost_below)}

    def _is_below_cost(self, span):
        return any(self.costs[a.span_id] for a in self.tree.ancestors(span))

    def _drop_inner_prices(self):
        """The table prices nothing that lies in a span with a cost."""
        inner = [s.span_id for s in self.tree.spans if s.span_id not in self.stated and self._is_below_cost(s)]
        self.costs.update(dict.fromkeys(inner))

    def _attributed(self, top, has_cost_below):
        """The deepest spans with a cost where these add up to the counted one, else that one."""
        inner = [s for s in self.tree.spans if self.costs[s.span_id] and s.span_id not in has_cost_below
                 and any(a is top for a in self.tree.ancestors(s))]
        parts = sum(self.dollars(s.span_id) or 0 for s in inner)
        whole = self.dollars(top.span_id)
        adds_up = bool(inner) and whole is not None and abs(parts - whole) <= abs(whole) / 10**9
        return inner if adds_up else [top]

    def dollars(self, key):
        return (self.costs[key] or {}).get("total_cost")

    def origin(self, key):
        return "stated" if key in self.stated else "table"

    def call(self, key):
        """(origin, US dollars) of what is put down to a span; None where nothing is."""
        if key in self.unpriced:
            return "unpriced", None
        return (self.origin(key), self.dollars(key)) if key in self.attributed else None

    def calls(self):
        """What makes the trace's cost, and what is missing from it."""
        known = [(self.origin(s.span_id), self.dollars(s.span_id)) for s in self.counted]
        return CostSum(known + [("unpriced", None)] * len(self.unpriced))


class CostSum:
    """Costs added up, apart by who says so; dollars are None where there are none."""

    def __init__(self, calls):
        self.calls = [call for call in calls if call is not None]
        self.stated, self.table = (self._sum(origin) for origin in ("stated", "table"))
        self.unpriced = sum(origin == "unpriced" for origin, _ in self.calls)
        self.priced = sum(dollars is not None for _, dollars in self.calls)
        known = [n for n in (self.stated, self.table) if n is not None]
        self.total = sum(known) if known else None

    def _sum(self, wanted):
        known = [dollars for origin, dollars in self.calls if origin == wanted and dollars is not None]
        return sum(known) if known else None
