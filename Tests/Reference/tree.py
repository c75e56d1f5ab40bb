"""The tree of a trace's spans: their order, their self time, the trace's critical path."""


def key(span):
    return (span.start, span.span_id)


class Tree:
    """The spans of one trace, depth first; siblings by start, then id.

    Roots and orphans stand at the top. A span that no root leads to belongs to a cycle of parents
    or hangs from one: each cycle is cut at its earliest member, which becomes a root after the others.
    A span that is its own parent is a root.
    """

    def __init__(self, spans):
        self.by_id = {s.span_id: s for s in spans}
        self.parent = {s.span_id: self._present_parent(s) for s in spans}
        tops = sorted((s for s in spans if self.parent[s.span_id] is None), key=key)
        entries = self._cut_cycles()
        self.children = {s.span_id: [] for s in spans}
        for span in sorted(spans, key=key):
            if self.parent[span.span_id] is not None:
                self.children[self.parent[span.span_id]].append(span)
        self.spans = [s for top in tops + entries for s in self._depth_first(top)]

    def _present_parent(self, span):
        parent = span.parent_id
        return parent if parent in self.by_id and parent != span.span_id else None

    def _cut_cycles(self):
        entries = []
        for span in sorted(self.by_id.values(), key=key):
            cycle = self._cycle_above(span)
            if cycle:
                entry = min(cycle, key=key)
                self.parent[entry.span_id] = None
                entries.append(entry)
        return sorted(entries, key=key)

    def _cycle_above(self, span):
        path, at = {}, span.span_id
        while at is not None and at not in path:
            path[at] = len(path)
            at = self.parent[at]
        return [self.by_id[i] for i in list(path)[path[at]:]] if at is not None else []

    def _depth_first(self, top):
        stack = [top]
        while stack:
            span = stack.pop()
            yield span
            stack.extend(reversed(self.children[span.span_id]))

    def ancestors(self, span):
        at = self.parent[span.span_id]
        while at is not None:
            yield self.by_id[at]
            at = self.parent[at]

    def self_time(self, span):
        """Duration less the union of the children's intervals, each clamped to the span."""
        if span.end is None:
            return None
        intervals = []
        for child in self.children[span.span_id]:
            end = span.end if child.end is None else child.end
            intervals.append((max(child.start, span.start), min(end, span.end)))
        return max(span.end - span.start - covered(intervals), 0)

    def critical_path(self):
        """Each span's own part of the critical path, by id; empty where the trace has no root."""
        root = next((s for s in self.spans if s.parent_id is None), None)
        last = max((s.end for s in self.spans if s.end is not None), default=None)
        shares = {}
        if root is not None:
            open_end = root.start if last is None else last
            self._walk_back(root, root.start, root.end if root.end is not None else open_end, open_end, shares)
        return shares

    def _walk_back(self, span, start, end, open_end, shares):
        cursor, own = max(end, start), 0
        candidates = [(min(open_end if c.end is None else c.end, end), max(c.start, start), c)
                      for c in self.children[span.span_id]]
        for child_end, child_start, child in sorted(candidates, key=lambda c: (-c[0], -c[1], c[2].span_id)):
            if child_end > child_start and child_end <= cursor:
                own += cursor - child_end
                self._walk_back(child, child_start, child_end, open_end, shares)
                cursor = child_start
        shares[span.span_id] = own + max(cursor - start, 0)


def covered(intervals):
    """The length of the union of half-open intervals; empty and reversed ones count nothing."""
    total, reached = 0, None
    for start, end in sorted(i for i in intervals if i[1] > i[0]):
        begin = start if reached is None else max(start, reached)
        if end > begin:
            total += end - begin
            reached = end
    return total
