"""inside_tmux.py BINARY [ARGUMENT...]: a real terminal, tmux, shows the program and gets its shell back."""

import json
import os
import shlex
import subprocess

import pyte

from session import arguments, expect, main
from tmux import PROMPT, Tmux


def way_out(name, act, status):
    def test():
        with Tmux() as tmux:
            tmux.start()
            expect(tmux.fact("mouse_button_flag") == "1", "drags are not asked for")
            act(tmux)
            tmux.expect_shell(status)

    test.__name__ = name
    return test


def by_signal(name, status):
    def act(tmux):
        shell = tmux.fact("pane_pid")
        with open(f"/proc/{shell}/task/{shell}/children", encoding="ascii") as file:
            os.kill(int(file.read().split()[0]), status - 128)

    return way_out(name, act, status)


def suspended_and_resumed():
    with Tmux() as tmux:
        tmux.keys(shlex.join(arguments()), "Enter")
        tmux.wait(tmux.is_shown, "the screen")
        for _ in range(2):
            tmux.keys("C-z")
            tmux.wait(lambda: "Stopped" in tmux.text(), "the shell's word that it stopped")
            tmux.expect_modes_off()
            tmux.keys("clear", "Enter")
            tmux.wait(lambda: "Stopped" not in tmux.text() and tmux.is_ready(), "a clear screen")
            tmux.keys("fg", "Enter")
            tmux.wait(tmux.is_shown, "the screen again")
            tmux.wait(lambda: tmux.fact("mouse_button_flag") == "1", "the mouse asked for again")
        tmux.keys("q")
        tmux.expect_modes_off()


