"""Files of many traces, made out of the captures and the export among the fixtures.

A file is written as whole copies of a sample, in each of which every trace has an id of its own: ids have
one length, so nothing else changes. A message of Protocol Buffers goes on with the next one's fields, so
copies of it are one message too.
"""
import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "Fixtures"
TRACE_ID = re.compile(rb'"trace_?[iI]d": ?"(?:tr-)?([0-9a-f]{32})"')


@dataclass(frozen=True)
class Sample:
    """A file that is scaled, and a text that names its traces: itself, or the same capture in JSON."""
    name: str
    path: Path
    text: Path


CAPTURE = FIXTURES / "otlp/mlflow_genai_semconv.jsonl"
EXPORT = FIXTURES / "exports/lines_to_json.jsonl"
SAMPLES = (
    Sample("OTLP, JSON", CAPTURE, CAPTURE),
    Sample("OTLP, Protocol Buffers", CAPTURE.with_suffix(".pb"), CAPTURE),
    Sample("MLflow export, JSON lines", EXPORT, EXPORT),
)


@dataclass(frozen=True)
class ScaledFile:
    """A file that was made, and how much is in it."""
    name: str
    path: Path
    traces: int
    megabytes: float


def forms(trace):
    """How a trace's id may stand in a file: as text, as base64 and as bytes."""
    raw = bytes.fromhex(trace)
    return trace.encode(), base64.b64encode(raw), raw


def new_id(trace, copy):
    return hashlib.sha256(("%s/%d" % (trace, copy)).encode()).hexdigest()[:32]


class Template:
    """A sample, cut at the ids of its traces."""

    def __init__(self, content, text):
        self.traces = sorted({found.decode() for found in TRACE_ID.findall(text)})
        self.places = {form: (trace, number) for trace in self.traces
                       for number, form in enumerate(forms(trace))}
        self.pieces = re.split(b"(%s)" % b"|".join(map(re.escape, self.places)), content)

    def copy(self, number):
        """The sample under other ids."""
        ids = {trace: forms(new_id(trace, number)) for trace in self.traces}
        pieces = list(self.pieces)
        for index in range(1, len(pieces), 2):
            trace, form = self.places[pieces[index]]
            pieces[index] = ids[trace][form]
        return b"".join(pieces)


def scaled_file(sample, path, traces):
    """Writes a file of so many traces, or a few more: the last copy is whole."""
    template = Template(sample.path.read_bytes(), sample.text.read_bytes())
    copies = -(-traces // len(template.traces))
    with open(path, "wb") as file:
        for number in range(copies):
            file.write(template.copy(number))
    return ScaledFile(sample.name, path, copies * len(template.traces), path.stat().st_size / 1e6)


def scaled_files(folder, traces):
    """A file a sample, in a folder."""
    return [scaled_file(sample, Path(folder, "%d%s" % (number, sample.path.suffix)), traces)
            for number, sample in enumerate(SAMPLES)]
