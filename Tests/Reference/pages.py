"""What a page of the site says: its elements, its facts, its tables, its shards of rows."""
import json
import re
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr", "source", "wbr", "col"}


class Node:
    def __init__(self, tag, attributes):
        self.tag = tag
        self.attributes = attributes
        self.children = []

    @property
    def classes(self):
        return (self.attributes.get("class") or "").split()

    @property
    def hidden(self):
        return self.attributes.get("aria-hidden") == "true" or "vh" in self.classes

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, tag, *classes):
        return [n for n in self.walk() if n is not self and n.tag == tag and all(c in n.classes for c in classes)]

    def first(self, tag, *classes):
        return next(iter(self.all(tag, *classes)), None)

    def text(self):
        """What a reader sees, each run of white space as one space."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self):
        for child in self.children:
            if not isinstance(child, Node):
                yield child
            elif not child.hidden:
                yield from child._pieces()


class Builder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = [Node("document", {})]

    def handle_starttag(self, tag, attrs):
        node = Node(tag, dict(attrs))
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag, attrs):
        self.open[-1].children.append(Node(tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if self.open[-1].tag != tag:
            raise ValueError("</%s> closes <%s> at line %d" % (tag, self.open[-1].tag, self.getpos()[0]))
        self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)


def parsed(path):
    builder = Builder()
    builder.feed(path.read_text(encoding="utf-8"))
    builder.close()
    return builder.open[0]


def facts(page):
    """{label: (value, parts of its context)} of the fact strip."""
    found = {}
    for cell in page.first("dl", "facts").all("div"):
        value, *context = [d.text() for d in cell.all("dd")]
        found[cell.first("dt").text()] = (value, context[0].split(" · ") if context else [])
    return found


def section(page, title):
    """The section under a heading that begins with the title."""
    return next((s for s in page.all("section") if s.first("h2") and s.first("h2").text().startswith(title)), None)


def rows(table):
    """The body rows of a table, each a list of its cells."""
    return [[c for c in r.children if isinstance(c, Node)] for b in table.all("tbody") for r in b.all("tr")]


def table_texts(part):
    """The body rows of all tables of a section, folded ones too, as texts."""
    return [[c.text() for c in row] for table in part.all("table") for row in rows(table)]


def announced(part, noun):
    """How many more rows a link says there are elsewhere; 0 where none says it."""
    links = [re.match(r"([\d ]+) more %ss?$" % noun, a.text()) for a in part.all("a")]
    return next((number(m[1]) for m in links if m), 0)


def folds(part):
    """(number that its summary announces, rows in it) of each fold that says how much more there is."""
    found = [(re.match(r"([\d ]+) more ", d.first("summary").text()), d) for d in part.all("details")]
    return [(number(m[1]), sum(len(rows(t)) for t in d.all("table"))) for m, d in found if m]


def number(text):
    return int(text.replace(" ", ""))


def shard_rows(path):
    """The rows of one shard, its kinds by name."""
    text = path.read_text(encoding="utf-8").strip()
    match = re.fullmatch(r"tracefolioRows\((.*)\);?", text, re.S)
    part, _, kinds, _, found = json.loads("[%s]" % match[1])
    return part, [dict(zip(SHARD_KEYS, row), kind=None if row[4] is None else kinds[row[4]]) for row in found]


SHARD_KEYS = ("id", "name", "state", "start", "kind", "asked", "answered", "duration", "duration_text", "unit", "spans",
              "in", "out", "cost", "cost_text", "models", "session", "experiment", "runs", "tools", "user", "tags", "error",
              "assessments", "evaluation", "judge")
