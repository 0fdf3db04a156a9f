"""Core's debug build, for suites that compile against its modules."""
import subprocess
import sys

from . import places

FOLDER = places.ROOT / "Core/.build/debug"


def build(module):
    """Builds a module of Core, unless its sources are older than what was built last."""
    built = FOLDER / "Modules" / (module + ".swiftmodule")
    sources = [places.ROOT / "Core/Package.swift", *(places.ROOT / "Core/Sources").rglob("*.swift")]
    if built.is_file() and all(file.stat().st_mtime < built.stat().st_mtime for file in sources):
        return
    done = subprocess.run(["swift", "build", "--package-path", places.ROOT / "Core", "--target", module], capture_output=True, text=True)
    if done.returncode:
        sys.exit("Core doesn't build:\n" + done.stdout + done.stderr)
    # A build that had nothing to do leaves the file as it was.
    built.touch()
