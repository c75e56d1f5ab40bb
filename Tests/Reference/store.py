"""Traces and spans as an MLflow 3 SQLite store (3.6 to 3.17) holds them."""
import base64
import binascii
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from jsontext import decoded, is_integer, loads


@dataclass
class Span:
    span_id: str
    parent_id: str | None
    name: str | None
    type: str | None
    status: str | None
    start: int
    end: int | None
    attributes: dict = field(default_factory=dict)
    events: list = field(default_factory=list)
    links: list = field(default_factory=list)
    model_column: str | None = None
    provider_column: str | None = None
    readable: bool = True
    status_message: str | None = None

    @property
    def inputs(self):
        return self.attributes.get("mlflow.spanInputs")

    @property
    def outputs(self):
        return self.attributes.get("mlflow.spanOutputs")

    @property
    def usage_in_outputs(self):
        return self.outputs.get("usage") if isinstance(self.outputs, dict) else None


@dataclass
class Trace:
    row: dict
    experiment: str
    tags: dict
    metadata: dict
    spans: list
    assessments: list
    run_ids: list
    prompts: list

    @property
    def trace_id(self):
        return self.row["request_id"]

    @property
    def archived(self):
        return self.tags.get("mlflow.trace.spansLocation") == "ARCHIVE_REPO"

    def metadata_or_tag(self, key):
        return self.metadata.get(key, self.tags.get(key))


class Store:
    """Reads a database that nothing writes to."""

    def __init__(self, path):
        self.folder = Path(path).resolve().parent
        self.db = sqlite3.connect("%s?mode=ro&immutable=1" % Path(path).resolve().as_uri(), uri=True)
        self.db.text_factory = lambda raw: raw.decode("utf-8", "surrogatepass")
        self.db.row_factory = sqlite3.Row

    def rows(self, query, *arguments):
        return [dict(row) for row in self.db.execute(query, arguments)]

    def experiments(self):
        """{id: name}"""
        return {str(r["experiment_id"]): r["name"] for r in self.rows("SELECT experiment_id, name FROM experiments")}

    def traces(self):
        """Every trace of an experiment that is not deleted, in order of time, then id."""
        rows = self.rows(
            "SELECT t.* FROM trace_info t JOIN experiments e USING (experiment_id)"
            " WHERE e.lifecycle_stage IS NOT 'deleted' ORDER BY t.timestamp_ms, t.request_id")
        return [self.trace(row) for row in rows]

    def trace(self, row):
        trace_id = row["request_id"]
        return Trace(
            row=row, experiment=str(row["experiment_id"]),
            tags=self.pairs("trace_tags", trace_id),
            metadata=self.pairs("trace_request_metadata", trace_id),
            spans=[span_of(r) for r in self.rows("SELECT * FROM spans WHERE trace_id = ?", trace_id)],
            assessments=self.rows(
                "SELECT * FROM assessments WHERE trace_id = ? ORDER BY created_timestamp, assessment_id", trace_id),
            run_ids=sorted(self.destinations(trace_id, "run")),
            prompts=self.destinations(trace_id, "prompt_version"))

    def pairs(self, table, trace_id):
        return {r["key"]: r["value"] for r in self.rows("SELECT key, value FROM %s WHERE request_id = ?" % table, trace_id)}

    def destinations(self, trace_id, kind):
        return [r["destination_id"] for r in self.rows(
            "SELECT destination_id FROM entity_associations"
            " WHERE source_type = 'trace' AND source_id = ? AND destination_type = ?", trace_id, kind)]


def span_of(row):
    """A span from its recorded JSON; from the columns alone where that cannot be read."""
    try:
        content = loads(row["content"])
    except (TypeError, ValueError):
        content = None
    if not isinstance(content, dict):
        return span_of_columns(row)
    attributes = {k: decoded(v) for k, v in (content.get("attributes") or {}).items()}
    stated = content.get("status") or {}
    status = stated.get("code")
    return Span(
        span_id=hex_id(content.get("span_id")) or row["span_id"],
        parent_id=hex_id(content.get("parent_span_id")),
        name=content.get("name"),
        type=attributes.get("mlflow.spanType") or row["type"],
        status=status.removeprefix("STATUS_CODE_") if isinstance(status, str) else row["status"],
        start=time_of(content, row, "start_time_unix_nano"),
        end=time_of(content, row, "end_time_unix_nano"),
        attributes=attributes,
        events=content.get("events") or [],
        links=content.get("links") or [],
        model_column=model_column(row),
        provider_column=row.get("model_provider"),
        status_message=stated.get("message") or None)


def span_of_columns(row):
    return Span(
        span_id=row["span_id"], parent_id=row["parent_span_id"] or None, name=row["name"], type=row["type"],
        status=row["status"], start=row["start_time_unix_nano"], end=row["end_time_unix_nano"],
        model_column=model_column(row), provider_column=row.get("model_provider"), readable=False)


def time_of(content, row, key):
    return content[key] if is_integer(content.get(key)) else row[key]


def hex_id(text):
    """An id as hex digits: the recorded JSON has its bytes in base64. None for a root's empty parent."""
    if not text:
        return None
    try:
        return base64.b64decode(text, validate=True).hex()
    except (binascii.Error, ValueError):
        return None


def model_column(row):
    """The model in the columns: one of its own from 3.17 on, a key of `dimension_attributes` in 3.10."""
    if row.get("model_name") is not None:
        return row["model_name"]
    dimensions = decoded(row.get("dimension_attributes"))
    return dimensions.get("mlflow.llm.model") if isinstance(dimensions, dict) else None
