"""bench.py [--traces N ...] [--runs N] [--no-mlflow] [--output RESULTS.md]

Measures the tool against a floor in C and against MLflow's own client, on stores of many traces made out of
the sample store, then how fast it reads files as large, and prints the results as Markdown. report.py says what is measured and how. A missed
target is a result, not a failure: exit 1 only where a command did not do what it was measured for. Needs a
release build, a C compiler ($CC or cc) and libsqlite3; for MLflow a Python that has it. For a quick try:

    bench.py --traces 1000 --runs 1 --no-mlflow
"""
import argparse
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import machine
from compiler import compiled
from measure import Failed
from prepare import prepared
from reading import readings
from report import Result, page
from steps import Programs, in_rounds, steps_of
from workshop import Workshop

ROOT = Path(__file__).parents[2]
BUILD_FOLDER = ROOT / ".build"


def arguments():
    verbatim = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=verbatim)
    option = parser.add_argument
    option("--traces", type=int, nargs="+", default=[5000, 20000], metavar="N", help="sizes of the stores")
    option("--runs", type=int, default=5, metavar="N", help="counted runs of each command")
    option("--mlflow-runs", type=int, default=3, metavar="N", help="at most so many of MLflow's client")
    option("--no-mlflow", action="store_true", help="leave MLflow's client out")
    option("--only-files", action="store_true", help="leave the stores out, measure the reading of files")
    option("--mlflow-python", type=Path, default=BUILD_FOLDER / "bench-venv/bin/python", metavar="PYTHON")
    option("--tool", type=Path, default=BUILD_FOLDER / "release/tracefolio", metavar="BINARY")
    option("--store", type=Path, default=ROOT / "Tests/Fixtures/mlflow-3.17.2-sqlite/mlflow.db")
    option("--scratch", default="/dev/shm", metavar="DIR", help="where stores and sites lie meanwhile")
    option("--output", type=Path, metavar="FILE", help="where the results go too")
    return parser.parse_args()


def programs_of(given):
    """Not on the RAM disk, which may refuse to run programs."""
    folder = BUILD_FOLDER / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    mlflow_python = None if given.no_mlflow else given.mlflow_python
    return Programs(compiled("cost", folder), compiled("floor", folder, "sqlite3"), given.tool, mlflow_python)


def result_of(given, programs, folder, traces):
    """Everything about a store of so many traces."""
    print("%d traces" % traces, file=sys.stderr)
    workshop = Workshop(folder, programs.cost)
    subject = prepared(given.store, programs.tool, workshop, traces)
    steps = steps_of(programs, workshop, subject)
    usages = in_rounds(workshop, steps, given.runs, given.mlflow_runs)
    shutil.rmtree(folder)
    return Result(subject, usages)


def readings_of(given, programs, folder, traces):
    """The readings of files of so many traces."""
    print("files of %d traces" % traces, file=sys.stderr)
    found = readings(programs.tool, Workshop(folder, programs.cost), traces, given.runs)
    shutil.rmtree(folder)
    return found


def results_of(given, programs):
    """A result a size of store, the smallest first, and the readings of the files in that order."""
    # A signal ends the program the usual way, so that the folder goes.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    results, found = [], []
    with tempfile.TemporaryDirectory(prefix="tracefolio-bench-", dir=given.scratch) as scratch:
        for size in sorted(given.traces):
            folder = Path(scratch, str(size))
            results += [] if given.only_files else [result_of(given, programs, folder, size)]
            found += readings_of(given, programs, folder, size)
    return results, found


def measured_page(given):
    programs = programs_of(given)
    conditions = machine.facts(programs) | {"command": "`%s`" % shlex.join(sys.argv)}
    before = machine.load()
    results, found = results_of(given, programs)
    conditions["load averages before, after"] = "%s; %s" % (before, machine.load())
    return page(results, conditions, found)


def main():
    given = arguments()
    try:
        text = measured_page(given)
    except (Failed, subprocess.CalledProcessError, OSError) as error:
        sys.exit("bench.py: %s" % error)
    print(text)
    if given.output:
        given.output.write_text(text)


main()
