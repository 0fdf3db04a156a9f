"""Where things are: the repository, the recorded data beside it, and the program under test."""
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("TENHN_SHARED") or ROOT.parent / "shared").resolve()
# By default the debug build that the Swift tests made: builds are expensive.
TENHN = os.path.abspath(os.environ.get("TENHN") or ROOT / ".build/debug/tenhn")
