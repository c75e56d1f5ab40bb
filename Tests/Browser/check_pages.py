"""check_pages.py SITE [--pictures DIR]

Opens every page of a report at 390 and 1280 pixels, light and dark, with script and without: no console
message, no request outside the folder, no dialog, nothing wider than the window. In one of these views
of each page, and in all of them for the first pages of each kind, axe must find no violation of WCAG 2.2
AA. With --pictures also keeps a picture of each kind of page.
Exit 0 where nothing is wrong.
"""
import argparse
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe

from site_reader import SCHEMES, WIDTHS, Reader, browser, pages

MAIN_VIEW = (1280, "light")
SAMPLE = 3
# Preloading would read the stylesheet by a request that the page's policy refuses.
RULES = {"preload": False, "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def check_axe(reader):
    result = Axe().run(reader.page, options=RULES)
    for violation in result.response["violations"]:
        first = violation["nodes"][0]["target"]
        reader.note("axe %s: %s, first %s" % (violation["id"], violation["help"], first))


def kind(path):
    """The folder of a page; of those at the top what the page is, the overview's parts being of one kind."""
    folder, _, name = path.rpartition("/")
    stem = name.removesuffix(".html")
    return folder or ("overview" if stem.partition("-")[0] == "index" else stem)


def check(reader, paths, is_main_view, pictures):
    seen = {}
    for path in paths:
        reader.open(path)
        if reader.overflow() > 0:
            reader.note("wider than the window by %d pixels" % reader.overflow())
        seen[kind(path)] = seen.get(kind(path), 0) + 1
        if reader.runs_scripts and (is_main_view or seen[kind(path)] <= SAMPLE):
            check_axe(reader)
        if pictures and seen[kind(path)] == 1:
            name = "%s %s.png" % (kind(path), reader.where)
            reader.page.screenshot(path=str(pictures / name.replace(" ", "-")))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("site")
    arguments.add_argument("--pictures")
    given = arguments.parse_args()
    pictures = pathlib.Path(given.pictures) if given.pictures else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    found, paths, views = [], pages(given.site), 0
    with browser() as running:
        for width in WIDTHS:
            for scheme in SCHEMES:
                for script in (True, False):
                    reader = Reader(running, given.site, width, scheme, script)
                    check(reader, paths, (width, scheme) == MAIN_VIEW, pictures)
                    found += reader.complaints
                    views += len(paths)
                    reader.close()
    for complaint in found:
        print(complaint)
    print("%d pages, %d views, %d complaints" % (len(paths), views, len(found)))
    sys.exit(1 if found or not paths else 0)


main()
