"""A program in a pseudo-terminal of its own, as these tests see it: bytes, screen, modes, settings.

Needs pyte. Nothing here sleeps to synchronise: every wait polls a condition up to a deadline.
"""

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time

import pyte

DEADLINE = 60
MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
# What a live program turns on and must leave off; 25, the cursor, is the other way round.
MODES = {1000, 1002, 1003, 1004, 1006, 1049, 2004, 2026}


class Failure(Exception):
    pass


class Session:
    """Runs argv under a controlling terminal and remembers all that it sends."""

    def __init__(self, argv, size=(80, 24), **environment):
        self.size = size
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self.output = bytearray()
        self.status = None
        settings = dict(os.environ, TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
        for name in ("NO_COLOR", "COLORFGBG", "TMUX", "SWIFT_BACKTRACE"):
            settings.pop(name, None)
        settings.update(environment)
        settings = {name: value for name, value in settings.items() if value is not None}
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            set_size(0, size)
            os.execvpe(argv[0], argv, settings)
        set_size(self.terminal, size)
        os.set_blocking(self.terminal, False)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.terminal)

    def read(self, seconds=0.02):
        """Takes in what comes within the time; returns the number of bytes."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return 0
        try:
            piece = os.read(self.terminal, 1 << 16)
        except OSError as error:
            if error.errno in (errno.EIO, errno.EAGAIN):
                return 0
            raise
        self.output += piece
        self.stream.feed(piece)
        return len(piece)

    def wait(self, condition, what, seconds=DEADLINE):
        """Reads until the condition holds."""
        end = time.monotonic() + seconds
        while not condition():
            self.read()
            if time.monotonic() > end:
                raise Failure(f"never came: {what}\n" + self.excerpt())

    def wait_first_frame(self):
        self.wait(lambda: b"\x1b[?2026l" in self.output, "the first frame")

    def wait_next_frame(self):
        start = len(self.output)
        self.wait(lambda: b"\x1b[?2026l" in self.output[start:], "another frame")

    def wait_quiet(self, seconds=0.5):
        """Reads until nothing has come for so long."""
        end = time.monotonic() + DEADLINE
        while self.read(seconds):
            if time.monotonic() > end:
                raise Failure("never quiet")

    def send(self, keys):
        os.write(self.terminal, keys.encode() if isinstance(keys, str) else keys)

    def resize(self, size):
        self.size = size
        self.screen.resize(size[1], size[0])
        set_size(self.terminal, size)

    def signal(self, number):
        os.kill(self.pid, number)

    def poll(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status

    def wait_end(self, seconds=DEADLINE, reads=True):
        """The exit status, 128 and the number for a signal, as a shell shows it."""
        end = time.monotonic() + seconds
        while self.poll() is None:
            if time.monotonic() > end:
                raise Failure("does not end\n" + self.excerpt())
            if reads:
                self.read()
            else:
                select.select([], [], [], 0.01)
        while reads and self.read(0):
            pass
        return self.status if self.status >= 0 else 128 - self.status

    def settings(self):
        return termios.tcgetattr(self.terminal)

    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display)

    def excerpt(self):
        return "\n".join(line[:100].rstrip() for line in self.screen.display[:10])

    def modes_left_on(self, start=0):
        """The private modes that the bytes from a place on leave changed."""
        state = {}
        for match in MODE.finditer(self.output, start):
            for number in match.group(1).split(b";"):
                state[int(number)] = match.group(2) == b"h"
        left = {number for number in MODES if state.get(number)}
        return left | ({25} if state.get(25) is False else set())


def set_size(descriptor, size):
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))


def arguments():
    """The program under test: BINARY [ARGUMENT...], which is `run` when there is none."""
    return [os.path.abspath(sys.argv[1])] + (sys.argv[2:] or ["run"])


def expect(holds, message):
    if not holds:
        raise Failure(message)


def wedge(*words, status=0, path=None):
    """What the program says on standard error; with path, only programs in that folder are there."""
    environment = dict(os.environ, **({"PATH": path} if path else {}))
    done = subprocess.run(
        [os.path.abspath(sys.argv[1]), *words], capture_output=True, text=True, check=False,
        env=environment)
    expect(done.returncode == status, f"{words} ended {done.returncode}: {done.stderr}")
    return done.stderr


def tool(name):
    """A Python tool beside the interpreter that runs this; None when it is not there."""
    path = os.path.join(os.path.dirname(sys.executable), name)
    return path if os.path.exists(path) else None


def main(*tests):
    """Runs the tests, prints a line for each and one for all, exits 1 when one fails."""
    # Begun behind nohup or in a shell's background, programs would rightly not heed these.
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
    failed = 0
    for test in tests:
        try:
            test()
            print(f"ok    {test.__name__}", flush=True)
        except Failure as failure:
            failed += 1
            print(f"FAIL  {test.__name__}: {failure}", flush=True)
    print(f"{len(tests) - failed} passed, {failed} failed", flush=True)
    sys.exit(1 if failed else 0)
