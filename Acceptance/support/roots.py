"""Bare Debian systems in folders, made by debootstrap once and used again."""
import os
import pathlib
import shutil
import subprocess


def make(folder, packages):
    """Makes a smallest Debian with these packages, before the network is left. Returns why there is none, or None."""
    folder = pathlib.Path(folder)
    made, wanted = folder / "made", ",".join(packages)
    if made.is_file() and made.read_text() == wanted: return None
    if os.geteuid(): return "needs root"
    if not shutil.which("debootstrap"): return "needs debootstrap"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    done = subprocess.run(["debootstrap", "--variant=minbase", "--include=" + wanted, "bookworm", str(folder)], capture_output=True, text=True)
    if done.returncode: return "debootstrap made no root: " + done.stdout.strip().rsplit("\n", 1)[-1]
    made.write_text(wanted)
    return None
