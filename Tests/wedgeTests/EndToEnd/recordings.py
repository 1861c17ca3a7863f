"""recordings.py BINARY: what a person does is kept as a tape and a cast, whichever way the program goes."""

import glob
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

from session import Session, expect, main
from tmux import Tmux

BINARY = os.path.abspath(sys.argv[1])
OPTIONS = ["run", "--data", "blobs", "--classes", "4"]


class Recorded(Session):
    """A session in a folder of its own whose recording has begun."""

    def __init__(self, **environment):
        self.folder = tempfile.mkdtemp(prefix="wedge-recordings-")
        command = f'cd "{self.folder}" && exec "$0" "$@"'
        super().__init__(["sh", "-c", command, BINARY, *OPTIONS], size=(100, 30), **environment)

    def __enter__(self):
        self.wait_first_frame()
        self.send("\x1bOQ")
        self.wait(lambda: "F2 ends the recording" in self.text(), "the mark of a recording")
        return self

    def __exit__(self, *_):
        super().__exit__(*_)
        shutil.rmtree(self.folder, ignore_errors=True)

    def do_something(self):
        """Another loss, a pause; returns the step of the pause, by the name of a state that is written there."""
        self.send("4")
        self.wait(lambda: "[4 Cos" in self.text(), "another loss")
        self.send("m")
        self.send("\x1bOD")
        self.send(" ")
        self.send("w")
        self.wait(lambda: "written; goes on by" in self.text(), "the state of the pause")
        path = glob.glob(self.folder + "/wedge-cosface-*.json")[0]
        step = int(re.search(r"-(\d+)\.json", path).group(1))
        os.remove(path)
        return step

    def files(self):
        return sorted(os.path.basename(path) for path in glob.glob(self.folder + "/*"))

    def file(self, ending):
        found = glob.glob(f"{self.folder}/*.{ending}")
        expect(len(found) == 1, f"files: {self.files()}")
        return found[0]

    def tape(self):
        with open(self.file("tape"), encoding="utf-8") as file:
            return file.read()

    def replayed(self):
        """The last screen of the tape, as others make a text of it."""
        out = self.folder + "/replayed.txt"
        done = subprocess.run([BINARY, "record", os.path.basename(self.file("tape")), "-o", out, "--force"],
                              cwd=self.folder, capture_output=True, text=True, check=False)
        expect(done.returncode == 0, done.stderr)
        with open(out, encoding="utf-8") as file:
            return file.read().split("─" * 80 + "\n")[-2]


def is_replay(session, step):
    screen = session.replayed()
    expect(f"step {step}" in screen and "CosFace" in screen.splitlines()[0] and "paused" in screen,
           f"the replay is at another place than step {step}:\n{screen}")


def way_out(name, act, status):
    """The tape and its cast are there and are said, and the replay comes to the very step."""

    def test():
        with Recorded() as session:
            step = session.do_something()
            start = len(session.output)
            act(session)
            expect(session.wait_end() == status, f"ended with {session.status}")
            expect(not session.modes_left_on(), f"modes left changed: {session.modes_left_on()}")
            names = [os.path.basename(session.file(ending)) for ending in ("tape", "cast", "json")]
            said = session.output[start:].decode(errors="replace").split("\x1b[?1049l")[-1]
            for name in names:
                expect(name in said, f"{name} is not named: {said!r}")
            with open(session.file("cast"), encoding="utf-8") as file:
                cast = file.read()
            expect(cast.count("\n") > 3 and "CosFace" in cast, "the cast holds nothing")
            is_replay(session, step)
            subprocess.run([BINARY, "record", names[0], "-o", "again.cast"], cwd=session.folder, check=True)
            with open(session.folder + "/again.cast", encoding="utf-8") as file:
                expect(file.read() == cast, "recorded again it is another cast")

    test.__name__ = name
    return test


def by_signal(number):
    name = signal.Signals(number).name
    return way_out(f"recorded_until_{name}", lambda session: session.signal(number), 128 + number)


def killed():
    """What was done until then is on the disk."""
    with Recorded() as session:
        step = session.do_something()
        session.wait(lambda: session.tape().endswith("Space\n"), "the last key in the tape")
        session.signal(signal.SIGKILL)
        session.wait_end()
        is_replay(session, step)


