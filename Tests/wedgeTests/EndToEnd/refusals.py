"""refusals.py BINARY [ARGUMENT...]: where there can be no screen, one line says so and what to do."""

import os
import subprocess

from session import Session, arguments, expect, main


def refusal(name, **environment):
    def test():
        with Session(arguments(), **environment) as session:
            expect(session.wait_end() == 1, f"ended with {session.status}")
            lines = [line for line in session.output.decode().splitlines() if line]
            expect(len(lines) == 1 and "wedge snapshot" in lines[0], f"said {lines}")
            expect(b"\x1b" not in session.output, "escapes on a terminal that has none")

    test.__name__ = name
    return test


def no_terminal():
    result = subprocess.run(
        arguments(), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20, check=False
    )
    said = (result.stdout + result.stderr).splitlines()
    expect(result.returncode == 1, f"ended with {result.returncode}")
    expect(len(said) == 1 and "wedge snapshot" in said[0], f"said {said}")


def output_to_a_pipe():
    leader, follower = os.openpty()
    result = subprocess.run(
        arguments(), stdin=follower, capture_output=True, text=True, timeout=20, check=False
    )
    os.close(leader)
    os.close(follower)
    said = (result.stdout + result.stderr).splitlines()
    expect(result.returncode == 1, f"ended with {result.returncode}")
    expect(len(said) == 1 and "wedge snapshot" in said[0], f"said {said}")


main(
    refusal("dumb", TERM="dumb"),
    refusal("empty", TERM=""),
    refusal("unset", TERM=None),
    refusal("unknown", TERM="unknown"),
    refusal("nonsense", TERM="no-such-terminal"),
    no_terminal,
    output_to_a_pipe,
)
