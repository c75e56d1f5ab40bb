"""What the measurements were made on."""
import os
import platform
import subprocess
from datetime import datetime, timezone

ASK_MLFLOW = """import importlib.metadata, platform
print(importlib.metadata.version('mlflow'), 'on Python', platform.python_version())"""


def first_line(*command):
    """The first line a command prints; `unknown` where it cannot be run."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return (done.stdout.splitlines() or ["unknown"])[0]


def processor():
    with open("/proc/cpuinfo") as lines:
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else "unknown"


def load():
    """The load averages of the last 1, 5 and 15 minutes."""
    return "%.2f, %.2f, %.2f" % os.getloadavg()


def facts(programs):
    """Names and values, in order."""
    found = {
        "processor": "%s, %d cores" % (processor(), len(os.sched_getaffinity(0))),
        "kernel": "%s %s" % (platform.system(), platform.release()),
        "Swift": first_line("swift", "--version"),
        "Tracefolio": first_line(programs.tool, "--version"),
    }
    if programs.mlflow_python:
        found["MLflow"] = first_line(programs.mlflow_python, "-c", ASK_MLFLOW)
    return found | {"date": datetime.now(timezone.utc).strftime("%Y-%m-%d")}
