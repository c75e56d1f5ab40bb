"""How fast files are read: `tracefolio export` of each, thrown away."""
from dataclasses import dataclass

from figures import spread
from measure import Usage
from prepare import exported
from scaled_files import ScaledFile, scaled_files
from steps import Step, in_rounds
from table import MB, MEGABYTES, SECONDS, RATE, Target, judged, table

HEADING = "## Reading files"
METHOD = """\
What `tracefolio export` costs with its output thrown away, of files of each kind: captures and an export of
the sample programs, copied under new ids. MB/s are those of the file by wall time; the command reads a file
twice, once to find the spans or traces and once to give them, and works in one thread.
[PROFILE.md](PROFILE.md) tells of files of more than a gigabyte."""
PEAK = Target("<", 300)


@dataclass(frozen=True)
class Reading:
    """What was measured of one file, a usage a round."""
    file: ScaledFile
    usages: list[Usage]

    @property
    def rate(self):
        return spread(self.file.megabytes / usage.wall for usage in self.usages)

    def spread(self, what):
        return spread(getattr(usage, what) for usage in self.usages)


def readings(tool, workshop, traces, runs):
    """Makes files of so many traces, and measures each."""
    files = scaled_files(workshop.path, traces)
    for file in files:
        exported(tool, file.path, file.traces)
    steps = [Step(file.name, (tool, "export", file.path, "--quiet")) for file in files]
    usages = in_rounds(workshop, steps, runs, 0)
    return [Reading(file, usages[file.name]) for file in files]


def cells(reading):
    file = reading.file
    return [file.name, "{:,}".format(file.traces), MEGABYTES.number(file.megabytes),
            RATE.spread_text(reading.rate), SECONDS.spread_text(reading.spread("cpu")),
            judged(reading.spread("peak_mb"), MB, PEAK)]


def section(found):
    """The part of the page about files."""
    head = ["file", "traces", "MB", "MB/s", "CPU, s", "peak memory, " + PEAK.text(MB)]
    return "\n\n".join([HEADING, table(head, [cells(reading) for reading in found]),
                        METHOD])
