#!/usr/bin/env python3
"""Hold report.json against its schema, and its numbers against a second computation from the MLflow SQLite store.

    check_report.py STORE.db REPORT.json [--schema FILE] [--prices FILE] [--show N] [--judges]

Everything is computed here from the database and the written rules; numbers may differ by a billionth of
their size, since sums of floating-point numbers do. Prints the first N mismatches, a tally a part, then
`F values compared, M mismatches`; exits with 0 only where something was compared and nothing differs. Not
computed here: retries, concurrency, classes and patterns of errors, tools that nobody called, diagnostics.
Needs the package jsonschema. Stores with archived spans are not for it.
"""
import argparse
import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

from prices import TABLE, PriceTable
from run_numbers import Run
from store import Store
from values import Report

SCHEMA = Path(__file__).parents[2] / "Resources" / "report.schema.json"
SPAN_GROUPS = ("kind", "span_name", "model", "tool")


def check_schema(report, schema, got):
    problems = list(Draft202012Validator(schema).iter_errors(got))
    report.note("schema", "schema", None)
    for problem in problems:
        report.note("schema", problem.json_path, problem.message[:200])


def check_groups(report, want, got):
    """By key; their order is checked by itself."""
    for name, groups in want.items():
        place, found = "by." + name, got[name]
        size = "spans" if name in SPAN_GROUPS else "traces"
        report.check(place, place + ".count", len(groups), found["count"])
        ranks = [(-g[size], g["key"].encode()) for g in found["listed"]]
        report.note(place, place, None if name == "tag" or ranks == sorted(ranks) else "is not in order")
        by_key = {(g["key"], g.get("value")): g for g in found["listed"]}
        for group in groups:
            key = group["key"], group.get("value")
            report.check(place, "%s[%s]" % (place, key), group, by_key.get(key))


def check_errors(report, run, got):
    part, found = "errors", {}
    for group in got["groups"]["listed"]:
        found.setdefault(group["exception_type"], set()).update(group["traces"]["listed"])
        report.check(part, "number of traces", len(group["traces"]["listed"]), group["traces"]["count"])
    want = run.exceptions()
    report.check(part, "traces by exception", {str(k): sorted(v) for k, v in want.items()},
                 {str(k): sorted(v) for k, v in found.items()})
    report.check(part, "all classes", sum(map(len, want.values())), sum(c["traces"] for c in got["classes"]))


def no_constant(text):
    raise ValueError("%s is no JSON" % text)


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("report")
    parser.add_argument("--schema", type=Path, default=SCHEMA)
    parser.add_argument("--prices", type=Path, default=TABLE, help="the prices that the report was made with")
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("--judges", action="store_true", help="the report counts traces of judges")
    return parser.parse_args()


def main():
    options = parsed_arguments()
    got = json.loads(Path(options.report).read_bytes(), parse_constant=no_constant)
    report, run = Report(options.show), Run(Store(options.store), PriceTable(options.prices), options.judges)
    check_schema(report, json.loads(options.schema.read_bytes()), got)
    want = run.numbers()
    check_groups(report, want.pop("by"), got["by"])
    check_errors(report, run, got["errors"])
    for part, value in want.items():
        report.check(part, part, value, got[part])
    return report.conclude()


if __name__ == "__main__":
    sys.exit(main())
