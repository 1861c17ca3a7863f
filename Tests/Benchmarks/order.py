#!/usr/bin/env python3
"""Writes Sources/startup.order: the functions that a live laboratory calls in its first moments.

The linker puts them side by side, so that starting the program reads few pages of it into memory. A name
that is gone does no harm, a new one stands elsewhere until this is run again: it is worth that when
`wedge bench memory` has grown. Needs valgrind, which sees every instruction but knows none of AVX-512: what it
sees at the level v3 is written of v4, too.

Tests/Benchmarks/order.py
"""

import bisect
import fcntl
import os
import pathlib
import pty
import re
import select
import struct
import subprocess
import tempfile
import termios
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
ORDER = ROOT / "Sources/startup.order"
# So long is a start of some steps and pictures, forty times slower than without valgrind.
SECONDS = 40


def build(link_map):
    """The program, and where the linker put which function."""
    call = ["swift", "build", "-c", "release", "--static-swift-stdlib"]
    linked = ["--product", "wedge", "-Xlinker", f"-Map={link_map}", "-Xlinker", "--no-demangle"]
    subprocess.run([*call, *linked], cwd=ROOT, check=True)
    folder = subprocess.run(
        [*call, "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return pathlib.Path(folder.strip()) / "wedge"


def functions(link_map):
    """The first byte of each function, ascending, and its name; several where they were folded into one."""
    symbol = re.compile(r" *([0-9a-f]+) +[0-9a-f]+ +[0-9a-f]+ +\d+ {17}(\S.*)")
    section = re.compile(r" *[0-9a-f]+ +[0-9a-f]+ +[0-9a-f]+ +\d+ (\S+)")
    found, is_text = {}, False
    for line in link_map.read_text(errors="replace").splitlines():
        if match := section.fullmatch(line):
            is_text = match[1] == ".text"
        elif is_text and (match := symbol.fullmatch(line)):
            found.setdefault(int(match[1], 16), []).append(match[2])
    return sorted(found.items())


def called(program, folder):
    """The addresses of what a laboratory of 120 by 40 cells executes until it is left."""
    out = folder / "callgrind.out"
    options = ["--tool=callgrind", "--dump-instr=yes", "--compress-pos=no", f"--callgrind-out-file={out}"]
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp("valgrind", ["valgrind", "-q", *options, str(program)])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    end = time.monotonic() + SECONDS
    is_left = False
    while True:
        if not is_left and time.monotonic() > end:
            os.write(terminal, b"q")
            is_left = True
        if select.select([terminal], [], [], 1)[0]:
            try:
                if not os.read(terminal, 65536):
                    break
            except OSError:
                break
    os.waitpid(child, 0)
    return {int(match, 16) for match in re.findall(r"^0x([0-9a-f]+) ", out.read_text(), re.M)}


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        link_map = folder / "link.map"
        program = build(link_map)
        known = functions(link_map)
        starts = [start for start, _ in known]
        names = set()
        for address in called(program, folder):
            place = bisect.bisect(starts, address) - 1
            if place >= 0 and address < starts[-1]:
                names.add(min(known[place][1], key=lambda name: (len(name), name)))
    names.update([each.replace("7LanesV3", "7LanesV4") for each in names])
    ORDER.write_text("\n".join(sorted(names)) + "\n")
    print(f"{len(names)} functions")


main()
