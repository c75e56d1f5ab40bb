"""Holds report.json against the numbers of a run; a member that nothing here computes is a mismatch."""
import re

from . import faults, groups

UNCHECKED = {"schema_version", "tool_version", "sources"}
SPAN_GROUPS = ("kind", "span_name", "model", "tool")


def check(tally, run, got):
    want = run.numbers()
    for name in ("judges", "counts_judges"):
        if name not in got["traces"]:
            del want["traces"][name]
    for name in got:
        if name in want:
            tally.check(name, name, want[name], without_classes(got[name]) if name == "failing_traces" else got[name])
        elif name not in UNCHECKED | set(CHECKS):
            tally.note("members", name, "nothing here computes it")
    for name, part in CHECKS.items():
        part(tally, run, got[name])


def without_classes(telling):
    """Classes of errors are looked at beside the groups of errors."""
    return {**telling, "listed": [{k: v for k, v in t.items() if k != "error_class"} for t in telling["listed"]]}


def check_groups(tally, run, got):
    for name, want in groups.of_run(run).items():
        place, found = "by." + name, got[name]
        size = "spans" if name in SPAN_GROUPS else "traces"
        tally.check(place, place + ".count", len(want), found["count"])
        order = [(-g[size], g["key"].encode()) for g in found["listed"]]
        if name != "tag":
            tally.check(place, place + " in order", sorted(order), order)
        for group in found["listed"]:
            label = group["key"], group.get("value")
            tally.check(place, "%s[%s]" % (place, label), want.get(label), group)


def check_errors(tally, run, got):
    """Classes and patterns are words; what they are counted over is held against the exceptions."""
    found, listed = {}, got["groups"]["listed"]
    messages = {t.id: (faults.reason(t), t) for t in run.traces if t.state == "ERROR"}
    for group in listed:
        ids = group["traces"]["listed"]
        place = "errors[%s]" % group["message_pattern"]
        tally.check("errors", place + " count", len(ids), group["traces"]["count"])
        kinds = {messages[i][0][0] for i in ids}
        tally.check("errors", place + " exception", kinds, {group["exception_type"]})
        tally.check("errors", place + " oldest", shortened(messages[ids[0]][0][1]), group["example_message"])
        for trace in ids:
            tally.check("errors", "%s fits %s" % (place, trace), True, fits(group["message_pattern"], messages[trace][0][1]))
        found.update({i: group["error_class"] for i in ids})
    tally.check("errors", "failed traces", set(messages), set(found))
    tally.check("errors", "groups", got["groups"]["count"], len(listed))
    sizes = [g["traces"]["count"] for g in listed]
    tally.check("errors", "groups in order", sorted(sizes, reverse=True), sizes)
    classes = {c["error_class"]: c["traces"] for c in got["classes"]}
    tally.check("errors", "classes", {c: list(found.values()).count(c) for c in set(found.values())}, classes)


def shortened(message):
    return message if message is None or len(message) <= 400 else message[:400] + "…"


def fits(pattern, message):
    """Whether a message is a pattern with something in each of its gaps."""
    if pattern is None or message is None:
        return pattern is message
    parts = re.split(r"<(?:id|n|text|url|path|time)>", pattern)
    return re.fullmatch(".+?".join(map(re.escape, parts)), message.strip(), re.DOTALL) is not None


def check_diagnostics(tally, run, got):
    want = faults.diagnostics(run)
    for name in run.differing_costs():
        entry = want.setdefault("cost_differs", {"code": "cost_differs", "count": 0, "traces": 0})
        entry["count"] += 1
        entry["traces"] += 1
    tally.check("diagnostics", "diagnostics", want, {d["code"]: d for d in got})


CHECKS = {"by": check_groups, "errors": check_errors, "diagnostics": check_diagnostics}