def storm_of_sizes():
    """After a storm the screen is whole at the last size."""
    with Tmux() as tmux:
        tmux.start()
        for step in range(40):
            tmux.resize((20 + step * 280 // 39, 6 + step * 94 // 39))
        for size in ((20, 6), (300, 100), (20, 6), (100, 30)):
            tmux.resize(size)
        tmux.keys("Space")
        tmux.wait(lambda: is_whole(tmux.text().splitlines(), 30), "a whole screen")
        tmux.keys("q")
        tmux.expect_shell(0)


def grown_and_left():
    """Of the picture of a window that has grown nothing stays above the shell's own rows."""
    with Tmux() as tmux:
        tmux.start()
        tmux.resize((200, 60))
        tmux.wait(lambda: len(tmux.text().splitlines()[0]) > 100, "the screen at its new size")
        tmux.keys("q")
        tmux.expect_shell(0)
        first = tmux.text().splitlines()[0]
        expect(first.startswith(PROMPT), f"rows of the picture stand above the shell's: {first}")


def is_whole(rows, height):
    return len(rows) == height and rows[0].strip() != "" and rows[-1].strip() != ""


def colors(name, are_expected, **environment):
    def test():
        with Tmux(size=(120, 40), **environment) as tmux:
            tmux.start()
            tmux.wait(lambda: is_whole(tmux.text().splitlines(), 40), "a whole screen")
            shown = tmux.text("-e")
            expect(("38;2;" in shown) == are_expected, "24-bit colours are not as told")
            if not are_expected:
                expect("\x1b[3" not in shown.replace("\x1b[39m", ""), "colours all the same")
            tmux.keys("q")
            tmux.expect_shell(0)

    test.__name__ = name
    return test


def picture(tmux):
    """Every cell as it is seen: a blank one has no colour of its own but the one behind it."""
    screen = pyte.Screen(120, 40)
    pyte.Stream(screen).feed(tmux.text("-e", "-N").replace("\n", "\r\n"))
    return [
        [(cell.data, cell.bg, *([] if cell.data == " " else [cell.fg, cell.bold, cell.reverse])) for cell in
         (screen.buffer[row][column] for column in range(120))]
        for row in range(40)
    ]


def back_and_on_again():
    """The newest step looks the same after a way to the start and back, under a loss of triplets."""
    with Tmux(size=(120, 40)) as tmux:
        tmux.start()
        tmux.keys("8")
        tmux.wait(lambda: "triplets active" in tmux.text(), "triplets")
        tmux.keys("V")
        tmux.wait(lambda: "coming batch, mining" in tmux.text(), "the view of mining")
        tmux.keys("Space")
        tmux.wait(lambda: "paused" in tmux.text(), "a pause")
        before = picture(tmux)
        tmux.keys("Home")
        tmux.wait(lambda: "step 0 of " in tmux.text(), "the first step")
        tmux.keys("End")
        tmux.wait(lambda: "step 0 of " not in tmux.text(), "the newest step")
        tmux.wait(lambda: picture(tmux) == before, "the same picture")
        tmux.keys("q")
        tmux.expect_shell(0)


def side_by_side():
    """Runs set side by side are marked, enlarged and left, and the run from before is there again."""
    with Tmux(size=(120, 40)) as tmux:
        tmux.start()
        tmux.keys("c")
        tmux.wait(lambda: "⑨ combined" in tmux.text(), "nine runs")
        tmux.keys("Tab")
        tmux.keys("Enter")
        tmux.wait(lambda: "accuracy" in tmux.text(), "the first run on the whole screen")
        tmux.keys("Escape")
        tmux.wait(lambda: "compare: 9 runs" in tmux.text(), "the grid")
        tmux.keys("Home")
        tmux.wait(lambda: "step 0 of " in tmux.text(), "the start of all")
        tmux.keys("c")
        tmux.wait(lambda: "ArcFace   m 0.50" in tmux.text(), "the run from before")
        tmux.keys("q")
        tmux.expect_shell(0)


def kept_and_reopened():
    """A state that was written opens again at its step; quitting names the command that does it."""
    with Tmux(size=(120, 40)) as tmux:
        tmux.keys(f"cd {shlex.quote(tmux.folder)}; clear", "Enter")
        tmux.wait(tmux.is_ready, "a clear screen")
        tmux.start()
        tmux.keys("Space")
        tmux.wait(lambda: "paused" in tmux.text(), "a pause")
        header = tmux.text().splitlines()[0]
        tmux.keys("w")
        tmux.wait(lambda: "written; goes on by" in tmux.text(), "the word that it was written")
        tmux.keys("q")
        tmux.expect_shell(0)
        said = [line for line in tmux.text().splitlines() if line.startswith("wedge --state ")]
        expect(len(said) == 1, f"quitting said {said}")
        path = os.path.join(tmux.folder, said[0].split()[-1])
        expect(os.path.exists(path), f"no file {path}")
        tmux.keys(shlex.join(arguments()[:1] + ["--state", path]), "Enter")
        tmux.wait(tmux.is_shown, "the screen")
        tmux.wait(lambda: tmux.text().splitlines()[0] == header, "the same first line")
        tmux.keys(".")
        tmux.wait(lambda: tmux.text().splitlines()[0] != header, "a step on")
        tmux.keys("q")
        tmux.wait(lambda: "wedge run --from w1:" in tmux.text(), "the command for the run itself")


def a_tape_looks_the_same_live_and_recorded():
    """The last screen of a tape that played live is that of its recording in another emulator."""
    with Tmux(size=(100, 30)) as tmux:
        tape = os.path.join(tmux.folder, "a.tape")
        with open(tape, "w", encoding="utf-8") as file:
            # One step a second: the pause comes before the first one.
            file.write("Set Columns 100 Set Rows 30 Set Theme dark Set Speed 1\n"
                       'Space Step 40 Type "v" Sleep 200ms Type "n" Left 2 Sleep 200ms\n')
        cast = os.path.join(tmux.folder, "a.cast")
        subprocess.run(arguments()[:1] + ["record", tape, "-o", cast], check=True)
        with open(cast, encoding="utf-8") as file:
            happened = [json.loads(line) for line in file.read().splitlines()[1:]]
        # The last event only takes the cursor below the picture.
        printed = "".join(data for _, code, data in happened[:-1] if code == "o")
        screen = pyte.Screen(100, 30)
        pyte.Stream(screen).feed(printed.replace("\x1b[?2026h", "").replace("\x1b[?2026l", ""))
        recorded = [line.rstrip() for line in screen.display]
        tmux.keys(shlex.join(arguments()[:1] + ["run", tape]), "Enter")
        tmux.wait(tmux.is_shown, "the screen")
        shown = lambda: [line.rstrip() for line in tmux.text().splitlines()]
        tmux.wait(lambda: shown() == recorded, "the screen of the recording:\n" + "\n".join(recorded))
        tmux.keys("q")
        tmux.wait(lambda: tmux.fact("alternate_on") == "0", "the shell's own screen")


main(
    back_and_on_again,
    a_tape_looks_the_same_live_and_recorded,
    kept_and_reopened,
    side_by_side,
    way_out("quit_key", lambda tmux: tmux.keys("q"), 0),
    way_out("control_c", lambda tmux: tmux.keys("C-c"), 0),
    by_signal("signal_SIGTERM", 143),
    by_signal("signal_SIGHUP", 129),
    by_signal("signal_SIGQUIT", 131),
    by_signal("signal_SIGSEGV", 139),
    suspended_and_resumed,
    storm_of_sizes,
    grown_and_left,
    colors("direct_colors", True),
    colors("no_color", False, NO_COLOR="1"),
)
