"""hands.py BINARY: mouse and keys ask, drag, zoom and undo, in xterm's entries and inside tmux."""

import sys
import tempfile

from session import Failure, Session, arguments, expect, main
from tmux import Tmux

ARGUMENTS = ["run", "--data", "blobs", "--classes", "4"]
PLANE = 40  # Columns that the plane takes at 80×24.


def place(lines, sign, last=False):
    """The column and row of a sign in the plane, the last of them where asked."""
    found = [
        (column, row)
        for row, line in enumerate(lines[2:21], 2)
        for column, here in enumerate(line[:PLANE])
        if here == sign
    ]
    if not found:
        raise Failure(f"no {sign!r} in the plane\n" + "\n".join(lines))
    return max(found) if last else found[0]


def mouse(kind, column, row):
    button, final = {"press": (0, "M"), "drag": (32, "M"), "release": (0, "m"), "up": (64, "M")}[kind]
    return f"\x1b[<{button};{column + 1};{row + 1}{final}"


def use_hands(lines, send, wait):
    """The same hands on any terminal: lines() is its screen, send(text) types, wait(words, what) waits."""
    send(" ")
    wait("paused", "a pause")
    column, row = place(lines(), "A", last=True)
    send(mouse("press", column, row))
    wait("ask: the prototype w of A", "the pressed prototype")
    for step in range(1, 8):
        send(mouse("drag", column - 2 * step, row - step))
    send(mouse("release", column - 14, row - 7))
    wait("turned w of “A”", "the drag of a prototype")
    send("u")
    wait("undone: turned w of “A”", "undo")
    send("\x1b[C" * 2 + "i" + "i")
    wait("ask: point", "a point by key")
    send("\r\x1b[A\x1b[A\r")
    wait("moved a “", "a point moved by keys")
    send("a")
    wait("added a “", "a point added")
    send("x")
    wait("struck out a “", "a point struck out")
    send(mouse("press", 21, 4))
    wait("ask: ", "what was pressed")
    for _ in range(4):
        send(mouse("up", 21, 12))
    wait("×4", "a closer look")
    column = lines()[-1].index("? keys")
    send(mouse("press", column, len(lines()) - 1))
    wait("what is on the screen", "the help that was pressed")
    send("?")
    wait("30 steps back", "its page of keys")


def in_entry(name):
    def test():
        with Session([*arguments()[:1], *ARGUMENTS], TERM=name, COLORTERM=None) as session:
            session.wait_first_frame()
            use_hands(
                lambda: session.screen.display,
                session.send,
                lambda words, what: session.wait(lambda: words in session.text(), what),
            )
            session.send("\x1b")
            session.wait(lambda: "ask: " in session.text(), "the screen again")
            session.send("q")
            expect(session.wait_end() == 0, "did not quit")
            expect(not session.modes_left_on(), "modes were left on")

    test.__name__ = "in_" + name.replace("-", "_")
    return test


def in_tmux():
    with Tmux() as tmux:
        sys.argv[2:] = ARGUMENTS
        tmux.start()
        use_hands(
            lambda: tmux.text().splitlines(),
            lambda text: tmux.call("send-keys", "-H", *(f"{byte:02x}" for byte in text.encode())),
            lambda words, what: tmux.wait(lambda: words in tmux.text(), what),
        )
        tmux.keys("q")
        tmux.wait(lambda: "ask: " in tmux.text(), "the screen below the help")
        tmux.keys("q")
        tmux.expect_shell(0)


def what_was_changed_after_it_was_written_is_not_said_to_be_in_the_file():
    with tempfile.TemporaryDirectory() as folder, Tmux(size=(120, 40)) as tmux:
        tmux.keys(f"cd {folder}", "Enter")
        sys.argv[2:] = ARGUMENTS
        tmux.start()
        tmux.keys("Space")
        tmux.wait(lambda: "paused" in tmux.text(), "a pause")
        tmux.keys("w")
        tmux.wait(lambda: "wedge --state" in tmux.text(), "the written file")
        tmux.keys("i", "a")
        tmux.wait(lambda: "added a" in tmux.text(), "a point added")
        tmux.keys("q")
        tmux.expect_shell(0)
        expect("# without what hands changed" in tmux.text(), "no word of what is lost")
        expect("wedge --state" not in tmux.text(), "the file is said to hold it")


if __name__ == "__main__":
    main(
        in_entry("xterm"),
        in_entry("xterm-256color"),
        in_tmux,
        what_was_changed_after_it_was_written_is_not_said_to_be_in_the_file,
    )
