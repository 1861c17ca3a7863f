"""piped_data.py BINARY [ARGUMENT...]: data come through standard input, keys from the terminal."""

import shlex

from session import arguments, expect, main
from tmux import Tmux

ROWS = r"x,y,kind\n1,2,rose\n1,3,rose\n4,1,lily\n5,1,lily\n"


def piped(delay, writer):
    def test():
        with Tmux((100, 30)) as tmux:
            command = shlex.join([*arguments(), "--data", "-", "--data-format", "csv"])
            tmux.keys(f"{writer} | {command}; echo ended $?", "Enter")
            tmux.wait(tmux.is_shown, "the screen")
            tmux.wait(lambda: "standard input" in tmux.text(), "the name of the data")
            tmux.keys("?")
            tmux.wait(lambda: "what is on the screen" in tmux.text(), "the help that a key asked for")
            tmux.keys("q", "q")
            tmux.expect_shell(0)
            said = tmux.text()
            expect("took 4 rows of 2 columns" in said, f"not said what was taken: {said}")
            expect(("Waiting for data" in said) == delay, f"said of a writer: {said}")

    test.__name__ = "a silent writer" if delay else "a quick writer"
    return test


main(
    piped(False, f"printf '{ROWS}'"),
    piped(True, f"(sleep 3; printf '{ROWS}')"),
)
