"""page.py: writes what Wedge says of each file of a folder, for make.py there."""

import os
import re
import subprocess
import sys


def judged(folder, name, options):
    wedge = os.path.abspath(os.environ["WEDGE"])
    done = subprocess.run([wedge, "judge", name, *options.split(), "--losses", "arcface"], cwd=folder,
                          capture_output=True, text=True)
    assert done.returncode in (0, 2), (name, options, done.stderr)
    return done.returncode, done.stderr.strip()


def followed(folder, words):
    """How the line of Python ends that a refusal gives; empty where it gives none."""
    found = re.search(r'python3 -c "(.*)"$', words)
    if not found:
        return ""
    # What is read stands first in the message.
    made = [n for n in re.findall(r"'([^' ]+\.(?:jsonl|npz|csv|vec))'", found[1]) if n != words.split("'")[1]][-1]
    path = folder / made
    before = path.read_bytes() if path.exists() else None
    done = subprocess.run([sys.executable, "-c", found[1]], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        return f"<br>followed: {done.stderr.strip().splitlines()[-1]}"
    _, words = judged(folder, made, "--labels labels.txt" if made.endswith(".vec") else "")
    path.unlink()
    if before is not None:
        path.write_bytes(before)
    return f"<br>followed: {words}"


def write(folder, page, title, entries):
    """A line for each (file, writer, options, what it holds)."""
    lines = [f"# {title}", "", "Made by make.py; the test reads every file and holds the outcome against this page.",
             "", "| file | written with | options | holds | what happens |", "|---|---|---|---|---|"]
    for name, writer, options, holds in entries:
        status, words = judged(folder, name, options)
        if status:
            holds, words = "", words + followed(folder, words)
        cells = [name, writer, options, holds or ("" if status else "rows"), words]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    (folder / page).write_text("\n".join(lines) + "\n")
