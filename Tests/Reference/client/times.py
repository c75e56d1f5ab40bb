"""Self time, critical path, concurrency and retries, from the definitions alone."""
import json

import numpy


def clamped(start, end, low, high):
    return max(start, low), min(end, high)


def self_time(trace, span):
    """Nanoseconds; None for a span without an end. An open child runs to its parent's end."""
    if span.end is None:
        return None
    covered, upto = 0, span.start
    for child in sorted(trace.children[span.id], key=lambda c: c.start):
        start, end = clamped(child.start, span.end if child.end is None else child.end, upto, span.end)
        if end > start:
            covered, upto = covered + end - start, end
    return max(0, span.end - span.start - covered)


def intervals(trace):
    """Of the root and all below it, each clamped to its parent's; none without a root."""
    found = {}

    def visit(span, low, high):
        start, end = clamped(span.start, trace.last_end if span.end is None else span.end, low, high)
        found[span.id] = start, max(start, end)
        for child in trace.children[span.id]:
            visit(child, *found[span.id])

    if trace.root:
        visit(trace.root, -numpy.inf, numpy.inf)
    return found


def critical_path(trace):
    """Nanoseconds of the path by span id; a span that is not there has none."""
    at, share = intervals(trace), {}

    def walk(span):
        start, cursor = at[span.id]
        own = 0
        candidates = [c for c in trace.children[span.id] if at[c.id][1] > at[c.id][0]]
        while True:
            ended = [c for c in candidates if at[c.id][1] <= cursor and at[c.id][0] < cursor]
            if not ended:
                break
            last = max(ended, key=lambda c: (at[c.id][1], at[c.id][0], c.id))
            own += cursor - at[last.id][1]
            walk(last)
            cursor = at[last.id][0]
            candidates.remove(last)
        share[span.id] = own + cursor - start

    if trace.root:
        walk(trace.root)
    return share


def concurrency(trace):
    """The most leaves at work at once and their mean number; None without a root that takes time."""
    at = intervals(trace)
    if not trace.root or at[trace.root.id][0] == at[trace.root.id][1]:
        return None
    leaves = numpy.array([at[s.id] for s in trace.within(trace.root) if not trace.children[s.id]])
    moments = leaves[:, 0]
    at_once = ((leaves[:, 0] <= moments[:, None]) & (leaves[:, 1] > moments[:, None])).sum(axis=1)
    start, end = at[trace.root.id]
    return int(at_once.max()), float((leaves[:, 1] - leaves[:, 0]).sum() / (end - start))


def retries(trace):
    """Spans that were asked what a failed sibling had been asked before, or say that they retry."""
    found = 0
    for siblings in [trace.tops, *trace.children.values()]:
        for span in siblings:
            before = [s for s in siblings if s.failed and s.end is not None and s.end <= span.start and asked(s) == asked(span)]
            resent = span.attributes.get("http.request.resend_count")
            found += bool([s for s in before if s is not span]) or bool(resent)
    return found


def asked(span):
    return span.name, span.kind, json.dumps(span.inputs, sort_keys=True, default=str)
