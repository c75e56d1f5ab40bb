"""The token ledger and cost: what is counted, and to which spans it is put down."""
import math
from functools import cached_property

from . import streams

KEYS = ("input_tokens", "output_tokens", "total_tokens", "cache_read_input_tokens", "cache_creation_input_tokens",
        "cache_creation_input_tokens_above_1hr", "reasoning_tokens")
USAGE, COST = "mlflow.chat.tokenUsage", "mlflow.llm.cost"
NAMES = {"input_tokens": ("input_tokens", "prompt_tokens"), "output_tokens": ("output_tokens", "completion_tokens"),
         "total_tokens": ("total_tokens",)}
DETAILS = {"cache_read_input_tokens": ("input_tokens_details", "prompt_tokens_details", "cached_tokens"),
           "reasoning_tokens": ("output_tokens_details", "completion_tokens_details", "reasoning_tokens")}


def of_provider(usage):
    """The usage of an answer of OpenAI, in either API's names, in our keys."""
    found = {key: next((usage[n] for n in names if isinstance(usage.get(n), int)), None) for key, names in NAMES.items()}
    for key, (*places, name) in DETAILS.items():
        found[key] = next((usage[p][name] for p in places if isinstance(usage.get(p), dict) and isinstance(usage[p].get(name), int)), None)
    return {k: v for k, v in found.items() if v is not None}


def added(items):
    """Sums by key, where anything has the key."""
    items = list(items)
    return {k: sum(i[k] for i in items if k in i) for k in KEYS if any(k in i for i in items)}


class Ledger:
    """Who reports tokens and cost in a trace, who of them counts, and whose the numbers are."""

    def __init__(self, trace):
        self.trace = trace
        self.streams = {s.id: streams.Stream(s) for s in trace.spans}
        answers = {s.id: of_provider(self.streams[s.id].usage or streams.usage_of(s.outputs) or {}) for s in trace.spans}
        stated = {s.id: s.attributes.get(USAGE) for s in trace.spans}
        if any(stated.values()):
            reasoning = {i: {k: v for k, v in a.items() if k == "reasoning_tokens"} for i, a in answers.items()}
            self.usage = {i: {**u, **reasoning[i]} for i, u in stated.items() if u}
        else:
            self.usage = {i: a for i, a in answers.items() if a}
        self.costs = {s.id: s.attributes[COST] for s in trace.spans if s.attributes.get(COST)}

    def outermost(self, reporting):
        """The spans of a set that have none of it above them, in tree order."""
        found, covered = [], set()
        for span in self.trace.spans:
            if span.id in reporting and span.id not in covered:
                found.append(span)
                covered |= {s.id for s in self.trace.below(span)}
        return found

    def deepest(self, span, reporting):
        """The spans of a set that are below one and have none of the set below them."""
        inside = [s for s in self.trace.below(span) if s.id in reporting]
        return [s for s in inside if not any(b.id in reporting for b in self.trace.below(s))]

    @cached_property
    def counted(self):
        """The trace's tokens; empty where no span reports any."""
        return added(self.usage[s.id] for s in self.outermost(self.usage))

    @cached_property
    def cost(self):
        """US dollars that the spans state; None where none does."""
        spans = self.outermost(self.costs)
        return math.fsum(self.costs[s.id]["total_cost"] for s in spans) if spans else None

    @cached_property
    def credited(self):
        """Tokens by the id of the span whose own they are."""
        found = {}
        for span in self.outermost(self.usage):
            inner = self.deepest(span, self.usage)
            whole = self.usage[span.id]
            parts = added(self.usage[s.id] for s in inner)
            agree = inner and all(parts.get(k) == whole.get(k) for k in NAMES)
            found.update({s.id: self.usage[s.id] for s in (inner if agree else [span])})
        return found

    def first_token(self, span):
        return self.streams[span.id].first_token

    def rate(self, span):
        """Output tokens per second of a span's stream; None where it did not stream or says no tokens."""
        stream = self.streams[span.id]
        usage = of_provider(stream.usage or {})
        return stream.rate(usage.get("output_tokens", self.usage.get(span.id, {}).get("output_tokens")))