def hung_up_twice():
    with Recorded() as session:
        session.do_something()
        session.signal(signal.SIGHUP)
        session.wait(lambda: b"\x1b[?1049l" in session.output, "the shell's own screen")
        session.signal(signal.SIGHUP)
        expect(session.wait_end() == 129, "ended otherwise")
        session.file("cast")


def ended_by_its_key():
    """The screen stays alive while the cast is made, and tells when it is."""
    with Recorded() as session:
        step = session.do_something()
        session.send("\x1bOQ")
        session.wait(lambda: "F2 ends" not in session.text(), "the end of the recording")
        session.wait(lambda: "recorded: " in session.text(), "the word of the cast")
        session.file("cast")
        is_replay(session, step)
        session.send("q")
        expect(session.wait_end() == 0, "did not quit")


def a_full_disk_costs_nothing():
    """What cannot be written is said and kept; once there is room, all of it is written."""
    with Recorded() as session:
        session.do_something()
        session.wait(lambda: session.tape().endswith("Space\n"), "the last key in the tape")
        size = os.path.getsize(session.file("tape"))
        hard = resource.prlimit(session.pid, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(session.pid, resource.RLIMIT_FSIZE, (size + 3, hard))
        session.send("n")
        session.send("5")
        session.wait(lambda: "make room" in session.text(), "the word of the full disk")
        expect(os.path.getsize(session.file("tape")) == size + 3, "not as much as there was room for")
        session.send("\x1bOQ")
        session.wait(lambda: "press F2 again" in session.text(), "what to do")
        resource.prlimit(session.pid, resource.RLIMIT_FSIZE, (hard, hard))
        session.send("\x1bOQ")
        session.wait(lambda: "recorded: " in session.text(), "the word of the cast")
        lines = [line for line in session.tape().splitlines() if line.startswith(("Type", "Space"))]
        expect(lines == ['Type "4"', 'Type "m"', "Space", 'Type "n"', 'Type "5"'], f"{lines}")


def a_full_disk_at_the_end_says_the_missing_lines():
    with Recorded() as session:
        session.do_something()
        session.wait(lambda: session.tape().endswith("Space\n"), "the last key in the tape")
        size = os.path.getsize(session.file("tape"))
        hard = resource.prlimit(session.pid, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(session.pid, resource.RLIMIT_FSIZE, (size, hard))
        session.send("5")
        session.wait(lambda: "make room" in session.text(), "the word of the full disk")
        start = len(session.output)
        session.signal(signal.SIGTERM)
        expect(session.wait_end() == 143, "ended otherwise")
        said = session.output[start:].decode(errors="replace")
        expect('Type "5"' in said and "cannot be written" in said, f"said {said!r}")


def the_prompt_stands_below_the_picture():
    """After a player is done; in a terminal that is as large as the picture, in its last row, and nothing scrolls."""
    player = shutil.which("asciinema") or os.path.join(os.path.dirname(sys.executable), "asciinema")
    if not os.path.exists(player):
        print("      (asciinema is not installed here)")
        return
    for height in (20, 30):
        with Tmux(size=(80, height)) as tmux:
            with open(f"{tmux.folder}/a.tape", "w", encoding="utf-8") as file:
                file.write("Set Columns 80 Set Rows 20 Set Data blobs Space Sleep 100ms\n")
            subprocess.run([BINARY, "record", f"{tmux.folder}/a.tape", "-o", f"{tmux.folder}/a.cast"], check=True)
            tmux.keys(f"clear; {player} play {tmux.folder}/a.cast", "Enter")
            tmux.wait(lambda: "ArcFace" in tmux.text() or "held out" in tmux.text(), "the picture")
            tmux.wait(lambda: tmux.text().rstrip().splitlines()[-1].startswith("ready>"), "a prompt")
            rows = tmux.text().rstrip().splitlines()
            if height == 20:
                expect("wedge" in rows[0] and len(rows) == 20, "\n".join(rows))
            else:
                # The prompt covers nothing of the picture's last row.
                expect("quit" in rows[-2] or "space" in rows[-2], "\n".join(rows))


main(
    way_out("recorded_until_quit", lambda session: session.send("q"), 0),
    way_out("recorded_until_control_c", lambda session: session.send("\x03"), 0),
    *[by_signal(number) for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)],
    killed,
    hung_up_twice,
    ended_by_its_key,
    a_full_disk_costs_nothing,
    a_full_disk_at_the_end_says_the_missing_lines,
    the_prompt_stands_below_the_picture,
)
