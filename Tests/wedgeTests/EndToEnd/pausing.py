"""pausing.py BINARY [ARGUMENT...]: a paused program sends nothing and uses no processor."""

import os
import time

from session import Session, arguments, expect, main

OBSERVED = 1.0


def processor_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def silent():
    with Session(arguments()) as session:
        session.wait_first_frame()
        session.send(" ")
        session.wait_quiet()
        used = processor_seconds(session.pid)
        expect(session.read(OBSERVED) == 0, "bytes while paused")
        used = processor_seconds(session.pid) - used
        expect(used <= 0.02, f"{used} s of processor time while paused")
        start = len(session.output)
        session.send(" ")
        session.wait(lambda: len(session.output) > start, "going on")
        session.send("q")
        expect(session.wait_end() == 0, "did not quit")


ANSWERS = [
    # The ground, the kind of terminal, a mode, focus.
    "\x1b]11;rgb:1212/12", "12/1212\x1b\\", "\x1b[?62;", "c", "\x1b[?2026;2$y", "\x1b[I",
    # Capabilities, name and version, the palette, graphics, in pieces.
    "\x1bP1+r544e", "=787465726d2d6b69747479\x1b\\", "\x1bP>|XTerm(390)\x1b\\", "\x1bP0+r\x1b\\",
    "\x1b]4;1;rgb:11/22/33\x07", "\x1b_Gi=31;OK\x1b\\", "\x1b^123\x1b\\", "\x1bX345\x1b\\",
    # Pastes are no commands.
    "\x1b[200~quit q q\r\x1b[201~", "\x1b[200~345", "7\x1b[201~", "\x1b[200~\x1bP1\x1b[201~",
]


def late_answers_are_no_keys():
    """What a terminal answers, late and in pieces, changes nothing and quits nothing; nor does a paste."""
    with Session(arguments()) as session:
        session.wait_first_frame()
        session.send(" ")
        session.wait_quiet()
        before = session.text()
        for piece in ANSWERS:
            session.send(piece)
            session.read(0.05)
        session.wait_quiet()
        expect(session.poll() is None, "it quit")
        expect(session.text() == before, "the picture changed")
        session.send("q")
        expect(session.wait_end() == 0, "did not quit")


def what_never_ends_is_over():
    """A paste or an answer without an end swallows keys for a moment only, even while one is held."""
    for beginning in ("\x1b[200~", "\x1bP1+r", "\x1b]52;c;", "\x1b_G"):
        with Session(arguments()) as session:
            session.wait_first_frame()
            session.send(beginning + "345")
            end = time.monotonic() + 6
            while session.poll() is None and time.monotonic() < end:
                session.send("q")
                session.read(1 / 30)
            expect(session.wait_end(seconds=1) == 0, f"{beginning!r} swallows all keys")


def a_number_is_pasted_into_an_entry():
    with Session(arguments()) as session:
        session.wait_first_frame()
        session.send("m\r\x1b[200~0.25\x1b[201~\r")
        session.wait(lambda: "m 0.25 rad" in session.text(), "the pasted margin")
        session.send("q")
        expect(session.wait_end() == 0, "did not quit")


main(
    silent, late_answers_are_no_keys, what_never_ends_is_over, a_number_is_pasted_into_an_entry
)
