"""figures.py BINARY: every view makes a well-formed figure, the same bytes twice, in light and dark."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET

from session import expect, main

SVG = "{http://www.w3.org/2000/svg}"


def figure(*words, status=0):
    done = subprocess.run(
        [os.path.abspath(sys.argv[1]), "figure", "--data", "blobs", "--classes", "5", "--steps", "30", *words],
        capture_output=True, text=True, check=False)
    expect(done.returncode == status, f"{words} ended {done.returncode}: {done.stderr}")
    return done.stdout


def views(loss):
    """The names of the views that a loss has, as the refusal of another one tells them."""
    other = "mining" if loss != "triplet" else "angle-plane"
    done = subprocess.run(
        [os.path.abspath(sys.argv[1]), "figure", "--data", "blobs", "--loss", loss, "--view", other],
        capture_output=True, text=True, check=False)
    expect(done.returncode == 64, f"{loss} has {other}")
    line = next(line for line in done.stderr.splitlines() if " has " in line)
    return line.split(" has ")[1].split(" here")[0].split(", ")


def every_view_makes_a_figure():
    count = 0
    for loss in ("arcface", "softmax", "triplet", "contrastive", "npair"):
        for view in views(loss):
            for theme in ("light", "dark"):
                text = figure("--loss", loss, "--view", view, "--theme", theme)
                root = ET.fromstring(text)
                expect(root.find(f"{SVG}title") is not None, f"{loss} {view} has no title")
                drawn = sum(1 for each in root.iter() if each.tag in (
                    f"{SVG}path", f"{SVG}use", f"{SVG}circle", f"{SVG}text"))
                expect(drawn > 20, f"{loss} {view}: next to nothing drawn")
                expect("http" not in text.replace("http://www.w3.org", ""), "names the network")
                count += 1
    expect(count > 40, f"only {count} figures")


def twice_the_same_bytes():
    expect(figure("--seed", "3") == figure("--seed", "3"), "differs")


def classes_have_shapes_and_the_ring_is_round():
    root = ET.fromstring(figure("--fill", "x", status=64) or figure())
    used = {use.get("href") for use in root.iter(f"{SVG}use")}
    expect({f"#c{index}" for index in range(5)} <= used, f"shapes {used}")
    arcs = [path for path in root.iter(f"{SVG}path") if "A" in (path.get("d") or "")]
    for path in arcs:
        radii = path.get("d").split("A")[1].split()[:2]
        expect(radii[0] == radii[1], f"an ellipse: {path.get('d')}")
    expect(len(arcs) >= 10, "no arcs")


def a_view_that_is_not_there_is_a_wrong_command_line():
    figure("--view", "nothing", status=64)


main(
    every_view_makes_a_figure,
    twice_the_same_bytes,
    classes_have_shapes_and_the_ring_is_round,
    a_view_that_is_not_there_is_a_wrong_command_line,
)
