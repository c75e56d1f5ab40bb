"""Traces and spans as MLflow's client returns them, in the order in which they are counted."""
import shutil
import tempfile
from functools import cached_property
from pathlib import Path

from mlflow import MlflowClient
from mlflow.tracking._tracking_service.utils import _get_store

PAGE = 100


class Span:
    """One span; times in nanoseconds since the Unix epoch."""

    def __init__(self, span):
        self.id, self.parent_id, self.name = span.span_id, span.parent_id, span.name
        self.start, self.end = span.start_time_ns, span.end_time_ns
        self.attributes = span.attributes
        self.kind = span.span_type or "UNKNOWN"
        self.model = span.model_name
        self.inputs, self.outputs = span.inputs, span.outputs
        self.status, self.status_message = span.status.status_code.value, span.status.description
        self.events = span.events

    @property
    def failed(self):
        return self.status == "ERROR"

    @property
    def duration(self):
        return None if self.end is None else self.end - self.start

    @property
    def calls_a_model(self):
        return self.kind in ("CHAT_MODEL", "LLM")


class Trace:
    """One trace; its spans depth first, siblings by start and then id."""

    def __init__(self, trace):
        self.info, self.id = trace.info, trace.info.trace_id
        self.tags, self.metadata = trace.info.tags, trace.info.trace_metadata
        self.start_ms, self.state = trace.info.request_time, trace.info.state.value
        self.assessments = trace.info.assessments or []
        spans = sorted((Span(s) for s in trace.data.spans), key=lambda s: (s.start, s.id))
        ids = {s.id for s in spans}
        self.children = {s.id: [c for c in spans if c.parent_id == s.id] for s in spans}
        self.tops = [s for s in spans if s.parent_id not in ids]
        self.spans = [s for top in self.tops for s in self.within(top)]
        self.root = next((s for s in self.spans if s.parent_id is None), None)

    def within(self, span):
        """A span and all below it."""
        return [span] + [s for child in self.children[span.id] for s in self.within(child)]

    def below(self, span):
        return self.within(span)[1:]

    @cached_property
    def depth(self):
        return max((self._levels(top) for top in self.tops), default=0)

    def _levels(self, span):
        return 1 + max((self._levels(c) for c in self.children[span.id]), default=0)

    @property
    def name(self):
        return self.tags.get("mlflow.traceName") or (self.root.name if self.root else None)

    def metadata_or_tag(self, key):
        return self.metadata.get(key) or self.tags.get(key)

    @property
    def is_judge(self):
        """True for what a judge did while it judged another trace."""
        return bool(self.metadata.get("mlflow.trace.sourceScorer"))

    @property
    def duration(self):
        """Nanoseconds: the root's, else the store's; None while in progress."""
        if self.state == "IN_PROGRESS":
            return None
        if self.root and self.root.duration is not None:
            return self.root.duration
        stated = self.info.execution_duration
        return None if stated is None else stated * 1_000_000

    @cached_property
    def last_end(self):
        """The latest end of any span, which is where an open one ends."""
        return max((s.end for s in self.spans if s.end is not None), default=0)


class Store:
    """What MLflow's client says of a copy of a store: MLflow may migrate what it opens."""

    def __init__(self, database):
        database = Path(database)
        with tempfile.TemporaryDirectory(prefix="check-client-") as folder:
            copy = shutil.copy(database, folder)
            self.uri = "sqlite:///%s" % copy
            self._read(MlflowClient(tracking_uri=self.uri))

    def _read(self, client):
        self.experiments = {e.experiment_id: e.name for e in client.search_experiments()}
        found = self._pages(client)
        known = {t.info.trace_id for t in found}
        # The client leaves out a trace of which a span was never exported; its store gives the others.
        self.left_out = {i.trace_id for i in self._pages(client, include_spans=False)} - known
        found += [_get_store(self.uri).get_trace(t, allow_partial=True) for t in self.left_out]
        self.traces = sorted((Trace(t) for t in found), key=lambda t: (t.start_ms, t.id))
        self.runs = {t.id: self._runs(t) for t in self.traces}
        for run in client.search_runs(list(self.experiments)):
            for info in self._pages(client, include_spans=False, run_id=run.info.run_id):
                self.runs[info.trace_id].add(run.info.run_id)

    def _pages(self, client, **options):
        found, token = [], None
        while True:
            page = client.search_traces(
                locations=list(self.experiments), max_results=PAGE, page_token=token, **options)
            found += page
            token = page.token
            if not token:
                return found

    @staticmethod
    def _runs(trace):
        run = trace.metadata.get("mlflow.sourceRun")
        return {run} if run else set()
