"""casts.py BINARY: recordings replayed by others must show what the program drew, cell by cell."""

import json
import os
import re
import shutil
import subprocess
import tempfile

import pyte

from session import expect, main, tool, wedge

TAPE = """
Set Columns 100
Set Rows 30
Set Seed 3
Sleep 1s
Type "4"
Marker "cosface"
Sleep 500ms
Left 3
Step 40
Capture {folder}/still.ans
Expect "CosFace"
"""


class Folder:
    def __enter__(self):
        self.path = tempfile.mkdtemp(prefix="wedge-casts-")
        with open(self.file("a.tape"), "w", encoding="utf-8") as file:
            file.write(TAPE.format(folder=self.path))
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)

    def file(self, name):
        return os.path.join(self.path, name)

    def bytes(self, name):
        with open(self.file(name), "rb") as file:
            return file.read()


class Replay:
    """An independent terminal: characters with colours."""

    def __init__(self, columns, rows):
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)

    def feed(self, data):
        # pyte knows no synchronised updates.
        self.stream.feed(data.replace("\x1b[?2026h", "").replace("\x1b[?2026l", ""))

    def cells(self):
        return [
            [(cell.data, cell.fg if cell.data != " " else "", cell.bg, cell.reverse)
             for cell in (self.screen.buffer[row][column] for column in range(self.screen.columns))]
            for row in range(self.screen.lines)
        ]


def screen(data, columns=100, rows=30):
    replay = Replay(columns, rows)
    replay.feed(data)
    return replay.cells()


def events(data):
    lines = data.decode().splitlines()
    return json.loads(lines[0]), [json.loads(line) for line in lines[1:]]


def twice_the_same_bytes():
    with Folder() as folder:
        for name in ("a.cast", "a.svg", "a.txt", "a.ans"):
            wedge("record", folder.file("a.tape"), "-o", folder.file(name), "--force")
            first = folder.bytes(name)
            wedge("record", folder.file("a.tape"), "-o", folder.file(name), "--force")
            expect(folder.bytes(name) == first, f"{name} differs")
            expect(len(first) > 1000, f"{name} holds next to nothing")


def the_last_screen_is_the_frame_that_was_drawn():
    with Folder() as folder:
        wedge("record", folder.file("a.tape"), "-o", folder.file("a.cast"))
        head, happened = events(folder.bytes("a.cast"))
        expect((head["width"], head["height"]) == (100, 30), f"head {head}")
        # The last event shows the cursor and scrolls nothing, in a player that is as high as the picture.
        shown = screen("".join(data for _, code, data in happened if code == "o"))
        page = folder.bytes("still.ans").decode().replace("\n", "\r\n").rstrip("\r\n")
        expect(shown == screen(page), "the replayed screen is another than the still")
        expect(any(code == "m" and data == "cosface" for _, code, data in happened), "no marker")


def a_whole_demo_shows_what_was_drawn():
    """A still is drawn three times a second of a demo; replayed, its cast shows the same cells there."""
    demo = os.path.join(os.path.dirname(__file__), *[os.pardir] * 3, "demos", "past.tape")
    with Folder() as folder, open(demo, encoding="utf-8") as source:
        lines, stills = [], 0
        for line in source.read().replace("Output past.cast", "Output demo.cast").splitlines():
            # Naps of a third come to other steps than the demo's.
            if line.startswith("Expect"):
                continue
            nap = re.fullmatch(r"Sleep (\d+)s", line)
            lines += ["Sleep 333ms"] * (3 * int(nap.group(1))) if nap else [line]
        tape = []
        for line in lines:
            tape.append(line)
            if line.startswith("Sleep"):
                stills += 1
                tape += [f'Marker "still {stills}"', f"Capture {folder.file(f'{stills}.ans')}"]
        with open(folder.file("demo.tape"), "w", encoding="utf-8") as file:
            file.write("\n".join(tape) + "\n")
        wedge("record", folder.file("demo.tape"), "-o", folder.file("demo.cast"))
        _, happened = events(folder.bytes("demo.cast"))
        replay, compared = Replay(120, 40), 0
        for _, code, data in happened:
            if code == "o":
                replay.feed(data)
            elif data.startswith("still "):
                page = folder.bytes(data.removeprefix("still ") + ".ans").decode()
                drawn = screen(page.replace("\n", "\r\n").rstrip("\r\n"), 120, 40)
                expect(replay.cells() == drawn, f"{data} is another screen than was drawn")
                compared += 1
        expect(compared == stills > 40, f"compared {compared} of {stills}")


