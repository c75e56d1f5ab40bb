"""A store of many traces, made out of the sample store, and what is known of it."""
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

SCALE = Path(__file__).with_name("scale_store.py")
SPAN_TEXTS = "span_id parent_span_id name type status content model_name model_provider".split()
BYTES = " + ".join("coalesce(length(cast(%s as blob)), 0)" % name for name in SPAN_TEXTS)
SPANS = "SELECT count(*), sum(length(cast(content AS blob))), sum(%s) FROM spans" % BYTES
# MLflow's client leaves out a trace that says it has more spans than are stored.
EXPORTED = """SELECT count(*), sum(stored) FROM (
    SELECT (SELECT count(*) FROM spans s WHERE s.trace_id = t.request_id) AS stored,
      (SELECT json_extract(m.value, '$.num_spans') FROM trace_request_metadata m
       WHERE m.request_id = t.request_id AND m.key = 'mlflow.trace.sizeStats') AS stated
    FROM trace_info t) WHERE stored > 0 AND stored >= coalesce(stated, 0)"""


@dataclass(frozen=True)
class Facts:
    """Numbers of a store's rows. `span_bytes` are of the content alone, `row_bytes` of all that is read."""
    traces: int
    spans: int
    span_bytes: int
    row_bytes: int
    exported_traces: int
    exported_spans: int


def scaled(sample, path, traces):
    """Makes the store at `path`; its facts."""
    command = [sys.executable, SCALE, sample, path, "--traces", str(traces)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return facts(path)


def facts(path):
    with closing(sqlite3.connect("file:%s?mode=ro" % path, uri=True)) as store:
        traces = store.execute("SELECT count(*) FROM trace_info").fetchone()
        spans = store.execute(SPANS).fetchone()
        exported = store.execute(EXPORTED).fetchone()
    return Facts(*traces, *spans, *exported)
