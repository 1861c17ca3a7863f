"""slow_reader.py BINARY [ARGUMENT...]: a terminal that does not read never holds the program up."""

import select
import signal
import time

from session import Session, arguments, expect, main


def fill(session):
    """Leaves the terminal unread until its buffer has been full for a while."""
    session.wait_first_frame()
    select.select([], [], [], 1.5)


def quits_by_key():
    with Session(arguments(), size=(200, 60)) as session:
        fill(session)
        session.send("q")
        expect(session.wait_end(seconds=5, reads=False) == 0, "did not quit")


def ends_by_signal():
    with Session(arguments(), size=(200, 60)) as session:
        fill(session)
        session.signal(signal.SIGTERM)
        expect(session.wait_end(seconds=5, reads=False) == 143, "did not end")


def recovers():
    """Once the terminal reads again, whole and recent frames come at once."""
    with Session(arguments(), size=(200, 60)) as session:
        fill(session)
        start = time.monotonic()
        session.wait_next_frame()
        session.wait_next_frame()
        expect(time.monotonic() - start < 5, "frames come late")
        session.send("q")
        expect(session.wait_end() == 0, "did not quit")
        expect(not session.modes_left_on(), f"left changed: {session.modes_left_on()}")
        opened, closed = (session.output.count(b"\x1b[?2026" + end) for end in (b"h", b"l"))
        expect(closed >= opened, "a frame was cut")


main(quits_by_key, ends_by_signal, recovers)
