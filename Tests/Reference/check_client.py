#!/usr/bin/env python3
"""Hold a report against numpy and scipy over the spans that MLflow's own client returns.

    check_client.py STORE.db REPORT [--list FILE [--write]] [--show N]

REPORT is the folder of a report. Every number of report.json and every number that stands on the overview is
computed here anew, nothing shared with the checks that read SQLite; a number that nothing here computes is a
mismatch. Not computed: the words of error classes and message patterns. FILE lists what MLflow states for
whole traces and its spans say otherwise: it must not change; --write makes it. Needs mlflow 3.17.2.
"""
import argparse
import json
import sys
from pathlib import Path

import mlflow

from client import overview, report, stated
from client.compare import Tally
from client.run import Run
from client.spans import Store


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("report", type=Path)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", type=int, default=20)
    return parser.parse_args()


def check_list(tally, run, options):
    rows = stated.findings(run)
    title = "%s/%s" % (options.store.resolve().parent.name, options.store.name)
    text = stated.as_text(title, mlflow.__version__, len(run.traces), rows)
    if options.write:
        options.list.write_text(text)
    tally.check("stated for traces", str(options.list), text.splitlines(), options.list.read_text().splitlines())


def main():
    options = parsed_arguments()
    got = json.loads((options.report / "report.json").read_bytes())
    tally, run = Tally(options.show), Run(Store(options.store), got)
    report.check(tally, run, got)
    overview.check(tally, run, options.report)
    if options.list:
        check_list(tally, run, options)
    return tally.conclude()


if __name__ == "__main__":
    sys.exit(main())
