"""What calls cost: as their spans state it, else their tokens by the price table."""
import json
import math
import re
from pathlib import Path

TABLE = Path(__file__).parents[3] / "Resources" / "prices.json"
RULES = {"starts_with": str.startswith, "ends_with": str.endswith, "contains": str.__contains__,
         "dated": lambda name, text: re.fullmatch(re.escape(text) + r"-(?:\d{8}|\d{4}-\d\d-\d\d)", name, re.ASCII) is not None}


class Prices:
    """The table of prices in dollars per million tokens."""

    def __init__(self, path=TABLE):
        table = json.loads(path.read_bytes())
        self.date, self.source, self.models = table["date"], table["source"], table["models"]

    def of(self, name):
        """The entry of a model; None for one that the table does not know."""
        name = name.lower()
        found = self._find(name) or self._find(re.sub(r"-(\d{4})(\d\d)(\d\d)$", r"-\1-\2-\3", name))
        provider, slash, rest = name.partition("/")
        if not found and slash:
            behind = self._find(rest)
            found = behind if behind and behind.get("provider") == provider else None
        return found

    def _find(self, name):
        named = (m for m in self.models if name in map(str.lower, m.get("names", [])))
        ruled = (m for m in self.models if any(holds(name, t.lower()) for k, holds in RULES.items() for t in m.get(k, [])))
        return next(named, None) or next(ruled, None)

    def cost(self, model, usage):
        """US dollars; None where the model or its tokens are unknown."""
        entry = self.of(model) if model else None
        given, out = usage.get("input_tokens"), usage.get("output_tokens")
        if not entry or given is None and out is None or any(v < 0 for v in usage.values()):
            return None
        read, written = (usage.get("cache_%s_input_tokens" % k, 0) for k in ("read", "creation"))
        beside = read + written > 0 and given is not None and (
            read + written > given or out is not None and usage.get("total_tokens") == given + out + read + written)
        fresh = (given or 0) - (0 if beside else read + written)
        price = self._tier(entry, fresh + read + written)
        long = min(usage.get("cache_creation_input_tokens_above_1hr", 0), written)
        write = price.get("cache_write", price["input"])
        parts = [(out or 0) * price.get("output", 0)]
        if given is not None:
            parts += [fresh * price["input"], read * price.get("cache_read", price["input"]),
                      (written - long) * write, long * price.get("cache_write_1h", write)]
        return math.fsum(parts) / 1e6

    @staticmethod
    def _tier(entry, tokens):
        """The prices for a request of so long an input; a tier says what differs from the model's own."""
        fitting = [t for t in entry.get("tiers", []) if tokens > t["above"]]
        return {**entry, **max(fitting, key=lambda t: t["above"])} if fitting else entry


class Costs:
    """The costs of a trace; without prices those that its spans state."""

    def __init__(self, ledger, prices):
        trace = ledger.trace
        found = {i: ("stated_usd", c["total_cost"]) for i, c in ledger.costs.items()}
        states = set(found)
        for span in trace.spans if prices else ():
            if span.id in states or not self._is_priced(ledger, span) or any(b.id in states for b in trace.below(span)):
                continue
            dollars = prices.cost(span.model, ledger.usage[span.id])
            if dollars is not None:
                found[span.id] = "price_table_usd", dollars
        self.counted = {s.id: found[s.id] for s in ledger.outermost(found)}
        found = {i: c for i, c in found.items() if i in self.counted or c[0] == "stated_usd"}
        self.credited = self._credited(ledger, found)
        self.unpriced = {i for i in ledger.credited if i not in found and not self._is_covered(trace, i, found)}
        self.total = math.fsum(c for _, c in self.counted.values()) if self.counted else None

    @staticmethod
    def _is_priced(ledger, span):
        """True where tokens are put down to a span, or to an outermost one around it."""
        if span.id not in ledger.usage or span.id in ledger.credited:
            return span.id in ledger.credited
        return any(span in ledger.trace.below(s) for s in ledger.outermost(ledger.usage) if s.id in ledger.credited)

    def _is_covered(self, trace, span_id, found):
        span = next(s for s in trace.spans if s.id == span_id)
        around = [s for s in trace.spans if s.id in found and span in trace.below(s)]
        return bool(around) or any(s.id in found for s in trace.below(span))

    def _credited(self, ledger, found):
        """Origin and dollars by the id of the span whose own they are."""
        credited = {}
        for span in ledger.outermost(found):
            inner = ledger.deepest(span, found)
            agree = inner and math.isclose(math.fsum(found[s.id][1] for s in inner), found[span.id][1], rel_tol=1e-9)
            credited.update({s.id: found[s.id] for s in (inner if agree else [span])})
        return credited


def sums(costs):
    """Dollars in all and apart by origin; None where nothing has such a cost."""
    by = {o: [c for origin, c in costs if origin == o] for o in ("stated_usd", "price_table_usd")}
    return {"cost_usd": math.fsum(c for _, c in costs) if costs else None,
            **{o: math.fsum(c) if c else None for o, c in by.items()}}
