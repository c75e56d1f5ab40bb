"""scale_store.py STORE.db BIG.db --traces N

Makes a store of N traces out of a small one: its complete traces are copied in turn under new ids, each copy
a second later than the one before, with spans, tags, metadata, assessments and links to prompts and runs.
The same arguments give the same store. Standard library only.
"""
import argparse
import base64
import hashlib
import shutil
import sqlite3

# Table, the column that names the trace, columns that need another id of their own.
TABLES = (
    ("trace_tags", "request_id", ()),
    ("trace_request_metadata", "request_id", ()),
    ("assessments", "trace_id", ("assessment_id", "overrides")),
    ("entity_associations", "source_id", ("association_id",)),
    ("spans", "trace_id", ()),
)


def new_id(old, copy):
    return hashlib.sha256(("%s/%d" % (old, copy)).encode()).hexdigest()[:32]


def columns(store, table):
    """Columns that can be written, in order: a generated one cannot."""
    return [row[1] for row in store.execute("PRAGMA table_xinfo(%s)" % table) if row[6] == 0]


def rows_of(store, table, key, trace):
    names = columns(store, table)
    query = "SELECT %s FROM %s WHERE %s = ?" % (", ".join(names), table, key)
    return [dict(zip(names, row)) for row in store.execute(query, (trace,))]


def insert(store, table, row):
    names = ", ".join(row)
    marks = ", ".join("?" * len(row))
    store.execute("INSERT INTO %s (%s) VALUES (%s)" % (table, names, marks), list(row.values()))


def renamed(text, old, new):
    """A span's content names its trace as text and as the base64 of the id's bytes."""
    def packed(name):
        return base64.b64encode(bytes.fromhex(name[3:])).decode()
    return text.replace(old, new).replace(packed(old), packed(new))


def copy_rows(store, table, key, own_ids, templates, new, number):
    for template in templates:
        row = dict(template, **{key: new})
        for column in own_ids:
            if row[column]:
                row[column] = row[column][:2] + new_id(row[column], number)[: len(row[column]) - 2]
        if table == "spans":
            row["content"] = renamed(row["content"], template[key], new)
        insert(store, table, row)


def copy_trace(store, template, number):
    info = dict(template["trace_info"])
    old, new = info["request_id"], "tr-" + new_id(info["request_id"], number)
    info.update(request_id=new, timestamp_ms=template["base_ms"] + number * 1000)
    insert(store, "trace_info", info)
    for table, key, own_ids in TABLES:
        copy_rows(store, table, key, own_ids, template[table], new, number)


def templates_of(store):
    complete = """SELECT request_id FROM trace_info t WHERE status IN ('OK', 'ERROR')
        AND EXISTS (SELECT 1 FROM spans s WHERE s.trace_id = t.request_id AND s.parent_span_id IS NULL)
        ORDER BY timestamp_ms, request_id"""
    found = []
    for (trace,) in store.execute(complete).fetchall():
        template = {"trace_info": rows_of(store, "trace_info", "request_id", trace)[0]}
        for table, key, _ in TABLES:
            template[table] = rows_of(store, table, key, trace)
        found.append(template)
    newest = max(template["trace_info"]["timestamp_ms"] for template in found)
    return [dict(template, base_ms=newest) for template in found]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("store")
    arguments.add_argument("big")
    arguments.add_argument("--traces", type=int, required=True)
    given = arguments.parse_args()
    shutil.copyfile(given.store, given.big)
    store = sqlite3.connect(given.big, isolation_level=None)
    store.execute("PRAGMA journal_mode = OFF")
    store.execute("PRAGMA synchronous = OFF")
    templates = templates_of(store)
    present = store.execute("SELECT count(*) FROM trace_info").fetchone()[0]
    store.execute("BEGIN")
    for number in range(given.traces - present):
        copy_trace(store, templates[number % len(templates)], number + 1)
    store.execute("COMMIT")
    spans = store.execute("SELECT count(*) FROM spans").fetchone()[0]
    print("%d traces, %d spans from %d templates" % (given.traces, spans, len(templates)))
    store.close()


main()
