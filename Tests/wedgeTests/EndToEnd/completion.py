"""completion.py BINARY: what the program says of itself works in the real shells, and in man."""

import os
import subprocess
import tempfile

from session import Session, arguments, expect, main

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], ". ./script"),
    "zsh": (["zsh", "-f", "-i"], "autoload -Uz compinit; compinit -u -D; . ./script"),
    "fish": (["fish", "--no-config", "-i"], "source ./script"),
}
# What is typed before Tab, and the word that the line then ends with.
TYPED = {
    "wedge snap": "snapshot",
    "wedge train --learni": "--learning-rate",
    "wedge train --loss cosf": "cosface",
    "wedge --them": "--theme",
    "wedge --vers": "--version",
    "wedge --theme contr": "contrast",
    "wedge judge irises": "irises.csv",
    "wedge --data irises": "irises.csv",
    "wedge sweep --loss softmax,cosf": "softmax,cosface",
    "wedge --compare softmax,cosf": "softmax,cosface",
    "wedge --compare triplet:alpha=0.3,cosf": "triplet:alpha=0.3,cosface",
    "wedge judge --losses=arcface,curr": "--losses=arcface,curricularface",
    "wedge help bound": "boundary",
    "wedge lessons wedge-and": "wedge-and-band",
}


def said(*words):
    return subprocess.run([arguments()[0], *words], capture_output=True, check=True).stdout


def completes(shell):
    command, load = SHELLS[shell]

    def test():
        with tempfile.TemporaryDirectory() as folder:
            with open(f"{folder}/script", "wb") as file:
                file.write(said("completion", shell))
            open(f"{folder}/irises.csv", "w").close()
            path = os.path.dirname(arguments()[0]) + ":" + os.environ["PATH"]
            with Session(
                ["env", "-C", folder, *command], (200, 50), PATH=path, PS1="$ ", HOME=folder
            ) as session:
                session.wait_quiet()
                session.send(load + "; echo load''ed\r")
                session.wait(lambda: "\nloaded" in session.text(), "the script")
                for line, word in TYPED.items():
                    session.wait_quiet(0.1)
                    session.send(line + "\t")
                    whole = line[: line.rindex(" ") + 1] + word
                    session.wait(lambda: whole in session.text(), whole)
                    session.send("\x15\x0c")  # The line away, the screen empty.

    test.__name__ = f"{shell}_completes"
    return test


def man_shows_the_page():
    with tempfile.NamedTemporaryFile(suffix=".1") as page:
        page.write(said("manual"))
        page.flush()
        settings = dict(os.environ, LC_ALL="C.UTF-8", MANWIDTH="100")
        result = subprocess.run(
            ["man", "--warnings", "-l", page.name], env=settings, capture_output=True, check=True
        )
        expect(result.stderr == b"", f"complained {result.stderr}")
        text = result.stdout.decode()
        for words in ("--learning-rate R", "EXIT STATUS", "wedge judge FILE | BEFORE AFTER"):
            expect(words in text, f"does not say {words}")


main(*map(completes, SHELLS), man_shows_the_page)