def asciinema_prints_it():
    if shutil.which("asciinema") is None:
        print("      (asciinema is not installed here)")
        return
    with Folder() as folder:
        wedge("record", folder.file("a.tape"), "-o", folder.file("a.cast"))
        # It wants a terminal of its own.
        done = subprocess.run(
            ["script", "-qec", f"asciinema cat {folder.file('a.cast')}", "/dev/null"],
            capture_output=True, check=True, stdin=subprocess.DEVNULL,
            env=dict(os.environ, LC_ALL="C.UTF-8"))
        _, happened = events(folder.bytes("a.cast"))
        expected = "".join(data for _, code, data in happened if code == "o")
        expect(expected in done.stdout.decode(), "asciinema cat gives other bytes")


def version_three_tells_intervals():
    with Folder() as folder:
        wedge("record", folder.file("a.tape"), "-o", folder.file("a.cast"), "--cast-version", "3")
        head, happened = events(folder.bytes("a.cast"))
        expect(head["term"] == {"cols": 100, "rows": 30}, f"head {head}")
        wedge("record", folder.file("a.tape"), "-o", folder.file("two.cast"), "--force")
        _, two = events(folder.bytes("two.cast"))
        expect([data for _, _, data in two] == [data for _, _, data in happened], "other events")
        expect(abs(sum(time for time, _, _ in happened) - two[-1][0]) < 0.001, "times drift")


def asciinema_scene_reads_version_three_and_converts_it():
    sciine = tool("sciine")
    expect(sciine is not None, "asciinema-scene is not installed")
    with Folder() as folder:
        wedge("record", folder.file("a.tape"), "-o", folder.file("a.cast"), "--cast-version", "3")
        subprocess.run(
            [sciine, "convert", "-f", "v2", "-i", folder.file("a.cast"), "-o", folder.file("b.cast")],
            check=True, capture_output=True)
        _, three = events(folder.bytes("a.cast"))
        _, two = events(folder.bytes("b.cast"))
        printed = [data for _, code, data in three if code == "o"]
        converted = [data for _, code, data in two if code == "o"]
        # It ends with a line feed of its own.
        expect(converted[:len(printed)] == printed, "converted to other events")


def nothing_is_overwritten_and_no_half_file_is_left():
    with Folder() as folder:
        wedge("record", folder.file("a.tape"), "-o", folder.file("a.ans"))
        said = wedge("record", folder.file("a.tape"), "-o", folder.file("a.ans"), status=1)
        expect("--force" in said, said)
        os.remove(folder.file("still.ans"))
        with open(folder.file("bad.tape"), "w", encoding="utf-8") as file:
            file.write('Sleep 100ms\nExpect "no such words"\n')
        said = wedge("record", folder.file("bad.tape"), "-o", folder.file("bad.cast"), status=2)
        expect("bad.tape:2:1" in said, said)
        expect(sorted(os.listdir(folder.path)) == ["a.ans", "a.tape", "bad.tape"],
               f"left: {os.listdir(folder.path)}")


main(
    twice_the_same_bytes,
    the_last_screen_is_the_frame_that_was_drawn,
    a_whole_demo_shows_what_was_drawn,
    asciinema_prints_it,
    version_three_tells_intervals,
    asciinema_scene_reads_version_three_and_converts_it,
    nothing_is_overwritten_and_no_half_file_is_left,
)
