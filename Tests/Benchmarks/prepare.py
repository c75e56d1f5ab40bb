"""Makes what the measured commands read, and what they are held against."""
import shutil
import subprocess
from dataclasses import dataclass

from folder import listing, trace_pages, write_list
from measure import Failed
from store import Facts, scaled


@dataclass(frozen=True)
class Subject:
    """A store's numbers, and the listings of its sites without and with Markdown."""
    facts: Facts
    plain: dict
    site: dict


def prepared(sample, tool, workshop, traces):
    """Fills a workshop with a store of so many traces, a copy of it, and a list of sizes a site."""
    facts = scaled(sample, workshop.store, traces)
    shutil.copyfile(workshop.store, workshop.copy)
    exported(tool, workshop.store, facts.traces)
    plain = built_site(tool, workshop, facts, "--no-markdown")
    subject = Subject(facts, plain, built_site(tool, workshop, facts))
    write_list(subject.plain, workshop.plain_sizes)
    write_list(subject.site, workshop.sizes)
    return subject


def built_site(tool, workshop, facts, *options):
    """The listing of the site that the tool makes, which has a page a trace."""
    workshop.empty()
    command = [tool, "build", workshop.store, "--output", workshop.site, "--quiet", *options]
    subprocess.run(command, check=True)
    found = listing(workshop.site)
    if trace_pages(found) != facts.traces:
        raise Failed("%d pages of %d traces" % (trace_pages(found), facts.traces))
    return found


def exported(tool, source, traces):
    """The measured exports go to /dev/null: one is looked at before, whether it has so many traces."""
    command = [tool, "export", source, "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as export:
        lines = sum(1 for _ in export.stdout)
    if export.returncode != 0 or lines != traces:
        raise Failed("%d exported of %d traces" % (lines, traces))
