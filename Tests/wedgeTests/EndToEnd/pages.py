"""pages.py BINARY: a page shows in a browser what the cast shows in a terminal, by keys alone and without a network."""

import json
import os
import re
import subprocess
import sys
import tempfile

import pyte

from browser import Browser
from session import expect, main

BINARY = os.path.abspath(sys.argv[1])
HEAD = "Set Columns 70\nSet Rows 22\nSet Framerate 6\nSet Data blobs\nSet Classes 4\n"
TAPE = HEAD + """Say "</script><img src=x onerror=alert(1)> & 'co'"
Sleep 1s
Marker "a < b"
Type "4"
Sleep 500ms
Ask "Wider or narrower?"
Type "m"
Left 3
Say ""
Sleep 500ms
"""


def record(folder, text, *words):
    with open(folder + "/a.tape", "w") as tape:
        tape.write(text)
    done = subprocess.run([BINARY, "record", folder + "/a.tape", "--force", *words], capture_output=True, text=True)
    expect(done.returncode == 0, done.stderr)


def events(path):
    with open(path) as cast:
        lines = [json.loads(line) for line in cast]
    return [(round(each[0] * 1e6), each[2]) for each in lines[1:] if each[1] == "o"][:-1]


def look(cell, ground):
    """A cell of the emulator as the page names it; of a blank nothing but the ground is seen."""
    colors = {"dark": ("e0e0e0", "121212"), "light": ("1c1c1c", "ffffff")}[ground]
    fore, back = (plain if color == "default" else color for color, plain in zip((cell.fg, cell.bg), colors))
    if cell.reverse:
        fore, back = back, fore
    css = lambda color: "rgb(%d, %d, %d)" % tuple(bytes.fromhex(color))
    if cell.data == " " and not cell.reverse and not cell.underscore:
        return (" ", css(back))
    return (cell.data, css(back), css(fore), cell.bold, cell.underscore)


def every_picture_is_the_casts(browser, folder, ground):
    record(folder, f"Set Theme {ground}\n" + TAPE, "-o", folder + "/a.cast")
    browser.prefer(ground)
    browser.open(folder + "/a.html")
    times = browser.value("times")
    cast = events(folder + "/a.cast")
    screen = pyte.Screen(70, 22)
    stream = pyte.Stream(screen)
    expect(len(times) > 8 and times[0] == 0, f"times: {times}")
    expect({time for time, _ in cast} <= set(times), f"the cast has other times: {cast}")
    for place, time in enumerate(times):
        if place:
            browser.press(".")
        while cast and cast[0][0] <= time:
            stream.feed(cast.pop(0)[1])
        wanted = [[look(screen.buffer[y][x], ground) for x in range(70)] for y in range(22)]
        for y, row in enumerate(browser.screen()):
            found = [cell[:len(want)] for cell, want in zip(row, wanted[y])]
            expect(len(row) == 70 and found == wanted[y], f"{ground}, {place}, row {y}:\n{found}\n{wanted[y]}")
    browser.press("Home")
    browser.press("End")
    expect(browser.value("index") == len(times) - 1, "End does not lead to the last picture")
    browser.press("Home")
    expect(browser.value("index") == 0, "Home does not lead to the first picture")


def keys_alone(browser):
    expect(browser.value("isPlaying") is False, "it plays by itself where less motion is preferred")
    expect(browser.value("document.images.length") == 0, "a caption became markup")
    expect("<img" in browser.text("caption"), "the caption is not said")
    browser.press("]")
    expect("a < b" in browser.value("seek.getAttribute('aria-valuetext')"), "no chapter by ]")
    browser.press("Home")
    browser.press(">")
    expect(browser.text("speed") == "1.5×", "no speed by >")
    browser.press("Tab")
    browser.press("Tab")
    expect(browser.value("document.activeElement.id") == "play", "Tab does not lead to the button")
    outline = browser.value("getComputedStyle(document.activeElement).outlineStyle")
    expect(outline == "solid", f"the focus is not seen: {outline}")
    browser.press(" ")
    browser.wait("!isPlaying && now > 0")
    expect(browser.text("caption") == "Wider or narrower? (space goes on)", browser.text("caption"))
    browser.press(" ")
    browser.wait("!isPlaying && now === end")
    wide, cell = browser.value("[screen.clientWidth, parseFloat(getComputedStyle(screen).getPropertyValue('--cell'))]")
    expect(wide * 0.8 < cell * 70 <= wide, f"70 cells of {cell} in {wide}")


def plays_by_itself(browser, folder):
    browser.prefer("dark", "no-preference")
    browser.open(folder + "/a.html")
    browser.wait("now > 0")


def each_stop_is_rested_at(browser, folder):
    record(
        folder, HEAD + 'Set Stops on\nSleep 300ms\nMarker "one"\nAsk "two?"\nSleep 300ms\nStop "three"\nSleep 300ms\n',
        "-o", folder + "/c.html")
    browser.prefer("dark", "reduce")
    browser.open(folder + "/c.html")
    for words in ("one", "two?", "three"):
        browser.press(" ")
        browser.wait(f"!isPlaying && caption.textContent.startsWith('{words}')")
    browser.press(" ")
    browser.wait("!isPlaying && now === end")


def a_slider_turns_a_setting(browser, folder):
    record(folder, HEAD + "Step 20\nSleep 200ms\n", "--slider", "m=0:0.4:0.2", "-o", folder + "/b.html")
    browser.open(folder + "/b.html")
    seen = set()
    for value in ("0", "0.2", "0.4"):
        expect(browser.text("clock") == f"m = {value}", browser.text("clock"))
        text = "\n".join("".join(cell[0] for cell in row) for row in browser.screen())
        expect(re.search(rf"m {float(value):.2f} rad", text), text)
        seen.add(text)
        browser.press("ArrowRight")
    expect(len(seen) == 3, "the slider shows the same for different values")
    browser.press("Home")
    expect(browser.text("clock") == "m = 0", "Home does not lead to the first value")


def pages():
    with tempfile.TemporaryDirectory(prefix="wedge-pages-") as folder, Browser() as browser:
        record(folder, "Set Theme dark\n" + TAPE, "-o", folder + "/a.html")
        for ground in ("dark", "light"):
            every_picture_is_the_casts(browser, folder, ground)
        keys_alone(browser)
        plays_by_itself(browser, folder)
        each_stop_is_rested_at(browser, folder)
        a_slider_turns_a_setting(browser, folder)
        asked = {url for url in browser.requests if not url.startswith(("file://" + folder, "data:", "about:"))}
        expect(not asked, f"the page asks for {asked}")


if __name__ == "__main__":
    main(pages)
