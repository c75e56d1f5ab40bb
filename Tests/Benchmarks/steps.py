"""The commands that are measured, and the order in which they run."""
import sys
from dataclasses import dataclass
from pathlib import Path

FLOOR_READ = "floor, reading only"
FLOOR_PLAIN = "floor of `build --no-markdown`"
PLAIN = "`build --no-markdown`"
FLOOR = "floor of `build`"
BUILD = "`build`"
AGAIN = "`build` again, store unchanged"
EXPORT = "`export`"
ONE_WORKER = "`build --workers 1`"
TWO_WORKERS = "`build --workers 2`"
IMPORT = "Python with `import mlflow`"
MLFLOW = "MLflow's client, reading only"
MLFLOW_LARGEST = "MLflow's client, largest pages"
OF_TOOL = (PLAIN, BUILD, AGAIN, EXPORT, ONE_WORKER, TWO_WORKERS)
OF_MLFLOW = (IMPORT, MLFLOW, MLFLOW_LARGEST)
PEER = Path(__file__).with_name("mlflow_peer.py")


@dataclass(frozen=True)
class Programs:
    """What measures and what is measured; `mlflow_python` is None where MLflow is left out."""
    cost: Path
    floor: Path
    tool: Path
    mlflow_python: Path | None


@dataclass(frozen=True)
class Step:
    """A command; what it must print, or None where that is thrown away; the files it must leave, or None.

    It writes into a folder that is not there, unless it is to go on with that of the step before.
    """
    name: str
    command: tuple
    prints: str | None = None
    site: dict | None = None
    goes_on: bool = False


def steps_of(programs, workshop, subject):
    """What is held against each other runs side by side: a floor, its build, the build after it."""
    reading, plain_floor, floor = floor_steps(programs.floor, workshop, subject)
    plain, *builds = tool_steps(programs.tool, workshop, subject)
    mlflow = mlflow_steps(programs.mlflow_python, workshop, subject)
    return [reading, plain_floor, plain, floor, *builds, *mlflow]


def floor_steps(floor, workshop, subject):
    facts = subject.facts
    read = "%d traces, %d spans, %d bytes in spans" % (facts.traces, facts.spans, facts.row_bytes)
    reading = (floor, workshop.store)
    writing = (*reading, workshop.plain_sizes, workshop.site), (*reading, workshop.sizes, workshop.site)
    yield Step(FLOOR_READ, reading, prints=read)
    yield Step(FLOOR_PLAIN, writing[0], prints=read, site=subject.plain)
    yield Step(FLOOR, writing[1], prints=read, site=subject.site)


def tool_steps(tool, workshop, subject):
    build = (tool, "build", workshop.store, "--output", workshop.site, "--quiet")
    yield Step(PLAIN, (*build, "--no-markdown"), site=subject.plain)
    yield Step(BUILD, build, site=subject.site)
    yield Step(AGAIN, build, site=subject.site, goes_on=True)
    yield Step(EXPORT, (tool, "export", workshop.store, "--quiet"))
    yield Step(ONE_WORKER, (*build, "--workers", "1"), site=subject.site)
    yield Step(TWO_WORKERS, (*build, "--workers", "2"), site=subject.site)


def mlflow_steps(python, workshop, subject):
    if not python:
        return
    read = "%d traces, %d spans" % (subject.facts.exported_traces, subject.facts.exported_spans)
    yield Step(IMPORT, (python, "-c", "import mlflow"))
    yield Step(MLFLOW, (python, PEER, workshop.copy), prints=read)
    yield Step(MLFLOW_LARGEST, (python, PEER, workshop.copy, "--largest-pages"), prints=read)


def in_rounds(workshop, steps, runs, mlflow_runs):
    """The usages of each step by its name: all steps one after the other, again and again.

    The first round warms up and is not counted. MLflow takes part in the first `mlflow_runs` counted ones.
    """
    usages = {step.name: [] for step in steps}
    for number in range(runs + 1):
        for step in steps:
            if step.name in OF_MLFLOW and number > mlflow_runs:
                continue
            print("  round %d: %s" % (number, step.name), file=sys.stderr)
            usage = workshop.run(step)
            usages[step.name] += [usage] if number > 0 else []
    return usages
