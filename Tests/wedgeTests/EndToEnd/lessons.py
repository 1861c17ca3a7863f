"""lessons.py BINARY: a lesson is taught by the keys of a presenter's remote, left and come back to."""

import json
import os
import shutil
import subprocess
import sys
import tempfile

from session import Session, expect, main

BINARY = os.path.abspath(sys.argv[1])
NEXT, PREVIOUS, RIGHT, ESCAPE, F5 = "\x1b[6~", "\x1b[5~", "\x1bOC", "\x1b", "\x1b[15~"


class Taught(Session):
    """A session whose lessons are kept in a folder of its own."""

    def __init__(self, *words, kept=None, size=(80, 24)):
        self.folder = tempfile.mkdtemp(prefix="wedge-lessons-")
        self.kept = f"{self.folder}/wedge/lessons.json"
        if kept is not None:
            os.mkdir(f"{self.folder}/wedge")
            with open(self.kept, "w", encoding="utf-8") as file:
                file.write(kept)
        super().__init__([BINARY, *words], size=size, XDG_STATE_HOME=self.folder)

    def __exit__(self, *_):
        super().__exit__(*_)
        shutil.rmtree(self.folder, ignore_errors=True)

    def see(self, *texts):
        self.wait(lambda: all(text in self.text() for text in texts), " and ".join(texts))

    def press(self, keys, *texts):
        self.send(keys)
        self.see(*texts)


def by_pages_space_and_arrows():
    with Taught("lessons", "1") as session:
        session.see("step 1 of 3", "has learnt nothing", "PgUp back")
        session.press(NEXT, "question", "80 %", "Enter give it")
        session.press(PREVIOUS, "step 1 of 3", "has learnt nothing")
        session.press(" ", "question", "80 %")
        session.press(RIGHT, "85 %", "space give it")
        session.press(" ", "step 2 of 3", "your guess 85 %")
        session.see("far fewer meet", "the run ", "step 120")
        # What is on the way is taken at once.
        session.press(NEXT, "step 3 of 3")
        session.press(NEXT, "28.6°", "step 480")
        session.press(PREVIOUS, "step 2 of 3", "step 120")
        for key in (".", F5, ESCAPE):
            session.send(key)
        session.press(" ", "step 3 of 3")
        session.press(NEXT, "28.6°")
        session.press(NEXT, "next lesson", "Wrong belief")
        session.press(NEXT, "G2  ")
        session.press("q", "20 lessons", "● G1")
        with open(session.kept, encoding="utf-8") as file:
            lessons = json.load(file)["lessons"]
        expect([entry["name"] for entry in lessons] == ["wedge-and-band"], f"kept {lessons}")
        session.send("q")
        expect(session.wait_end() == 0, "did not quit")


def the_answer_is_seen_however_often_a_page_is_turned():
    with Taught("lessons", "1") as session:
        session.see("step 1 of 3")
        session.press(NEXT, "question")
        session.press(NEXT * 5, "step 2 of 3", "step 120")
        session.wait_quiet()
        session.see("step 2 of 3")
        session.press(NEXT, "step 3 of 3")
        session.send("\x03")
        expect(session.wait_end() == 0, "did not quit")


def left_and_come_back_to():
    with Taught("lessons", "wedge-and-band") as session:
        session.see("step 1 of 3")
        session.press("4", "CosFace", "t back to G1")
        session.press(" ", "▶")
        session.press("t", "step 1 of 3", "ArcFace", "step 0 ")
        session.press("b", "step 1 of 3", "% right")
        session.press("b", "step 1 of 3", "accuracy")
        session.press("t", "20 lessons")
        session.press(ESCAPE, "step 1 of 3")
        session.press(NEXT, "question")
        session.press("9999", "99 %")
        session.press("q", "20 lessons", "step 2", "Enter go on")
        session.press(" ", "question", "99 %")
        session.send("\x03")
        expect(session.wait_end() == 0, "did not quit")


