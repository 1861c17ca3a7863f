"""A tmux server of its own with one shell in it, as these tests use it."""

import os
import shlex
import shutil
import subprocess
import tempfile
import time

from session import DEADLINE, Failure, arguments, expect

PROMPT = "ready> "
# The prompt is set by env: the sh that tmux starts this with would drop an inherited one.
SHELL = f"exec env PS1={shlex.quote(PROMPT)} bash --norc --noprofile --noediting -i"


class Tmux:
    """A tmux server of its own with one shell in it."""

    def __init__(self, size=(80, 24), **environment):
        self.folder = tempfile.mkdtemp(prefix="wedge-tmux-")
        settings = dict(os.environ, LC_ALL="C.UTF-8", COLORTERM="truecolor")
        for name in ("NO_COLOR", "COLORFGBG", "TMUX", "TMUX_PANE", "SWIFT_BACKTRACE"):
            settings.pop(name, None)
        settings.update(environment)
        self.settings = settings
        self.size = size

    def __enter__(self):
        try:
            self.call("new-session", "-d", "-x", str(self.size[0]), "-y", str(self.size[1]), SHELL)
            self.wait(self.is_ready, "a prompt")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        subprocess.run(self.command("kill-server"), capture_output=True, check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def command(self, *words):
        return ["tmux", "-u", "-S", f"{self.folder}/socket", "-f", "/dev/null", *words]

    def call(self, *words):
        return subprocess.run(
            self.command(*words), env=self.settings, capture_output=True, text=True, check=True
        ).stdout

    def text(self, *options):
        return self.call("capture-pane", "-p", *options)

    def fact(self, name):
        return self.call("display-message", "-p", "#{" + name + "}").strip()

    def keys(self, *names):
        self.call("send-keys", *names)

    def resize(self, size):
        self.call("resize-window", "-x", str(size[0]), "-y", str(size[1]))

    def wait(self, condition, what):
        end = time.monotonic() + DEADLINE
        while not condition():
            if time.monotonic() > end:
                raise Failure(f"never came: {what}\n" + self.text().rstrip())
            time.sleep(0.02)  # The pause of a poll: tmux tells nobody when its screen changes.

    def start(self):
        self.keys(shlex.join(arguments()) + "; echo ended $?", "Enter")
        self.wait(self.is_shown, "the screen")

    def is_ready(self):
        return self.text().rstrip().endswith(PROMPT.strip())

    def is_shown(self):
        return self.fact("alternate_on") == "1" and self.text().strip() != ""

    def expect_shell(self, status):
        self.wait(lambda: f"ended {status}\n" in self.text(), f"the shell, told {status}")
        self.expect_modes_off()

    def expect_modes_off(self):
        self.wait(lambda: self.fact("alternate_on") == "0", "the shell's own screen")
        facts = ("mouse_button_flag", "mouse_sgr_flag", "keypad_cursor_flag", "keypad_flag")
        left = [fact for fact in facts if self.fact(fact) == "1"]
        expect(not left, f"left on: {left}")
        expect(self.fact("cursor_flag") == "1", "the cursor is hidden")
