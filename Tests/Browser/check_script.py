"""check_script.py SITE

Uses the script of a report of the sample store as a reader would: search, filters, sort, addresses with a
fragment, keys, folding and zoom of a waterfall. Hostile texts must run nothing and load nothing.
Exit 0 where all of it works.
"""
import json
import pathlib
import re
import sys
from urllib.parse import unquote

from site_reader import Reader, browser

BOOKING = "traces/tr-78f0e6211e3d1e925d3c3c81ded3dc17.html"
FAILING = "traces/tr-fd407409129801b5cb828192f9842336.html"
HOSTILE = ("traces/tr-bd1920c209c2fba3041c071ea88e1681.html", "traces/tr-696f1f8a6ef140926be48f44d7f4e4e5.html")
ROWS = "#traces tbody:not([hidden]) tr:not([hidden])"

failures = []


def expect(is_so, what):
    if not is_so:
        failures.append(what)


def rows_of(site):
    """The rows that the script reads, from its own files."""
    rows = []
    for shard in sorted(pathlib.Path(site, "data").glob("rows-*.js")):
        text = shard.read_text(encoding="utf-8")
        body = text[text.index("(") + 1: text.rindex(")")]
        rows += json.loads("[" + body + "]")[4]
    return rows


def counted(page):
    page.wait_for_timeout(150)
    digits = re.sub(r"[\u2009\s]", "", page.locator("output.count").inner_text())
    return int(digits.split("of")[0])


def check_search(reader, rows):
    page = reader.open("index.html")
    expect(counted(page) == len(rows), "all rows at first")
    page.keyboard.press("/")
    page.keyboard.type("porto")
    wanted = [r for r in rows if "porto" in " ".join(map(str, [r[0], r[1], r[5], r[6], r[16], *r[15]])).lower()]
    expect(counted(page) == len(wanted) > 0, "search for porto gives %d" % len(wanted))
    expect("q=porto" in page.url, "the search is in the address")
    page.keyboard.type(" zzzz")
    expect(counted(page) == 0, "nothing matches nonsense")
    expect("No trace matches" in page.locator("#traces").inner_text(), "nonsense is told")
    page.get_by_role("button", name="Clear filters").first.click()
    expect(counted(page) == len(rows), "clearing shows all rows again")


def check_filters(reader, rows):
    page = reader.open("index.html")
    page.locator(".chip[data-state=error]").click()
    failed = [r for r in rows if r[2] == 1]
    expect(counted(page) == len(failed) > 0, "failed traces by their button")
    page.go_back()
    expect(counted(page) == len(rows), "back undoes a filter")
    page.locator("select[data-filter=model]").select_option("gpt-4o")
    expect(counted(page) == sum("gpt-4o" in r[15] for r in rows), "traces of a model")
    page = reader.open("index.html#state=error&sort=-duration")
    expect(counted(page) == len(failed), "a filter from the address")
    slowest = max(failed, key=lambda r: r[7] or 0)
    href = page.locator(ROWS).first.locator("th a").get_attribute("href")
    expect(href == "traces/%s.html" % slowest[0], "sorted by the address, slowest first")


def check_numbers(reader, rows):
    """The pages over many traces lead to the list of just those traces, and a filter without a menu can be taken back."""
    page = reader.open("index.html")
    hrefs = [a.get_attribute("href") for a in page.locator("nav.over a").all()]
    expect(len(hrefs) >= 4, "the overview leads to pages over many traces")
    for href in hrefs:
        page = reader.open(href)
        expect(page.locator("nav.over a[aria-current]").get_attribute("href") == href, href + " says where it is")
        lists = page.locator("table.rows a[href*='index.html#']").all()
        for address in [a.get_attribute("href") for a in lists[:1] + lists[-1:]]:
            check_list(reader, rows, address)


PLACES = {"model": 15, "name": 1, "experiment": 17, "run": 18, "tool": 19, "user": 20, "tag": 21, "error": 22,
          "assessment": 23, "evaluation": 24}


def check_list(reader, rows, address):
    key, _, value = address.partition("#")[2].partition("=")
    wanted = [r for r in rows if unquote(value) in (r[PLACES[key]] if isinstance(r[PLACES[key]], list) else [r[PLACES[key]]])]
    page = reader.open(address)
    expect(counted(page) == len(wanted) > 0, "%s gives %d traces" % (address, len(wanted)))
    if key in ("tool", "user", "tag", "error"):
        page.locator(".wanted").click()
        expect(counted(page) == len(rows), "%s can be taken back" % key)


