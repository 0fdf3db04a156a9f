"""Starts a suite again where it can work: with Python packages of its own, or in a network that has loopback alone."""
import os
import subprocess
import sys
import time

from . import places


class Unavailable(Exception):
    """What a suite needs can't be had here."""


def with_packages(name, packages):
    """Starts this program again in the virtual environment `.build/NAME-venv` with these packages, made at first use."""
    folder = places.ROOT / ".build" / (name + "-venv")
    python, ready = folder / "bin/python", folder / "packages"
    wanted = "\n".join(packages)
    if sys.prefix == str(folder):
        return
    if not ready.is_file() or ready.read_text() != wanted:
        try:
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True)
            subprocess.run([str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages], check=True, capture_output=True)
        except (subprocess.CalledProcessError, OSError) as error:
            raise Unavailable("needs the Python packages " + ", ".join(packages)) from error
        ready.write_text(wanted)
    os.execv(python, [str(python), *sys.argv])


def on_loopback_alone():
    """Starts this program again in a network namespace that has loopback alone, so a mistake reaches nobody. It gets mounts of
    its own too: for disks that fill up, and for a certificate that is trusted for the moment."""
    if os.environ.get("TENHN_IN_NAMESPACE"):
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        return
    os.environ["TENHN_IN_NAMESPACE"] = "1"
    command = ["unshare", "-nm"] if os.geteuid() == 0 else ["unshare", "-rnm"]
    os.execvp(command[0], [*command, sys.executable, *sys.argv])


def cut_off_now():
    """Settings whose latest cut-off is the minute that has just begun: at any hour, what a source posted before is in time for it."""
    now = time.time()
    # The other cut-off lies on the same day.
    morning, evening = (now, now + 7200) if time.gmtime(now).tm_hour < 12 else (now - 7200, now)
    return {"TENHN_MORNING": time.strftime("%H:%M", time.gmtime(morning)), "TENHN_EVENING": time.strftime("%H:%M", time.gmtime(evening))}
