#!/usr/bin/env python3
"""Counts the work of reading hostile pages at 1, 2 and 4 MB: it must grow with the page and no faster.

  Acceptance/linear/run.py [--tenhn .build/release/tenhn] [--sizes 1000000,2000000,4000000] [--only NAME...] [--short] [--uncounted]

Work is counted, not timed: instructions of each stage (parse, extract, each renderer, search) by valgrind's callgrind, inclusive
of what they call. A doubling of the page may cost 2.3 times the work. Memory may be 40 times the page, each output 4 times.
`--uncounted` leaves the counting out: memory and outputs alone, without valgrind.
`--short` takes every twentieth shape at 32, 64 and 128 kB. Give it an optimised program: callgrind is fifty times slower than none.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import shapes  # noqa: E402
from support import places  # noqa: E402
from support.reports import Report  # noqa: E402

STAGES = ["parse", "extract", "html", "markdown", "text", "json", "search"]
GROWTH, MEMORY, OUTPUT = 2.3, 40, 4
# Below this many instructions a stage's fixed costs hide its growth.
FLOOR = 20_000_000
# Bytes of an output beyond its limit that do no harm: a short page of formulas may become a megabyte or so.
SLACK = 1_200_000
# A process has some memory of its own, whatever the page.
OWN_MEMORY = 24_000_000


def plain_run(tenhn, path, kind):
    run = subprocess.run([tenhn, "measure-page", str(path)] + (["--plain"] if kind == shapes.TEXT else []),
                         capture_output=True, timeout=120)
    return json.loads(run.stdout) if run.returncode == 0 else None


def counted_run(tenhn, path, kind, folder):
    """The instructions of each stage."""
    out = folder / "callgrind.out"
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", tenhn, "measure-page", str(path)]
    run = subprocess.run(command + (["--plain"] if kind == shapes.TEXT else []), capture_output=True, timeout=3600)
    if run.returncode != 0:
        return None
    listing = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", "--show=Ir", str(out)],
                             capture_output=True, text=True, errors="replace").stdout
    counts = {}
    for line in listing.splitlines():
        for stage in STAGES:
            # The mangled name has the length of each part: 13MeasuredStageO5parse.
            if f"13MeasuredStageO{len(stage)}{stage}" in line:
                number = re.match(r"\s*([\d,]+)", line)
                if number:
                    counts[stage] = max(counts.get(stage, 0), int(number[1].replace(",", "")))
    return counts


def judge(tenhn, name, sizes, folder, is_counted=True):
    """The faults of a shape, and the worst growth of a stage; uncounted, the most memory as a multiple of the page."""
    faults, worst, before = [], (0.0, ""), None
    for size in sizes:
        kind, page = shapes.page(name, size)
        path = folder / "page"
        path.write_bytes(page)
        try:
            facts = plain_run(tenhn, path, kind)
        except subprocess.TimeoutExpired:
            return [f"takes more than 120 s at {len(page)} bytes"], worst
        if facts is None:
            return [f"ends its reader at {len(page)} bytes"], worst
        if facts["memory"] > MEMORY * len(page) + OWN_MEMORY:
            faults.append(f"memory {facts['memory'] / len(page):.0f} times the page")
        for form in ("html", "markdown", "text", "json", "search"):
            if facts[form] > max(OUTPUT * len(page) + 10_000, SLACK):
                faults.append(f"{form} {facts[form] / len(page):.1f} times the page")
        if not is_counted:
            worst = max(worst, (max(0, facts["memory"] - OWN_MEMORY) / len(page), "times the page in memory"))
            continue
        counts = counted_run(tenhn, path, kind, folder)
        if counts is None:
            return faults + ["can't be counted"], worst
        if before:
            scale = len(page) / before[1]
            for stage, count in counts.items():
                if count < FLOOR or not before[0].get(stage):
                    continue
                growth = count / max(before[0][stage], FLOOR / 2) * 2 / scale
                worst = max(worst, (growth, stage))
                if growth > GROWTH:
                    faults.append(f"{stage} grows {growth:.2f}-fold from {before[1]} to {len(page)} bytes")
        before = (counts, len(page))
    return faults, worst


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tenhn", default=places.TENHN)
    parser.add_argument("--sizes", default="1000000,2000000,4000000")
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--uncounted", action="store_true")
    options = parser.parse_args()
    report = Report("linear")
    if not options.uncounted and not shutil.which("valgrind"):
        report.skipped("work grows with the page", "needs valgrind")
        report.finish()
        return 0
    names = options.only or list(shapes.SHAPES)
    sizes = [int(size) for size in options.sizes.split(",")]
    if options.short:
        names, sizes = names[::20], [32_000, 64_000, 128_000]
    with tempfile.TemporaryDirectory() as folder:
        # valgrind 3.19 gives up at the compiler's debugging facts; the names of functions are enough.
        bare = os.path.join(folder, "tenhn")
        if shutil.which("strip") and not subprocess.run(["strip", "-g", "-o", bare, options.tenhn]).returncode:
            options.tenhn = bare
        for name in names:
            faults, (growth, stage) = judge(options.tenhn, name, sizes, pathlib.Path(folder), not options.uncounted)
            if faults:
                report.failed(name, "; ".join(faults))
            else:
                report.passed(name, f"{growth:.2f} {stage}")
    report.finish()
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