def the_list_opens_from_the_laboratory():
    with Taught("run", "--data", "blobs", "--classes", "4") as session:
        session.wait_first_frame()
        session.press("t", "20 lessons", "PgUp PgDn choose")
        session.press(NEXT, "Against the belief")
        session.press(" ", "G2  ")
        session.press("q", "20 lessons")
        session.press("q", "blobs")
        session.send("q")
        expect(session.wait_end() == 0, "did not quit")


def a_lessons_laboratory_is_recorded_and_the_own_run_comes_back():
    before = os.getcwd()
    with tempfile.TemporaryDirectory(prefix="wedge-recorded-") as folder:
        os.chdir(folder)
        try:
            words = ["--loss", "triplet", "--data", "blobs", "--classes", "4"]
            with Taught("run", *words, size=(120, 40)) as session:
                session.wait_first_frame()
                session.press("t", "20 lessons")
                session.press("\r", "step 1 of 3", "has learnt nothing")
                session.press("4", "CosFace", "t back to G1")
                session.press("\x1bOQ", "F2 ends the recording")
                session.press("t", "F2 ends the recording before", "CosFace")
                session.press("\x1bOQ", "recorded: ")
                session.press("t", "step 1 of 3")
                session.press("q", "20 lessons")
                session.press(ESCAPE, "triplet", "blobs")
                session.send("q")
                expect(session.wait_end() == 0, "did not quit")
        finally:
            os.chdir(before)


def a_damaged_file_is_said():
    with Taught("lessons", kept="[") as session:
        session.see("lessons.json")
        with open(session.kept, encoding="utf-8") as file:
            expect(file.read() == "[", "the damaged file was touched")


def a_lesson_at_rest_uses_no_processor():
    def seconds(pid):
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    with Taught("lessons", "1") as session:
        session.see("step 1 of 3")
        session.wait_quiet()
        used = seconds(session.pid)
        expect(session.read(1.0) == 0, "bytes at rest")
        expect(seconds(session.pid) - used <= 0.02, "processor time at rest")


def elsewhere_the_list_is_printed():
    done = subprocess.run([BINARY, "lessons"], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    expect(len(lines) == 20 and lines[0].startswith("G1 "), done.stdout)


def recorded_twice_it_is_the_same_bytes():
    with tempfile.TemporaryDirectory(prefix="wedge-lessons-") as folder:
        casts = []
        for name in ("a", "b"):
            path = f"{folder}/{name}.cast"
            subprocess.run([BINARY, "record", "--lesson", "g1", "--size", "60x20", "-o", path], check=True)
            with open(path, encoding="utf-8") as file:
                casts.append(file.read())
        expect(casts[0] == casts[1], "two casts differ")
        markers = [line for line in casts[0].splitlines() if ',"m",' in line or ', "m", ' in line]
        expect(any("How many of 100" in line for line in markers), f"markers: {markers}")


def a_tape_stops_at_its_markers():
    with tempfile.TemporaryDirectory(prefix="wedge-lessons-") as folder:
        path = f"{folder}/a.tape"
        with open(path, "w", encoding="utf-8") as file:
            file.write('Set Stops on\nSet Data blobs\nSleep 500ms\nMarker "one"\nSleep 500ms\n'
                       'Marker "two"\nType "4"\nSay "the end"\n')
        with Taught("run", path) as session:
            session.see("one   1 of 2", "step 30 ")
            session.press(NEXT, "two   2 of 2", "step 60 ")
            session.press(PREVIOUS, "one   1 of 2", "step 30 ")
            session.press(" ", "two   2 of 2", "step 60 ")
            session.press(" ", "the end", "CosFace")
            session.wait(lambda: "the end" not in session.text(), "the end of the last line")
            session.send("q")
            expect(session.wait_end() == 0, "did not quit")


main(
    by_pages_space_and_arrows,
    the_answer_is_seen_however_often_a_page_is_turned,
    left_and_come_back_to,
    the_list_opens_from_the_laboratory,
    a_lessons_laboratory_is_recorded_and_the_own_run_comes_back,
    a_damaged_file_is_said,
    a_lesson_at_rest_uses_no_processor,
    elsewhere_the_list_is_printed,
    recorded_twice_it_is_the_same_bytes,
    a_tape_stops_at_its_markers,
)
