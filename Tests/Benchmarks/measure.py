"""Runs one command and says what it cost."""
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

# MLflow's client would report its use over the network, at the expense of its own time.
ENVIRONMENT = dict(os.environ, MLFLOW_DISABLE_TELEMETRY="true")


class Failed(Exception):
    """A command that did not do what it was measured for."""


@dataclass(frozen=True)
class Usage:
    """Of a process and the children it waited for; CPU time is user and system time together."""
    cpu: float
    wall: float
    peak_mb: float


def usage_of(report):
    """What `cost.c` writes: seconds, seconds and units of 1024 bytes; memory here is in 10^6 bytes."""
    cpu, wall, peak_kb = report.split()
    return Usage(float(cpu), float(wall), int(peak_kb) * 1024 / 1e6)


def measured(cost, command, folder, output):
    """The usage of `command`, taken by the program `cost`; `Failed` where it fails.

    Standard output goes to the file `output`, all else that is left of the run into `folder`.
    """
    report, errors = Path(folder, "cost.txt"), Path(folder, "errors.txt")
    with open(output, "wb") as out, open(errors, "wb") as err:
        done = subprocess.run([cost, report, *command], stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                              env=ENVIRONMENT)
    if done.returncode != 0:
        words = " ".join(map(str, command))
        raise Failed("%s ended with %d: %s" % (words, done.returncode, errors.read_text()))
    return usage_of(report.read_text())
