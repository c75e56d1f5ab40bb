"""Opens pages of a report in headless Chromium as a reader would, and listens for what goes wrong."""
import contextlib
import os
import pathlib
import time

from playwright.sync_api import sync_playwright

WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")
PICTURE_SECONDS = 30


def chromium():
    """The browser's binary: CHROMIUM=path, else Debian's."""
    return os.environ.get("CHROMIUM", "/usr/bin/chromium")


@contextlib.contextmanager
def browser():
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield running
        running.close()


class Reader:
    """A window of one size, scheme and script setting that notes every complaint of the browser."""

    def __init__(self, running, site, width=1280, scheme="light", script=True):
        self.site = pathlib.Path(site).resolve()
        self.where = "%d %s %s" % (width, scheme, "script" if script else "no script")
        self.complaints = []
        self.runs_scripts = script
        self.context = running.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme,
            java_script_enabled=script, reduced_motion="reduce")
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.note("console %s: %s" % (message.type, message.text)))
        self.page.on("pageerror", lambda error: self.note("exception: %s" % error))
        self.page.on("dialog", self.refuse)
        self.page.on("request", self.inspect)
        self.page.on("requestfailed", lambda request: self.note("failed request: %s" % request.url))

    def note(self, what):
        self.complaints.append("%s: %s: %s" % (self.where, self.name(), what))

    def name(self):
        return self.page.url.replace(self.site.as_uri() + "/", "")

    def refuse(self, dialog):
        self.note("dialog: %s" % dialog.message)
        dialog.dismiss()

    def inspect(self, request):
        if not request.url.startswith((self.site.as_uri() + "/", "data:")):
            self.note("request outside the folder: %s" % request.url)

    def open(self, path):
        fragment = path.partition("#")[2]
        target = (self.site / path.partition("#")[0]).as_uri()
        self.page.goto("about:blank")
        self.page.goto(target + ("#" + fragment if fragment else ""), wait_until="load")
        self.load_pictures()
        return self.page

    def load_pictures(self):
        """Loads the pictures, too, that a page would load late: leaving it meanwhile would cut them off."""
        self.page.evaluate("for (const picture of document.images) picture.loading = 'eager'")
        deadline = time.monotonic() + PICTURE_SECONDS
        while not self.page.evaluate("[...document.images].every((picture) => picture.complete)"):
            if time.monotonic() > deadline:
                return self.note("a picture did not load within %d seconds" % PICTURE_SECONDS)
            self.page.wait_for_timeout(10)

    def overflow(self):
        """Pixels by which the page is wider than the window."""
        return self.page.evaluate(
            "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")

    def close(self):
        self.context.close()


def pages(site):
    """Every page of a site, relative to it, sorted."""
    root = pathlib.Path(site)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*.html"))
