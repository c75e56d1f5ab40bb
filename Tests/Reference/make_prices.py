"""The price table of the report, made from the genai-prices package.

usage: make_prices.py --date YYYY-MM-DD > ../../Resources/prices.json

Needs: pip install genai-prices (made with 0.2.3, MIT). The prices are those of the makers' own APIs on
that date. Left out are resellers, models that are not paid by the token alone, models that put out
sound or pictures, and models whose price depends on the hour.

A model has names that are equal to it, and rules for others, tried in the order of the file:
starts_with, ends_with, contains, and dated, a name followed by -YYYYMMDD or -YYYY-MM-DD.
"""
import argparse
import datetime
import importlib.metadata
import json
import re
import sys

from genai_prices.data import providers
from genai_prices.data_snapshot import DataSnapshot
from genai_prices.types import (
    ClauseAnd,
    ClauseContains,
    ClauseEndsWith,
    ClauseEquals,
    ClauseOr,
    ClauseRegex,
    ClauseStartsWith,
    StartDateConstraint,
    TieredPrices,
)

MAKERS = ("anthropic", "cohere", "deepseek", "google", "meta", "minimax", "mistral", "moonshotai",
          "openai", "voyageai", "x-ai", "zhipuai")
KEYS = {"input_mtok": "input", "output_mtok": "output", "cache_read_mtok": "cache_read",
        "cache_write_mtok": "cache_write", "cache_write_1h_mtok": "cache_write_1h"}
# Prices beside those of tokens that a plain call of a model does not meet.
EXTRAS = {"web_searches_kcount", "storage_searches_kcount", "input_audio_mtok", "input_image_mtok",
          "input_video_mtok", "cache_audio_read_mtok", "cache_image_read_mtok"}
DATE_8 = re.compile(r"\^([a-z0-9\\./-]+?)-\\d\{8\}\$")
DATE_8_AT = re.compile(r"\^([a-z0-9\\./-]+?)\[-@\]\\d\{8\}\$")
DATE_10 = re.compile(r"\^([a-z0-9\\./-]+?)-\\d\{4\}-\\d\{2\}-\\d\{2\}\$")
DIGIT = re.compile(r"\^([a-z0-9\\./-]+?)-\\d")
LOOKUP = DataSnapshot(providers=providers, from_auto_update=False)


def clauses(match):
    """The clauses of which one has to hold."""
    if isinstance(match, ClauseOr):
        return [clause for part in match.or_ for clause in clauses(part)]
    return [match]


def of_regex(regex):
    """The rules that stand for a regular expression."""
    for pattern in (DATE_8, DATE_10):
        if found := pattern.fullmatch(regex):
            return [("dated", found[1].replace("\\", ""))]
    if found := DATE_8_AT.fullmatch(regex):
        name = found[1].replace("\\", "")
        return [("dated", name), ("starts_with", name + "@")]
    if found := DIGIT.fullmatch(regex):
        return [("starts_with", f"{found[1]}-{digit}".replace("\\", "")) for digit in range(10)]
    raise ValueError(f"no rule for {regex}")


def of_clause(clause):
    """Kind and text of the rules that stand for a clause."""
    match clause:
        case ClauseEquals():
            return [("names", clause.equals)]
        case ClauseStartsWith():
            return [("starts_with", clause.starts_with)]
        case ClauseEndsWith():
            return [("ends_with", clause.ends_with)]
        case ClauseContains():
            return [("contains", clause.contains)]
        case ClauseRegex():
            return of_regex(clause.regex)
        case ClauseAnd():
            # What speaks is named by its own models, which come before as equal names.
            first, second = clause.and_
            assert "[tT][tT][sS]" in second.regex
            return of_clause(first)
    raise ValueError(f"no rule for {clause}")


def found_by_name(provider, model, kind, text):
    """Whether a text leads to the model, in a search by name alone where that search is possible."""
    text = text.lower()
    if kind != "names":
        return provider.model_match.is_match(text)
    try:
        owner, _ = LOOKUP.find_provider_model(text, None, None, None)
    except LookupError:
        owner = provider
    return owner is provider and provider.find_model(text) is model


def rules(provider, model):
    """The rules of a model by their kind."""
    found = {}
    for clause in clauses(model.match):
        for kind, text in of_clause(clause):
            text = text.lower()
            known = found.setdefault(kind, [])
            if text not in known and found_by_name(provider, model, kind, text):
                known.append(text)
    return {kind: sorted(texts) for kind, texts in sorted(found.items()) if texts}


def standard(model, date):
    """The prices on a date; None where they depend on the hour."""
    if not isinstance(model.prices, list):
        return model.prices
    chosen = None
    for conditional in model.prices:
        constraint = conditional.constraint
        if constraint is None or isinstance(constraint, StartDateConstraint):
            if constraint is None or constraint.start_date <= date:
                chosen = conditional.prices
        else:
            return None
    return chosen


def plain(number):
    """A decimal as a JSON number without needless zeros."""
    return int(number) if number == int(number) else float(number)


def price_row(prices):
    """Prices by their key, and what changes above a number of input tokens; None if not by token."""
    stated = {key: value for key, value in vars(prices).items() if value is not None}
    if "input_mtok" not in stated or set(stated) - set(KEYS) - EXTRAS:
        return None
    row, tiers = {}, {}
    for source, key in KEYS.items():
        price = stated.get(source)
        if isinstance(price, TieredPrices):
            for tier in price.tiers:
                tiers.setdefault(tier.start, {})[key] = plain(tier.price)
            price = price.base
        if price is not None:
            row[key] = plain(price)
    if tiers:
        row["tiers"] = [{"above": above, **tiers[above]} for above in sorted(tiers)]
    return row


def rows(date):
    """A row a model, in the order of the package, which is sorted."""
    for provider in (p for p in providers if p.id in MAKERS):
        for model in provider.models:
            prices = standard(model, date)
            row = price_row(prices) if prices else None
            known = rules(provider, model) if row else None
            if known:
                yield {"provider": provider.id, "model": model.id, **row, **known}
            else:
                print(f"left out: {provider.id} {model.id}", file=sys.stderr)


def licence():
    """The licence text of the package, one line a paragraph."""
    files = importlib.metadata.files("genai-prices")
    text = next(file for file in files if file.name == "LICENSE").read_text()
    return [" ".join(part.split()) for part in text.strip().split("\n\n")]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--date", required=True, type=datetime.date.fromisoformat)
    date = parser.parse_args().date
    version = importlib.metadata.version("genai-prices")
    head = {
        "date": date.isoformat(),
        "source": f"genai-prices {version}, https://github.com/pydantic/genai-prices",
        "licence": licence(),
        "unit": "US dollars per million tokens",
    }
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows(date)]
    print("{")
    for key, value in head.items():
        print(f"{json.dumps(key)}: {json.dumps(value, indent=1)},")
    print('"models": [\n' + ",\n".join(lines) + "\n]\n}")


if __name__ == "__main__":
    main()
