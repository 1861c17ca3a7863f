"""storm.py BINARY [ARGUMENT...]: however many keys come, each has its turn, and a way out is taken at once."""

import os
import random
import select
import signal
import termios
import time

from session import Session, arguments, expect, main

# All that a person can press but q, ^C, ^Z, ^\, F2, w, W and E, which end, stop or write.
PRINTABLE = [chr(code) for code in range(0x20, 0x7F) if chr(code) not in "qwWE"]
NAMED = ["\r", "\t", "\x7f", "\x1b", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[Z", "\x1b[3~"]
NAMED += ["\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "\x1bOP", "\x1b[15~"]
# No press, which quits where the help says so.
MOUSE = ["0;{};{}m", "32;{};{}M", "64;{};{}M", "65;{};{}M"]
PASTE = "\x1b[200~3 q 0.25\r\x1b[201~"

SETTINGS = [
    "",
    "--data blobs --loss softmax --classes 5",
    "--data ring --loss cosface --speed full",
    "--data blobs --loss asoftmax --classes 3",
    "--data blobs --loss triplet --classes 4",
    "--data digits --loss npair --view tuple",
    "--data blobs --loss subcenter_arcface --dimension 3",
    "--data identities --loss adacos",
    "--data blobs --loss curricularface --classes 30",
    "--data blobs --compare softmax,arcface,cosface",
    "--data digits --compare arcface,circle --glyphs ascii",
    "--data blobs --loss combined --color none --classes 2",
]
BYTES = 200_000


def storm(seed, length):
    chance = random.Random(seed)
    text = ""
    while len(text) < length:
        kind = chance.random()
        if kind < 0.7:
            text += chance.choice(PRINTABLE)
        elif kind < 0.95:
            text += chance.choice(NAMED)
        elif kind < 0.99:
            place = chance.choice(MOUSE).format(chance.randint(1, 90), chance.randint(1, 30))
            text += "\x1b[<" + place
        else:
            text += PASTE
    return text.encode()


def pour(session, keys, seconds=30):
    """Sends as fast as the program reads, and reads what it draws."""
    end = time.monotonic() + seconds
    while keys:
        expect(time.monotonic() < end, f"{len(keys)} bytes of keys were not read")
        session.read(0)
        if select.select([], [session.terminal], [], 0.02)[1]:
            keys = keys[os.write(session.terminal, keys[:1024]) :]


def ends_within_a_second(session, act, status):
    start = time.monotonic()
    act(session)
    ended = session.wait_end(seconds=20)
    taken = time.monotonic() - start
    expect(ended == status, f"ended with {ended}, not {status}")
    expect(taken < 1, f"ended after {taken:.2f} s")
    expect(not session.modes_left_on(), f"left changed: {session.modes_left_on()}")


def program(settings):
    return arguments() + settings.split()


def stormy(number):
    def test():
        with Session(program(SETTINGS[number])) as session:
            session.wait_first_frame()
            before = session.text()
            pour(session, storm(number, BYTES // len(SETTINGS)))
            session.wait_next_frame()
            expect(session.poll() is None, f"ended with {session.status}")
            expect(session.text() != before, "nothing changed")
            ends_within_a_second(session, lambda session: session.send("\x03"), 0)

    test.__name__ = f"storm_{number}"
    return test


def held(name, settings, act, status):
    """A key held for three seconds leaves frames to be seen, and the way out is taken at once."""

    def test():
        with Session(program(settings)) as session:
            session.wait_first_frame()
            start = len(session.output)
            for _ in range(90):
                session.send(">")
                session.read(1 / 30)
            frames = session.output[start:].count(b"\x1b[?2026l")
            expect(frames > 2, f"{frames} frames while a key was held")
            ends_within_a_second(session, act, status)

    test.__name__ = f"held_{name}"
    return test


def behind_keys(name, act, status):
    """400 keys in one read keep nobody waiting."""

    def test():
        with Session(program("")) as session:
            session.wait_first_frame()
            session.send(">" * 400)
            ends_within_a_second(session, act, status)

    test.__name__ = f"behind_keys_{name}"
    return test


def each_has_its_turn():
    """What is pressed in one go comes to the same as one by one; only pictures are left out."""
    with Session(program("--data blobs --speed 1")) as session:
        session.wait_first_frame()
        session.send("\x1b[H" + "." * 200 + ">" * 3)
        session.wait(lambda: "step 290 " in session.text(), "step 290")
        session.wait_quiet()
        expect("step 290 " in session.text(), "more steps than keys")


def during_work(name, act, status):
    """A way out is taken in the middle of work that takes much longer than a second."""

    def test():
        with Session(program("--data blobs --classes 400 --samples 100 --speed 1")) as session:
            session.wait_first_frame()
            session.send(">" * 3)
            session.read(0.3)
            ends_within_a_second(session, act, status)

    test.__name__ = f"during_work_{name}"
    return test


def before_the_first_frame():
    """And while the data are being made."""
    with Session(program("--data blobs --classes 1000 --samples 100")) as session:
        session.wait(lambda: not session.settings()[3] & termios.ECHO, "keys without echo")
        ends_within_a_second(session, lambda session: session.send("\x03"), 0)


def by_keys(keys):
    return lambda session: session.send(keys)


def by_signal(number):
    return lambda session: session.signal(number)


main(
    *[stormy(number) for number in range(len(SETTINGS))],
    held("alone", "", by_keys("\x03"), 0),
    held("in_a_comparison", "--compare arcface,cosface,softmax", by_keys("\x03"), 0),
    behind_keys("control_c", by_keys("\x03"), 0),
    behind_keys("TERM", by_signal(signal.SIGTERM), 143),
    each_has_its_turn,
    during_work("q", by_keys("q"), 0),
    during_work("control_c", by_keys("\x03"), 0),
    during_work("backslash", by_keys("\x1c"), 131),
    during_work("TERM", by_signal(signal.SIGTERM), 143),
    before_the_first_frame,
)
