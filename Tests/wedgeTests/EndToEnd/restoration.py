"""restoration.py BINARY [ARGUMENT...]: the terminal comes back, whichever way the program goes."""

import contextlib
import os
import signal
import tempfile
import termios

from session import Session, arguments, expect, main


def check_restored(session, before):
    left = session.modes_left_on()
    expect(not left, f"modes left changed: {sorted(left)}")
    expect(session.settings() == before, "the terminal's settings are not what they were")
    expect(session.screen.margins is None, "only a part of the screen scrolls")


def leaves(act, status):
    with Session(arguments()) as session:
        before = session.settings()
        session.wait_first_frame()
        expect(session.settings() != before, "keys are not raw while the screen is up")
        act(session)
        ended = session.wait_end()
        expect(ended == status, f"ended with {ended}, not {status}")
        check_restored(session, before)


def way_out(name, act, status):
    def test():
        leaves(act, status)

    test.__name__ = name
    return test


def by_signal(number):
    return way_out(
        f"signal_{signal.Signals(number).name}", lambda session: session.signal(number), 128 + number
    )


def while_recording(name, act, status):
    """F2 writes into the current folder; the terminal comes back all the same."""

    def test():
        command = arguments()
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            with Session(command) as session:
                before = session.settings()
                session.wait_first_frame()
                session.send("\x1bOQ")
                session.wait(lambda: "F2 ends" in session.text(), "the mark of a recording")
                act(session)
                ended = session.wait_end()
                expect(ended == status, f"ended with {ended}, not {status}")
                check_restored(session, before)

    test.__name__ = f"recording_{name}"
    return test


def signals_in_a_row():
    """A second signal ends at once, and the terminal is back all the same."""
    with Session(arguments()) as session:
        before = session.settings()
        session.wait_first_frame()
        session.signal(signal.SIGTERM)
        session.signal(signal.SIGHUP)
        expect(session.wait_end() in (143, 129), "ended otherwise than by one of the signals")
        check_restored(session, before)


def suspended_and_resumed():
    """^Z gives the shell its terminal; fg shows everything again, at the size of that moment."""
    with Session(["bash", "--norc", "--noprofile", "--noediting", "-i"], PS1="ready> ") as session:
        session.wait(lambda: "ready>" in session.text(), "a prompt")
        session.send("stty -a > /dev/null; clear; " + " ".join(arguments()) + "\n")
        session.wait_first_frame()
        session.send("\x1a")
        session.wait(lambda: b"Stopped" in session.output, "the shell's word that it stopped")
        session.wait(lambda: session.output.rstrip().endswith(b"ready>"), "a prompt")
        expect(not session.modes_left_on(), f"left changed: {session.modes_left_on()}")
        start = len(session.output)
        session.send("stty -a\n")
        session.wait(lambda: b" echo " in session.output[start:], "echo in the settings")
        expect(b" icanon" in session.output[start:], "lines are not edited by the terminal")
        session.wait(lambda: session.output.rstrip().endswith(b"ready>"), "a prompt")
        session.resize((100, 30))
        start = len(session.output)
        session.send("fg\n")
        session.wait(lambda: b"\x1b[?2026l" in session.output[start:], "a frame after fg")
        expect(b"\x1b[?1049h" in session.output[start:], "the screen was not entered again")
        expect({1002, 1006, 1049} <= session.modes_left_on(start), "the mouse was not asked for again")
        session.send("q")
        session.wait(lambda: session.output.rstrip().endswith(b"ready>"), "a prompt")
        expect(not session.modes_left_on(), f"left changed: {session.modes_left_on()}")
        session.send("exit\n")
        session.wait_end()


def stopped_from_outside():
    """After a stop that cannot be caught the program takes its screen again."""
    with Session(arguments()) as session:
        session.wait_first_frame()
        session.signal(signal.SIGSTOP)
        os.waitpid(session.pid, os.WUNTRACED)
        session.wait_quiet(0.1)
        start = len(session.output)
        cooked = session.settings()
        cooked[3] |= termios.ICANON | termios.ECHO
        termios.tcsetattr(session.terminal, termios.TCSANOW, cooked)
        session.signal(signal.SIGCONT)
        session.wait(lambda: b"\x1b[?1049h" in session.output[start:], "the screen again")
        session.send("q")
        expect(session.wait_end() == 0, "did not quit")
        expect(not session.modes_left_on(), f"left changed: {session.modes_left_on()}")


def lost_terminal():
    """When the terminal goes away the program goes too."""
    with Session(arguments()) as session:
        session.wait_first_frame()
        os.close(session.terminal)
        session.terminal = os.open(os.devnull, os.O_RDWR)
        expect(session.wait_end(reads=False) == 129, "did not end as hung up")


main(
    way_out("quit_key", lambda session: session.send("q"), 0),
    way_out("control_c", lambda session: session.send("\x03"), 0),
    way_out("control_backslash", lambda session: session.send("\x1c"), 131),
    *[by_signal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)],
    *[by_signal(number) for number in (signal.SIGQUIT, signal.SIGSEGV, signal.SIGBUS, signal.SIGILL)],
    *[by_signal(number) for number in (signal.SIGTRAP, signal.SIGFPE, signal.SIGABRT)],
    while_recording("quit_key", lambda session: session.send("q"), 0),
    while_recording("control_c", lambda session: session.send("\x03"), 0),
    while_recording("control_backslash", lambda session: session.send("\x1c"), 131),
    while_recording("TERM", lambda session: session.signal(signal.SIGTERM), 143),
    while_recording("HUP", lambda session: session.signal(signal.SIGHUP), 129),
    signals_in_a_row,
    suspended_and_resumed,
    stopped_from_outside,
    lost_terminal,
)
