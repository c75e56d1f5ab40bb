"""Recorded files: those that a trace's texts mention, then those that only lie in its folder."""
import re
from urllib.parse import parse_qs

MENTION = re.compile(r"mlflow-attachment://([0-9A-Za-z_-]+)(?:\?([0-9A-Za-z%&=_~+./-]*))?")


def texts_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for element in value.values() if isinstance(value, dict) else value:
            yield from texts_in(element)


def texts_of(span):
    """Every text of a span: inputs, outputs, the other attributes, the events."""
    first = ("mlflow.spanInputs", "mlflow.spanOutputs")
    for key in first:
        yield from texts_in(span.attributes.get(key))
    for key, value in span.attributes.items():
        if key not in first:
            yield from texts_in(value)
    for event in span.events:
        yield from texts_in(event.get("attributes"))


def attachments(trace, spans, folder):
    """The attachments of a trace whose store lies in `folder`; `spans` in the order of the export."""
    inside = "mlruns/%s/traces/%s/artifacts/attachments" % (trace.experiment, trace.trace_id)
    here = folder / inside
    files = {p.name: p for p in here.iterdir() if p.is_file()} if here.is_dir() else {}
    found = {}
    for mention in (m for s in spans for text in texts_of(s) for m in MENTION.finditer(text)):
        found.setdefault(mention[1], mentioned(mention[1], mention[2] or "", files, inside))
    for name in sorted(set(files) - set(found)):
        found[name] = {"id": name, "content_type": None, "size": files[name].stat().st_size, "path": "%s/%s" % (inside, name)}
    return list(found.values())


def mentioned(name, query, files, inside):
    values = parse_qs(query)
    size = values.get("size", [""])[0]
    return {"id": name, "content_type": values.get("content_type", [None])[0],
            "size": int(size) if size.isdecimal() else None,
            "path": "%s/%s" % (inside, name) if name in files else None}
