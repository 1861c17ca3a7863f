"""A page in a real browser, driven by keys through the DevTools pipe."""

import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time

from session import expect

# What is on the screen: a text a row, and of each run how many cells it has and how they are painted.
SCREEN = """(() => {
  const known = {};
  const style = (run) => known[run.className] ??= (({color, backgroundColor, fontWeight, textDecorationLine}) =>
    [backgroundColor, color, fontWeight >= 600, textDecorationLine === "underline"])(getComputedStyle(run));
  return [...document.querySelectorAll("#screen > div")].map((row) =>
    [...row.children].map((run) => [[...run.textContent].join(""), style(run)]));
})()"""
KEYS = {" ": ("Space", 32), "Tab": ("Tab", 9), "Enter": ("Enter", 13), "ArrowRight": ("ArrowRight", 39),
        "ArrowLeft": ("ArrowLeft", 37), "Home": ("Home", 36), "End": ("End", 35)}


class Browser:
    """Chromium without a window; every request that it makes is kept."""

    def __init__(self):
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        expect(program, "Chromium is missing. Run: sudo apt-get install -y chromium")
        self.folder = tempfile.mkdtemp(prefix="wedge-chromium-")
        ours, theirs = os.pipe(), os.pipe()

        def connect():
            os.dup2(ours[0], 13)
            os.dup2(theirs[1], 14)
            os.dup2(13, 3)
            os.dup2(14, 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe",
             "--disable-background-networking", "--window-size=1000,700", "--disable-dev-shm-usage",
             f"--user-data-dir={self.folder}", "about:blank"],
            preexec_fn=connect, close_fds=False, start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(ours[0])
        os.close(theirs[1])
        self.out, self.into = ours[1], theirs[0]
        self.rest, self.last, self.requests, self.session = b"", 0, [], None
        target = next(each for each in self.call("Target.getTargets")["targetInfos"] if each["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.call(domain + ".enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # Its helpers end with it.
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, method, **parameters):
        self.last += 1
        message = {"id": self.last, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.last:
                expect("error" not in answer, f"{method}: {answer.get('error')}")
                return answer["result"]

    def message(self):
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.into], [], [], 30)
            expect(ready, "the browser says nothing")
            piece = os.read(self.into, 1 << 20)
            expect(piece, "the browser has gone")
            self.rest += piece
        line, self.rest = self.rest.split(b"\0", 1)
        message = json.loads(line)
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        return message

    def prefer(self, scheme, motion="reduce"):
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": motion}])

    def open(self, path):
        self.call("Page.navigate", url="file://" + path)
        self.wait("document.readyState === 'complete' && document.querySelectorAll('#screen span').length > 0")

    def value(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        expect("exceptionDetails" not in answer, f"{expression}: {answer.get('exceptionDetails')}")
        return answer["result"].get("value")

    def wait(self, expression, seconds=15):
        end = time.monotonic() + seconds
        while not self.value(expression):
            expect(time.monotonic() < end, f"never: {expression}")
            time.sleep(0.02)

    def press(self, key):
        code, number = KEYS.get(key, (key, ord(key[0].upper())))
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=code, windowsVirtualKeyCode=number,
                      text=text if kind == "keyDown" else "")

    def text(self, name):
        return self.value(f"document.getElementById('{name}').textContent")

    def screen(self):
        """Rows of cells: character, ground, colour, bold, underlined."""
        return [[(letter, *style) for text, style in row for letter in text] for row in self.value(SCREEN)]
