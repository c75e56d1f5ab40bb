"""What lies in a site's folder: the paths and sizes of its files."""
import os
from pathlib import Path


def listing(folder):
    """Size by path, relative to `folder`; a folder's path ends in a slash and comes before what is in it."""
    found = {}
    for place, folders, files in os.walk(folder):
        inside = Path(place).relative_to(folder)
        found.update({"%s/" % (inside / name): 0 for name in sorted(folders)})
        found.update({str(inside / name): Path(place, name).stat().st_size for name in sorted(files)})
    return found


def write_list(found, path):
    """Writes a listing in the way `floor.c` reads it."""
    with open(path, "w") as lines:
        lines.writelines("%d\t%s\n" % (size, name) for name, size in found.items())


def files(found):
    return [name for name in found if not name.endswith("/")]


def site_bytes(found):
    """Of all files but attachments, which are copies of what the store's owner recorded."""
    return sum(size for name, size in found.items() if not name.startswith("attachments/"))


def trace_pages(found):
    return sum(name.startswith("traces/") for name in files(found))


def difference(want, got):
    """The first path that one of two listings lacks or has in another size; None where they are the same."""
    for name in sorted(want.keys() | got.keys()):
        if want.get(name) != got.get(name):
            return "%s has %s bytes, not %s" % (name, got.get(name), want.get(name))
    return None
