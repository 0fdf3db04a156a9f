"""What every drill uses: the program, a folder of its own, an archive to make editions from, and a server over it."""
import calendar, gzip, os, re, shutil, subprocess, tempfile, time
from support import servers
from support.places import ROOT

SAMPLE_TIME = 1767247200  # 2026-01-01T06:00:00Z, when the sample was made


class Deviation(Exception):
    """An invariant that doesn't hold."""


class World:
    """A private folder with a data folder in it."""

    def __init__(self, options, name):
        self.options = options
        self.tenhn = options.tenhn
        self.folder = tempfile.mkdtemp(prefix="tenhn-drill-%s-" % name)
        self.data = os.path.join(self.folder, "data")
        self.children = []

    def close(self):
        for child in self.children:
            if child.poll() is None: child.kill()
            child.wait()
        left = processes_of(self.folder)
        shutil.rmtree(self.folder, ignore_errors=True)
        if left: raise Deviation("I6: processes are left: %s" % left)

    @property
    def archive(self):
        """The sample's web, which is small: a round takes a second."""
        path = os.path.join(self.options.scratch, "sample.warc.gz")
        if not os.path.exists(path):
            made = subprocess.run([self.tenhn, "sample", "pack", str(ROOT / "Sample"), path], capture_output=True, text=True)
            if made.returncode: raise SystemExit("the sample can't be packed: " + made.stderr)
        return path

    def archive_of(self, at):
        """The sample as if it had been made at another time: other stories, other sites, other hours."""
        path = os.path.join(self.folder, "web-%s.warc.gz" % at.replace(":", ""))
        if not os.path.exists(path):
            when = calendar.timegm(time.strptime(at, "%Y-%m-%dT%H:%M:%SZ"))
            name = b"%x" % when

            def change(data):
                data = data.replace(b".example", b"-" + name + b".example").replace(b"99000", b"%d" % (when // 3600))
                data = re.sub(rb'("title": ?")', rb'\g<1>' + name + b" ", data)
                return re.sub(rb'"time": ?(\d{10})\b', lambda found: b'"time": %d' % (int(found[1]) + when - SAMPLE_TIME), data)
            with open(path + ".part", "wb") as out:
                for head, block in records(self.archive):
                    head, block = change(head), changed_message(block, change)
                    out.write(record(head, block))
            os.rename(path + ".part", path)
        return path

    def environment(self, extra=None):
        # Swift's backtraces take ten seconds and more; the line that says why it crashed is printed all the same.
        environment = {"HOME": self.folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"}
        environment.update(extra or {})
        return environment

    def run(self, *arguments, environment=None, data=None, timeout=120, before=None, wrap=()):
        command = list(wrap) + [self.tenhn] + list(arguments) + ["--data", data or self.data]
        return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=timeout,
                              env=self.environment(environment), preexec_fn=before)

    def start(self, *arguments, environment=None, data=None, wrap=(), before=None):
        command = list(wrap) + [self.tenhn] + list(arguments) + ["--data", data or self.data]
        log = open(os.path.join(self.folder, "log"), "a")
        child = subprocess.Popen(command, stdout=log, stderr=log, env=self.environment(environment), preexec_fn=before)
        self.children.append(child)
        return child

    def moment(self, step):
        """The time of the n-th edition of this drill, and its key."""
        # Two months apart: what was published is remembered for sixty days, and the sample has ten stories only.
        day = time.gmtime(SAMPLE_TIME + step * 61 * 86400)
        slot = ("06:00:00Z", "morning") if step % 2 == 0 else ("18:00:00Z", "evening")
        return time.strftime("%Y-%m-%dT", day) + slot[0], time.strftime("%Y-%m-%d-", day) + slot[1]

    def build_arguments(self, step):
        at = self.moment(step)[0]
        return ["edition", "build", "--at", at, "--replay", self.archive_of(at)]

    def build(self, step, **options):
        return self.run(*self.build_arguments(step), **options)

    def must(self, run, what):
        if run.returncode: raise Deviation("%s: status %s, %s" % (what, run.returncode, (run.stderr or run.stdout).strip()[-300:]))
        return run


class Server(servers.Server):
    """`tenhn serve` over a data folder of a world, without making editions. What goes wrong with it is a deviation."""

    failure = Deviation

    def __init__(self, world, data=None, environment=None, **options):
        super().__init__(data or world.data, tenhn=world.tenhn, environment=world.environment(environment), **options)
        self.world = world

    def start(self):
        try: return super().start()
        finally: self.world.children.append(self.process)


def records(path):
    """A WARC file's records as (header, block)."""
    with open(path, "rb") as file: data = gzip.decompress(file.read())
    while data:
        head, data = data.split(b"\r\n\r\n", 1)
        length = int(re.search(rb"(?im)^content-length: *(\d+)", head)[1])
        yield head, data[:length]
        data = data[length:].lstrip(b"\r\n")


def record(head, block):
    """A WARC record as a gzip member, its length set right and its digests left out."""
    head = re.sub(rb"(?im)^content-length:.*$", b"Content-Length: %d" % len(block), head)
    head = re.sub(rb"(?im)^warc-(block|payload)-digest:.*\r\n", b"", head)
    return gzip.compress(head + b"\r\n\r\n" + block + b"\r\n\r\n", 1)


def changed_message(block, change):
    """An HTTP message whose text went through `change`; pictures and compressed bodies don't change."""
    top, gap, body = block.partition(b"\r\n\r\n")
    if not gap: return change(block)
    if not re.search(rb"(?im)^content-type: *(text|application/json)", top): return change(top) + gap + body
    packed = re.search(rb"(?im)^content-encoding: *gzip", top)
    body = change(gzip.decompress(body) if packed else body)
    if packed: body = gzip.compress(body)
    top = re.sub(rb"(?im)^content-length:.*$", b"Content-Length: %d" % len(body), change(top))
    return top + gap + body


def processes_of(folder):
    """Command lines that name a folder."""
    found = []
    for name in os.listdir("/proc"):
        if not name.isdigit() or int(name) == os.getpid(): continue
        try:
            with open("/proc/%s/cmdline" % name, "rb") as line: text = line.read().replace(b"\0", b" ").decode(errors="replace")
            with open("/proc/%s/stat" % name) as stat: state = stat.read().rsplit(")", 1)[1].split()[0]
        except OSError: continue
        if folder in text and state != "Z": found.append(text.strip()[:120])
    return found


def size(folder):
    return sum(os.path.getsize(os.path.join(place, name)) for place, _, names in os.walk(folder) for name in names
               if not name.endswith(("-wal", "-shm")))