def check_sort(reader, rows):
    page = reader.open("index.html")
    page.locator("th[data-key=duration] button").click()
    page.wait_for_timeout(150)
    shown = page.locator(ROWS + " th a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    order = [r[7] for path in shown for r in rows if path == "traces/%s.html" % r[0]]
    known = [d for d in order if d is not None]
    expect(known in (sorted(known), sorted(known, reverse=True)), "rows are sorted by duration")
    expect(order[len(known):] == [None] * (len(order) - len(known)), "unknown durations come last")
    expect(page.locator("th[data-key=duration]").get_attribute("aria-sort") in ("ascending", "descending"),
           "the sorted column says so")


def press_to(page, key):
    """Presses a key that leads to another page, and waits for that."""
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def check_keys(reader):
    page = reader.open("index.html")
    page.keyboard.press("?")
    expect(page.locator("dialog[open]").count() == 1, "the keys are shown")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]").count() == 0, "Escape closes them")
    page.keyboard.press("j")
    page.keyboard.press("j")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    expect(target == page.locator(ROWS).nth(1).locator("th a").get_attribute("href"), "j moves over rows")
    press_to(page, "Enter")
    expect(target in page.url, "Enter opens the row")
    press_to(page, "[")
    expect("traces/" in page.url and target not in page.url, "[ goes to the trace before")
    page.keyboard.press("g")
    press_to(page, "o")
    expect("index.html" in page.url, "g o leads to the overview")


def visible_spans(page):
    return page.locator("table.wf tbody tr:not([hidden])").count()


def check_waterfall(reader):
    page = reader.open(BOOKING)
    whole = visible_spans(page)
    expect(whole == 7, "seven spans")
    page.locator("table.wf .tw").first.click()
    expect(visible_spans(page) == 1, "folding the root leaves its row")
    page.locator("table.wf .tw").first.click()
    page.locator(".chip[data-show=tool]").click()
    expect(visible_spans(page) < whole, "a filter hides spans")
    page.locator(".chip[data-show=tool]").click()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("z")
    expect("Whole trace" in page.locator("#w").inner_text(), "zoom offers the way back")
    page.keyboard.press("Z")
    expect("Whole trace" not in page.locator("#w").inner_text(), "the way back works")
    page = reader.open(FAILING)
    page.keyboard.press("e")
    expect(page.evaluate("document.activeElement.closest('tr.fail') !== null"), "e finds a failed span")


def check_keyboard_reach(reader):
    """Every span's row can be reached with Tab alone."""
    page = reader.open(BOOKING)
    wanted = page.locator("table.wf tbody th a").count()
    reached = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        href = page.evaluate("document.activeElement.closest('table.wf') && document.activeElement.getAttribute('href')")
        reached.update([href] if href else [])
    expect(len(reached) == wanted, "Tab reaches %d of %d spans" % (len(reached), wanted))


def check_hostile(reader):
    for path in HOSTILE:
        page = reader.open(path)
        for summary in page.locator("summary").all():
            if summary.is_visible():
                summary.click()
        page.wait_for_timeout(100)
        own = page.locator("body script, iframe, object, embed, form, style").count()
        expect(own == 0, "%s: no element of the trace's making" % path)
    page = reader.open("index.html#q=" + "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    page.wait_for_timeout(200)
    expect(page.locator("#traces img").count() == 0, "a hostile search is text")


def check_helpers(reader):
    page = reader.open(BOOKING)
    shown = page.evaluate("visible('a\\t\\x01\\r\\x7f\\x85\\u00ad\\u200b\\u200d\\u202e\\u{e0041}\\u0600')")
    expect(shown == "a\t␁␍␡‹U+0085›\u00ad‹U+200B›\u200d‹U+202E›‹U+E0041›\u0600", "hidden: %r" % shown)
    below = page.evaluate("items => { linkTree(items); return items.map(({ below }) => below); }",
                          [{"depth": d} for d in (0, 1, 2, 2, 1, 0, 3)])
    expect(below == [4, 2, 0, 0, 0, 1, 0], "what lies below: %r" % below)
    took = page.evaluate("""count => {
      const items = Array.from({ length: count }, (_, depth) => ({ depth }));
      const began = performance.now();
      linkTree(items);
      return performance.now() - began;
    }""", 100000)
    expect(took < 1000, "a tree of 100,000 levels takes %.0f ms" % took)


def main():
    site = sys.argv[1]
    rows = rows_of(site)
    with browser() as running:
        for width in (1280, 390):
            reader = Reader(running, site, width)
            check_search(reader, rows)
            check_filters(reader, rows)
            check_numbers(reader, rows)
            check_sort(reader, rows)
            check_keys(reader)
            check_waterfall(reader)
            check_keyboard_reach(reader)
            check_hostile(reader)
            check_helpers(reader)
            failures.extend(reader.complaints)
            reader.close()
    for failure in failures:
        print(failure)
    print("%d rows, %d failures" % (len(rows), len(failures)))
    sys.exit(1 if failures or not rows else 0)


main()
