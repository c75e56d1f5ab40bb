"""A page as a person reads it: its tables, and which of its texts a check has looked at."""
from html.parser import HTMLParser
from xml.etree.ElementTree import TreeBuilder

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Builder(HTMLParser):
    """An element tree of a page that closes what it opens."""

    def __init__(self):
        super().__init__()
        self.tree = TreeBuilder()

    def handle_starttag(self, tag, attributes):
        self.tree.start(tag, {k: v or "" for k, v in attributes})
        if tag in VOID:
            self.tree.end(tag)

    def handle_startendtag(self, tag, attributes):
        self.tree.start(tag, {k: v or "" for k, v in attributes})
        self.tree.end(tag)

    def handle_endtag(self, tag):
        self.tree.end(tag)

    def handle_data(self, data):
        self.tree.data(data)


def one_line(text):
    """A text with each run of white space, thin spaces too, as one space."""
    return " ".join((text or "").split())


class Page:
    def __init__(self, path):
        builder = Builder()
        builder.feed(path.read_text())
        self.root = builder.tree.close()
        self.main = self.root.find(".//main")
        self.seen = set()

    def text(self, element):
        """What stands in an element, which is then looked at; None without one."""
        if element is None:
            return None
        self.skip(element)
        return one_line("".join(element.itertext()))

    def skip(self, element):
        self.seen.update(id(e) for e in element.iter())

    def section(self, title):
        return next((s for s in self.main.iter("section") if s.find("h2") is not None and one_line(s.find("h2").text) == title), None)

    def note(self, section):
        """What stands small beside a section's title."""
        return self.text(section.find("h2/*"))

    def rows(self, section):
        """The cells of every row below a heading row, in all tables of a section."""
        return [[self.text(c) for c in row] for row in section.iterfind(".//tbody/tr")]

    def hints(self, section):
        return " ".join(self.text(p) for p in section.iterfind("p") if p.get("class") in ("hint", "legend", "legend bars"))

    def unread(self):
        """Texts with a digit that no check has looked at; the headings of tables are words."""
        for heading in self.main.iter("thead"):
            self.skip(heading)
        return [one_line(t) for e in self.main.iter() for t in self._texts(e) if any(c.isdigit() for c in t)]

    def _texts(self, element):
        if id(element) not in self.seen:
            yield element.text or ""
            yield element.get("aria-label", "")
        for child in element:
            if id(element) not in self.seen:
                yield child.tail or ""
