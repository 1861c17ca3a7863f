"""speaking.py BINARY [record]: the laboratory and a lesson by their text alone, as a voice reads them.

What is said stands in Tests/wedgeTests/Fixtures/spoken, typed lines first; record writes it anew.
"""

import os
import shutil
import subprocess
import sys

from session import expect, main

LOGS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Fixtures", "spoken")
TURN = os.path.join(LOGS, "..", "..", "..", "..", "demos", "turn.tape")
TALKS = {
    # A tape told as it is recorded; it expects words of the screen.
    "tape": (["run", TURN, "--speak"], ["q"]),
    # A turn of m that asks too much, its diagnosis, and a point that is asked about.
    "turn": (["run", "--speak", "--data", "blobs", "--classes", "8", "--seed", "7"],
             ["step 60", "m", "right 12", "step 300", "?", "i", "escape", "s 4", "m 0.3", "x 3", "q"]),
    # Triplets that starve, and how it is mended.
    "triplets": (["run", "--speak", "--data", "blobs", "--loss", "triplet", "--seed", "7"],
                 ["step 400", "?", "o", "step 30", "q"]),
    # Every stop of a lesson, with the guesses that it asks for.
    "lesson": (["lessons", "a-softmax", "--speak"], [""] * 40),
}


def said(name):
    words, typed = TALKS[name]
    done = subprocess.run(
        [os.path.abspath(sys.argv[1]), *words], input="".join(line + "\n" for line in typed),
        capture_output=True, text=True, check=True, timeout=100)
    expect(done.stderr == "", done.stderr)
    lines = [f"> {line}" for line in typed if line] + done.stdout.splitlines()
    return "\n".join(lines) + "\n"


def path(name):
    return os.path.join(LOGS, name + ".txt")


def it_says_what_is_on_record():
    for name in TALKS:
        with open(path(name), encoding="utf-8") as file:
            expect(said(name) == file.read(), f"{name}.txt differs; speaking.py BINARY record writes it")


def a_voice_has_a_sound_for_every_line():
    """Of each line as many words sound as it has, and no sign is left to be guessed."""
    expect(shutil.which("espeak-ng") is not None, "espeak-ng is not installed")
    for name in TALKS:
        with open(path(name), encoding="utf-8") as file:
            text = file.read()
        for line in text.splitlines():
            sound = subprocess.run(
                ["espeak-ng", "-q", "-x", line], capture_output=True, text=True, check=True).stdout
            expect(len(sound.split()) >= len(line.split()) // 2, f"{name}: {line!r} sounds as {sound!r}")
        signs = sorted({sign for sign in text if ord(sign) > 127 and sign not in "·–"})
        for sign in signs:
            sound = subprocess.run(
                ["espeak-ng", "-q", "-x", f"a {sign} b"], capture_output=True, text=True,
                check=True).stdout
            expect(len(sound.replace("_:", "").split()) > 2, f"{name}: {sign} has no sound")


if sys.argv[2:] == ["record"]:
    os.makedirs(LOGS, exist_ok=True)
    for each in TALKS:
        with open(path(each), "w", encoding="utf-8") as log:
            log.write(said(each))
else:
    main(it_says_what_is_on_record, a_voice_has_a_sound_for_every_line)
