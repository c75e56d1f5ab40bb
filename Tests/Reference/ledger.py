"""Tokens and costs: what each span reports, and what counts for the trace."""
from jsontext import is_integer, is_number

TOKEN_KEYS = ("input_tokens", "output_tokens", "total_tokens", "cache_read_input_tokens", "cache_creation_input_tokens",
              "cache_creation_input_tokens_above_1hr", "reasoning_tokens")
COST_KEYS = ("input_cost", "output_cost", "total_cost")
# Where a provider's usage has each of our keys, first found first taken.
PROVIDER_PATHS = {
    "input_tokens": (("input_tokens",), ("prompt_tokens",)),
    "output_tokens": (("output_tokens",), ("completion_tokens",)),
    "total_tokens": (("total_tokens",),),
    "cache_read_input_tokens": (("prompt_tokens_details", "cached_tokens"), ("input_tokens_details", "cached_tokens")),
    "reasoning_tokens": (("completion_tokens_details", "reasoning_tokens"), ("output_tokens_details", "reasoning_tokens")),
}


def at(value, path):
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def usage_numbers(usage):
    """A provider's usage in our keys, or None where it has none of them."""
    found = {}
    for key, paths in PROVIDER_PATHS.items():
        numbers = [n for n in (at(usage, path) for path in paths) if is_integer(n)]
        if numbers:
            found[key] = numbers[0]
    return found or None


def picked(value, keys, wanted):
    """The members of an object under the given keys, in their order, or None where there are none."""
    if not isinstance(value, dict):
        return None
    return {k: value[k] for k in keys if wanted(value.get(k))} or None


def span_usages(spans, streams):
    """What each span reports, by id; `streams` maps ids to assembled streams."""
    stated = {s.span_id: picked(s.attributes.get("mlflow.chat.tokenUsage"), TOKEN_KEYS, is_integer) for s in spans}
    any_stated = any("mlflow.chat.tokenUsage" in s.attributes for s in spans)
    usages = {}
    for span in spans:
        stream = streams.get(span.span_id)
        provider = usage_numbers(span.usage_in_outputs)
        streamed = stream.usage if stream else None
        if any_stated:
            usages[span.span_id] = with_reasoning(stated[span.span_id], provider, streamed)
        else:
            usages[span.span_id] = provider or streamed
    return usages


def with_reasoning(stated, *sources):
    if stated is None or "reasoning_tokens" in stated:
        return stated
    numbers = [s["reasoning_tokens"] for s in sources if s and "reasoning_tokens" in s]
    return dict(stated, reasoning_tokens=numbers[0]) if numbers else stated


def span_cost(span):
    return picked(span.attributes.get("mlflow.llm.cost"), COST_KEYS, is_number)


def outermost_sum(tree, reports, keys):
    """The reports of the spans below no other reporting span, added key by key in span order."""
    counted = [reports[s.span_id] for s in tree.spans
               if reports.get(s.span_id) and not any(reports.get(a.span_id) for a in tree.ancestors(s))]
    total = {k: sum(r[k] for r in counted if k in r) for k in keys if any(k in r for r in counted)}
    return total or None
