"""What PyPI's dnsviz says of a host: its probe asks the zones' own servers, and its judge is the second one that follows the chain itself."""
import os
import pathlib
import re
import subprocess
import sys

# dnsviz needs them: pygraphviz is built from source, with Debian's libgraphviz-dev.
PACKAGES = ["dnsviz==0.11.2", "pygraphviz"]
RANK = ["secure", "insecure", "indeterminate", "bogus"]
# Where its verdict is another than ours, and why.
KNOWN = {
    "not-a-zone-key.sec": "it doesn't look at the bit that makes a key a zone's (RFC 4034, section 2.1.1)",
    "x.wild.wild-no-denial.sec": "it names the missing proof, and leaves its mark of the answer at secure",
    "nowhere.iterations.sec": "it names the iterations, and knows no number from which a zone is as good as unsigned",
    "lame.sec": "the worst of the servers counts; for us, as for a resolver, the best",
    "silent.sec": "the worst of the servers counts; for us, as for a resolver, the best",
    "all-silent.sec": "it calls bogus what no server answers",
    "a.circle.sec": "it judges each alias, and not where they lead",
}
MARKS = {".": "secure", "-": "insecure", "?": "indeterminate", "!": "bogus"}


def run(*arguments):
    program = pathlib.Path(sys.prefix) / "bin/dnsviz"
    environment = {**os.environ, "PATH": "%s/bin:%s" % (sys.prefix, os.environ["PATH"])}
    return subprocess.run([str(program), *map(str, arguments)], capture_output=True, text=True, timeout=300, env=environment)


def ask(host, folder, root):
    """Its verdict on the host's A, and the codes of its errors.

    `dnsviz print` is read: `dnsviz grok` of this version ends with a KeyError where an unsigned zone denies a type.
    """
    probe = folder / "probe.json"
    try:
        probed = run("probe", "-A", "-4", "-a", ".", "-R", "A", "-x", ".:a.root-servers.test=" + root, "-o", probe, host)
        judged = probed if probed.returncode else run("print", "-P", "-t", folder / "anchor", "-r", probe)
        if judged.returncode or not judged.stdout.strip(): return "no answer", [(judged.stderr.strip().split("\n") or [""])[-1][:60]]
        return verdict(judged.stdout)
    except subprocess.TimeoutExpired: return "no answer", ["it took more than 300 s"]


def verdict(text):
    """The worst mark of a delegation, of an A or CNAME, and of the proof that there is none."""
    found, codes, asked = [], [], False
    for line in text.split("\n"):
        zone = re.match(r"\S+ \[.[^]]*\] \[(.)", line)
        # What was asked stands in column 7, and what belongs to its answer in column 9, whatever the width of the mark before it.
        part = re.match(r"  \[(.)[^]]*\] +([A-Z0-9]+):", line)
        if zone: found.append(zone[1])
        if part and part.start(2) == 7: asked = part[2] in ("A", "CNAME", "DNAME")
        if part and asked and (part.start(2) == 7 or part[2] in ("SOA", "PROOF")): found.append(part[1])
        if not line.startswith(" "): asked = False
        codes += re.findall(r"\bE:([A-Z0-9_]+)", line)
    return (max((MARKS.get(mark, "indeterminate") for mark in found), key=RANK.index) if found else "no answer"), sorted(set(codes))
