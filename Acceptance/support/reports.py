"""Counts the checks of a suite, prints those that fail or are skipped, and reports them as the Swift tests are reported."""
import os
import time
from xml.sax.saxutils import escape


def quoted(text):
    return '"%s"' % escape(str(text), {'"': "&quot;", "\n": "&#10;"})


class Report:
    """One suite's checks. Called with a sentence and whether it holds, it counts one.

    `finish` writes `SUITE.xml` in the form of JUnit into the folder that $TENHN_REPORTS names, for `Scripts/test` to count.
    """

    def __init__(self, suite):
        self.suite, self.cases, self.failures, self.started = suite, [], 0, time.monotonic()

    def __call__(self, sentence, holds, detail=""):
        if holds:
            self.passed(sentence)
        else:
            self.failed(sentence, detail)

    def passed(self, name, detail=None):
        self.cases.append((name, ""))
        if detail is not None:
            print("✔ %s: %s" % (name, detail), flush=True)

    def failed(self, name, detail=""):
        self.failures += 1
        self.cases.append((name, "<failure message=%s></failure>" % quoted(detail)))
        print("✘ %s: %s" % (name, detail), flush=True)

    def skipped(self, name, reason):
        self.cases.append((name, "<skipped>%s</skipped>" % escape(reason)))
        print("➜ %s skipped: %s" % (name, reason), flush=True)

    def finish(self):
        """Prints the counts, writes the report, and returns the exit status."""
        skipped = sum("<skipped>" in outcome for _, outcome in self.cases)
        print("%s: %d checks, %d failed, %d skipped, in %.0f s." % (
            self.suite, len(self.cases), self.failures, skipped, time.monotonic() - self.started), flush=True)
        folder = os.environ.get("TENHN_REPORTS")
        if folder:
            with open(os.path.join(folder, self.suite + ".xml"), "w", encoding="utf-8") as file:
                file.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n<testsuite name=%s>\n' % quoted(self.suite))
                for name, outcome in self.cases:
                    line = "<testcase classname=%s name=%s>" % (quoted(self.suite), quoted(name))
                    file.write("\n".join(part for part in (line, outcome, "</testcase>") if part) + "\n")
                file.write("</testsuite>\n</testsuites>\n")
        return 1 if self.failures else 0
