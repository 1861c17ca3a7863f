"""tiers.py BINARY [ARGUMENT...]: colours and glyphs are what the environment says the terminal has."""

import re

from session import Session, arguments, expect, main

BRAILLE = re.compile(rb"\xe2[\xa0-\xa3]")
RENDITION = re.compile(rb"\x1b\[([0-9;]*)m")


def colors_used(output):
    """The kinds of colour in the bytes: direct, 256, 16."""
    kinds = set()
    for match in RENDITION.finditer(output):
        parameters = [int(number or 0) for number in match.group(1).split(b";")]
        while parameters:
            first = parameters.pop(0)
            if first in (38, 48):
                kinds.add("direct" if parameters[0] == 2 else "256")
                parameters = parameters[4 if parameters[0] == 2 else 2 :]
            elif 30 <= first <= 37 or 40 <= first <= 47 or 90 <= first <= 107:
                kinds.add("16")
    return kinds


def tier(name, expected, **environment):
    def test():
        with Session(arguments(), size=(120, 40), **environment) as session:
            session.wait_first_frame()
            session.wait_next_frame()
            session.send("q")
            expect(session.wait_end() == 0, "did not quit")
            used = colors_used(session.output)
            expect(used <= expected and (expected & used or not expected), f"used {used}")
            expect(b"38:2" not in session.output, "colours by colons")
            term = environment.get("TERM")
            is_ascii = max(session.output) < 0x80
            expect(
                is_ascii == (environment.get("LC_ALL") == "C" or term == "vt100"),
                f"ASCII only: {is_ascii}")
            has_braille = BRAILLE.search(session.output) is not None
            expect(has_braille == (not is_ascii and term != "linux"), f"braille: {has_braille}")

    test.__name__ = name
    return test


main(
    tier("direct", {"direct", "16"}),
    tier("direct_inside_tmux", {"direct", "16"}, TERM="tmux-256color"),
    tier("palette_of_256", {"256", "16"}, COLORTERM=None),
    tier("not_direct_inside_screen", {"256", "16"}, TERM="screen-256color"),
    tier("sixteen", {"16"}, TERM="xterm", COLORTERM=None),
    tier("no_color", set(), NO_COLOR="1"),
    tier("vt100", set(), TERM="vt100"),
    tier("linux", {"16"}, TERM="linux", COLORTERM=None),
    tier("vt100_without_utf8", set(), TERM="vt100", LC_ALL="C"),
    tier("direct_without_utf8", {"direct", "16"}, LC_ALL="C"),
    tier("type_unknown_here", {"256", "16"}, TERM="xterm-unheard-of", COLORTERM=None),
)
