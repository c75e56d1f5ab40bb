"""Builds the small programs in C of this folder."""
import os
import shutil
import subprocess
from pathlib import Path


def compiled(name, folder, *libraries):
    """The program made out of `name`.c in `folder`, by $CC, `cc`, or the `clang` that comes with Swift."""
    binary = Path(folder, name)
    source = Path(__file__).with_name(name + ".c")
    compiler = os.environ.get("CC") or shutil.which("cc") or "clang"
    command = [compiler, "-std=gnu11", "-O2", "-Wall", "-Wextra", source, "-o", binary]
    subprocess.run(command + ["-l" + library for library in libraries], check=True)
    return binary
