"""The folder in which everything happens that belongs to one size of store."""
import os
import shutil
from pathlib import Path

from folder import difference, listing
from measure import Failed, measured


class Workshop:
    """Names the files, and runs steps there; `cost` is the program that measures them."""

    def __init__(self, path, cost):
        self.cost = cost
        self.path = Path(path)
        self.path.mkdir()
        self.store = self.path / "mlflow.db"
        self.copy = self.path / "for-mlflow.db"
        self.site = self.path / "site"
        self.plain_sizes = self.path / "sizes-without-markdown.txt"
        self.sizes = self.path / "sizes.txt"
        self.printed = self.path / "printed.txt"

    def empty(self):
        """Removes the site, which must not happen while something is measured."""
        shutil.rmtree(self.site, ignore_errors=True)

    def run(self, step):
        """Runs a step and holds its outcome against what is expected; its usage."""
        if not step.goes_on:
            self.empty()
        output = self.printed if step.prints else os.devnull
        usage = measured(self.cost, step.command, self.path, output)
        self.check(step)
        return usage

    def check(self, step):
        if step.prints and self.printed.read_text().strip() != step.prints:
            raise Failed("%s: printed %r, not %r" % (step.name, self.printed.read_text(), step.prints))
        wrong = difference(step.site, listing(self.site)) if step.site else None
        if wrong:
            raise Failed("%s: %s" % (step.name, wrong))
