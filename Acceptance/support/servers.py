"""Starts servers for the suites and the benchmarks.

Each listens on a free port of loopback, is ready when its `with` block begins and is stopped when the block ends. Its log
is kept: a failure to start or to stop, and an exception inside the block, show the end of it.
"""
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from . import places


class ServerFailure(Exception):
    """A server that didn't start, didn't stop, or ended by itself."""


_given = set()


def free_port():
    """A port on which nothing listens. None is given twice, since two servers may start at once."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        if port not in _given:
            _given.add(port)
            return port


class Process:
    """A command that listens on `port`. It is ready when the port accepts a connection, unless a subclass knows better."""

    failure = ServerFailure
    name = "the server"

    def __init__(self, command, port, *, environment=None, before=None, patience=60):
        """`environment` replaces the whole environment; `before` runs in the child before the command; `patience` is the
        number of seconds that the start may take."""
        self.command = [str(part) for part in command]
        self.port, self.environment, self.before, self.patience = port, environment, before, patience
        self.process = None
        # In append mode the child's writes go to the end, wherever this side reads.
        self.log = tempfile.TemporaryFile("a+b")

    def start(self):
        self.started = time.monotonic()
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
                                        env=self.environment, preexec_fn=self.before)
        while time.monotonic() - self.started < self.patience and self.process.poll() is None:
            if self.is_ready():
                return self
            time.sleep(.02)
        ended = self.process.poll()
        self.kill()
        why = "in %d s" % self.patience if ended is None else "and ended with %s" % ended
        raise self.failure("%s did not start %s: %s" % (self.name, why, self.end_of_log()))

    def is_ready(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
            return True
        except OSError:
            return False

    def stop(self, within=10):
        """Asks the process to end, and ends it by force after so many seconds, which is a failure."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(within)
        except subprocess.TimeoutExpired:
            self.kill()
            raise self.failure("%s did not end within %d s of SIGTERM" % (self.name, within)) from None

    def kill(self):
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
        if self.process is not None:
            self.process.wait()

    def restart(self):
        self.stop()
        return self.start()

    def text(self):
        """All that it has printed."""
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def end_of_log(self, length=300):
        # The line that says why a Swift program crashed is in front of the backtrace.
        text, crash, _ = self.text().partition("\n*** Signal")
        return text.strip()[-length:] or crash.strip() or "it printed nothing"

    @property
    def url(self):
        return "http://127.0.0.1:%d" % self.port

    def get(self, path, timeout=60):
        """Status and body of a GET."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def status(self, field):
        """A number of /proc/PID/status, such as VmRSS in kB."""
        with open("/proc/%d/status" % self.process.pid) as lines:
            return next((int(line.split()[1]) for line in lines if line.startswith(field + ":")), 0)

    def __enter__(self):
        return self.start()

    def __exit__(self, kind, error, trace):
        try:
            self.stop()
        except self.failure:
            # What went wrong first is the better news.
            if error is None:
                raise
        finally:
            if error is not None and hasattr(error, "add_note"):
                error.add_note("The log of %s ends: %s" % (self.name, self.end_of_log(2000)))


class Server(Process):
    """`tenhn serve` over a data folder: a fresh one, removed at the end, unless `data` names one."""

    name = "tenhn serve"

    def __init__(self, data=None, *, tenhn=None, port=None, arguments=(), wrap=(), live=False, **options):
        """`arguments` follow those of `serve`; `wrap` is a command in front of it, such as faketime; without `live` it
        makes no editions and asks nobody."""
        self.fresh = data is None
        self.data = str(data or tempfile.mkdtemp(prefix="tenhn-server-"))
        port = port or free_port()
        command = [*wrap, tenhn or places.TENHN, "serve", "--live", "yes" if live else "no", "--port", port, "--data", self.data, *arguments]
        # Seconds from the start until /healthz answered.
        self.alive = None
        super().__init__(command, port, **options)

    def start(self):
        self.alive = None
        return super().start()

    def is_ready(self):
        """It listens, and says that it is alive, before its pages are made. A request for a page waits for them; 503 means that
        they are still being made, or that it is about to end because they can't be."""
        try:
            if self.alive is None and self.get("/healthz", timeout=5)[0] == 200:
                self.alive = time.monotonic() - self.started
            return self.alive is not None and self.get("/", timeout=self.patience)[0] != 503
        except (OSError, http.client.HTTPException):
            return False

    def __exit__(self, kind, error, trace):
        try:
            super().__exit__(kind, error, trace)
        finally:
            if self.fresh:
                shutil.rmtree(self.data, ignore_errors=True)


class HostileOrigin(Process):
    """The misbehaving web server of the recorded data, which chooses its port itself."""

    name = "the hostile origin"

    def __init__(self, shared=places.SHARED, seconds=60):
        program = os.path.join(str(shared), "tools/hostile_origin.py")
        command = [sys.executable, program, "--port", "0", "--seconds", seconds, "--max-conns", "128"]
        super().__init__(command, None, environment={**os.environ, "PYTHONUNBUFFERED": "1"})

    def is_ready(self):
        if self.port is None:
            place = self.text().partition("127.0.0.1:")[2].split()
            if not place:
                return False
            self.port = int(place[0])
        try:
            return self.get("/index.json", timeout=5)[0] == 200
        except (OSError, http.client.HTTPException):
            return False
