"""pausing.py BINARY [ARGUMENT...]: a paused program sends nothing and uses no processor."""

import os

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


def late_answers_are_no_keys():
    """What a terminal answers, late and in pieces, changes nothing and quits nothing."""
    with Session(arguments()) as session:
        session.wait_first_frame()
        session.send(" ")
        session.wait_quiet()
        before = session.text()
        for piece in ("\x1b]11;rgb:1212/12", "12/1212\x1b\\", "\x1b[?62;c", "\x1b[?2026;2$y", "\x1b[I"):
            session.send(piece)
        session.send("\x1b[200~quit q q\r\x1b[201~")
        session.wait_quiet()
        expect(session.poll() is None, "it quit")
        expect(session.text() == before, "the picture changed")
        session.send("q")
        expect(session.wait_end() == 0, "did not quit")


main(silent, late_answers_are_no_keys)
