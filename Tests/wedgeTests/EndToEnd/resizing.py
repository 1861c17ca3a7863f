"""resizing.py BINARY [ARGUMENT...]: every size is taken, and the picture is whole afterwards."""

from session import Session, arguments, expect, main


def storm():
    """Twenty sizes in a row end in a picture of the last one; the program still answers."""
    with Session(arguments(), size=(120, 40)) as session:
        session.wait_first_frame()
        for step in range(20):
            session.resize((60 + 5 * step, 20 + step))
        settle(session)
        expect_whole(session)
        session.send("q")
        expect(session.wait_end() == 0, "did not quit")


def same_as_started_there():
    """A paused picture after resizing there and back is the picture before."""
    with Session(arguments(), size=(100, 30)) as session:
        session.wait_first_frame()
        session.send(" ")
        session.wait_quiet()
        before = session.text()
        for size in ((70, 24), (140, 45), (100, 30)):
            start = len(session.output)
            session.resize(size)
            session.wait(lambda: b"\x1b[?2026l" in session.output[start:], f"a frame of {size}")
            session.wait_quiet(0.2)
        expect(session.text() == before, "the picture changed:\n" + session.excerpt())
        session.send("q")
        expect(session.wait_end() == 0, "did not quit")


def tiny_and_huge():
    """No size breaks the program."""
    with Session(arguments(), size=(10, 3)) as session:
        session.wait_first_frame()
        for size in ((1, 1), (400, 120), (3, 50), (200, 1), (80, 24)):
            start = len(session.output)
            session.resize(size)
            session.wait(lambda: len(session.output) > start, f"anything at {size}")
        settle(session)
        expect_whole(session)
        session.send("q")
        expect(session.wait_end() == 0, "did not quit")


def settle(session):
    session.wait_next_frame()
    session.send(" ")
    session.wait_quiet()


def expect_whole(session):
    rows = session.screen.display
    expect(rows[0].strip(), "no header:\n" + session.excerpt())
    expect(any(row.strip() for row in rows[-2:]), "nothing at the foot:\n" + session.excerpt())


main(storm, same_as_started_there, tiny_and_huge)
