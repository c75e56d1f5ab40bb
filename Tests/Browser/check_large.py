"""check_large.py SITE

Times a report of many traces in Chromium and prints the figures: how long the overview takes to open, and
the search to answer a keystroke. Exit 1 where it takes over a second to open, over 200 ms a keystroke
(medians of five), or a file of the overview is larger than 3 MB.
"""
import pathlib
import statistics
import sys

from site_reader import Reader, browser

LIMIT_MB, OPEN_MS, KEY_MS = 3, 1000, 200
TYPE = """letter => new Promise(done => {
  const box = document.querySelector('input.q');
  const began = performance.now();
  box.value += letter;
  box.dispatchEvent(new Event('input', {bubbles: true}));
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
})"""


def opening_ms(reader):
    page = reader.open("index.html")
    return page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")


def keystrokes_ms(reader):
    page = reader.open("index.html")
    page.locator("input.q").focus()
    page.evaluate(TYPE, " ")
    page.wait_for_timeout(3000)
    return [page.evaluate(TYPE, letter) for letter in "porto"]


def largest_mb(site):
    files = [path for path in pathlib.Path(site).glob("*.html")] + list(pathlib.Path(site, "data").iterdir())
    return max(path.stat().st_size for path in files) / 1e6


def main():
    site = sys.argv[1]
    with browser() as running:
        reader = Reader(running, site)
        opening = statistics.median(opening_ms(reader) for _ in range(5))
        strokes = keystrokes_ms(reader)
        complaints = reader.complaints
        reader.close()
    key, size = statistics.median(strokes), largest_mb(site)
    print("opens in %.0f ms, answers a keystroke in %.0f ms (longest %.0f), largest file %.2f MB"
          % (opening, key, max(strokes), size))
    for complaint in complaints:
        print(complaint)
    sys.exit(0 if opening < OPEN_MS and key < KEY_MS and size < LIMIT_MB and not complaints else 1)


main()
