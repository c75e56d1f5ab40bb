"""Costs of model calls as the calculator of the genai-prices package gives them, as test data.

usage: check_prices.py > ../Fixtures/price_cases.jsonl

Needs: pip install genai-prices (made with 0.2.3), and ../../Resources/prices.json, for whose date the
prices are asked. A line is {"model", "usage", "input", "output", "total"} with costs in US dollars as
decimal texts; they are null for a model that the package does not find by its name.
"""
import datetime
import json
import pathlib
import random

from genai_prices import Usage, calc_price
from genai_prices.data import providers
from genai_prices.types import ClauseEquals, ClauseOr

TABLE = pathlib.Path(__file__).parents[2] / "Resources/prices.json"
MAKERS = {row["provider"]: None for row in json.loads(TABLE.read_text())["models"]}
# Names as traces hold them, some that rules find and some that nothing finds.
NAMES = """
gpt-4o gpt-4o-2024-08-06 gpt-4o-20240806 gpt-4o-mini gpt-4o-mini-2024-07-18 GPT-4O-Mini gpt-4.1 gpt-4.1-nano
gpt-3.5-turbo gpt-3.5-turbo-0125 gpt-4 gpt-4-turbo gpt-5 gpt-5-mini gpt-5-nano gpt-5.4 gpt-5.4-20260305
gpt-6-sol-2026-09-01 gpt-6-sol-20260901 gpt-6-sol-latest o1 o1-mini o3 o3-mini o4-mini o4-mini-2025-04-16
text-embedding-3-small text-embedding-3-large text-embedding-ada-002
claude-3-5-sonnet-20241022 claude-3-haiku-20240307 claude-haiku-4-5-20251001 claude-sonnet-4-5
claude-sonnet-4-20250514 claude-opus-4-20250514 claude-opus-4-1-20250805 claude-opus-5-20260101
claude-opus-5@20260101 claude-v2:1 claude-sonnet-5 anthropic.claude-v2 claude-haiku-5-5
gemini-2.5-pro gemini-2.5-flash gemini-2.5-flash-lite gemini-2.0-flash gemini-1.5-pro-002 gemini-3.5-flash-001
models/gemini-2.0-flash gemini-2.5-pro-preview-tts mistral-large-latest mistral-small-latest codestral-latest
open-mistral-7b grok-4 grok-3-mini command-r command-r-plus kimi-k2 glm-4.6 voyage-3
my-own-model llama-3.3-70b gpt gpt-99 claude text-moderation-latest sonar ft:gpt-4o:acme::x1
""".split()
USAGES = (
    {"input_tokens": 1000, "output_tokens": 500},
    {"input_tokens": 10500, "output_tokens": 100, "cache_read_tokens": 10000, "cache_write_tokens": 300},
    {"input_tokens": 2310, "output_tokens": 931, "cache_read_tokens": 2048},
    {"input_tokens": 5000, "output_tokens": 7, "cache_write_tokens": 4000, "cache_write_1h_tokens": 1500},
    {"input_tokens": 200000, "output_tokens": 1}, {"input_tokens": 200001, "output_tokens": 1},
    {"input_tokens": 300000, "output_tokens": 2000, "cache_read_tokens": 150000},
    {"input_tokens": 0, "output_tokens": 12}, {"input_tokens": 8, "output_tokens": 0},
)


def equal_names(match):
    """The names that a clause is equal to."""
    parts = match.or_ if isinstance(match, ClauseOr) else [match]
    return [part.equals for part in parts if isinstance(part, ClauseEquals)]


def maker(name):
    """The one maker whose models have a name that the package finds by its maker alone."""
    owners = [p for p in providers if p.id in MAKERS
              and any(name in equal_names(model.match) for model in p.models)]
    return owners[0].id if len(owners) == 1 else None


def price(name, usage, moment):
    """The package's calculation; None where it does not know the model."""
    asked = {"genai_request_timestamp": moment}
    try:
        return calc_price(Usage(**usage), name, **asked)
    except LookupError:
        owner = maker(name)
    return owner and calc_price(Usage(**usage), name, provider_id=owner, **asked)


def cases(names, moment):
    """A line a name and usage."""
    for name in names:
        for usage in USAGES:
            found = price(name, usage, moment)
            costs = {key: str(getattr(found, key + "_price")) if found else None
                     for key in ("input", "output", "total")}
            yield {"model": name, "usage": usage, **costs}


def main():
    table = json.loads(TABLE.read_text())
    day = datetime.date.fromisoformat(table["date"])
    moment = datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
    known = sorted(name for row in table["models"] for name in row.get("names", []))
    names = NAMES + random.Random(6).sample(known, 60)
    for case in cases(names, moment):
        print(json.dumps(case))


if __name__ == "__main__":
    main()
