"""Firefox subscribes to notifications, and a push service of our own on loopback hands it what `tenhn` sends: the browser decrypts it."""
import base64, hashlib, http.server, json, os, pathlib, shutil, socket, struct, subprocess, tempfile, threading, time, uuid

from outcomes import channel, status
from support import servers


class PushService:
    """What a browser and a sender of Web push expect: a WebSocket as Mozilla's service has it, and endpoints that take a POST."""

    def __init__(self):
        self.browsers, self.acked, self.taken = [], [], []
        service = self

        class Endpoint(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                name = self.path.rsplit("/", 1)[-1]
                service.taken.append(dict(self.headers))
                message = {"messageType": "notification", "channelID": name, "version": str(uuid.uuid4()), "data": base64.urlsafe_b64encode(body).decode().rstrip("="),
                           "headers": {"encoding": self.headers["Content-Encoding"]}}
                for browser in list(service.browsers): service.send(browser, message)
                self.send_response(201)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_): pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
        self.place = "127.0.0.1:%d" % self.http.server_address[1]
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = "ws://127.0.0.1:%d/" % self.listener.getsockname()[1]
        for work in (self.http.serve_forever, self.accept): threading.Thread(target=work, daemon=True).start()

    def accept(self):
        while True:
            try: connection, _ = self.listener.accept()
            except OSError: return
            threading.Thread(target=self.talk, args=(connection,), daemon=True).start()

    def talk(self, connection):
        try:
            stream = connection.makefile("rb")
            fields = {}
            for line in iter(stream.readline, b"\r\n"):
                name, _, value = line.decode().partition(":")
                fields[name.strip().lower()] = value.strip()
            proof = base64.b64encode(hashlib.sha1((fields["sec-websocket-key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()).decode()
            connection.sendall(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n%s\r\n" % (
                proof, "Sec-WebSocket-Protocol: push-notification\r\n" if "sec-websocket-protocol" in fields else "")).encode())
            while message := self.read(stream):
                if message == "{}": self.frame(connection, b"{}")
                else: self.answer(connection, json.loads(message))
        except (OSError, KeyError, ValueError): pass
        finally:
            if connection in self.browsers: self.browsers.remove(connection)

    def answer(self, connection, message):
        kind = message.get("messageType")
        if kind == "hello":
            self.send(connection, {"messageType": "hello", "uaid": message.get("uaid") or uuid.uuid4().hex, "status": 200, "use_webpush": True, "broadcasts": {}})
            self.browsers.append(connection)
        elif kind == "register":
            name = message["channelID"]
            self.send(connection, {"messageType": "register", "channelID": name, "status": 200, "pushEndpoint": "http://%s/push/%s" % (self.place, name)})
        elif kind == "unregister": self.send(connection, {"messageType": "unregister", "channelID": message["channelID"], "status": 200})
        elif kind == "ack": self.acked += [update.get("code") for update in message.get("updates", [])]

    def read(self, stream):
        while head := stream.read(2):
            if len(head) < 2: return None
            code, length = head[0] & 15, head[1] & 127
            if length == 126: length = struct.unpack(">H", stream.read(2))[0]
            elif length == 127: length = struct.unpack(">Q", stream.read(8))[0]
            mask = stream.read(4)
            data = bytes(byte ^ mask[place % 4] for place, byte in enumerate(stream.read(length)))
            if code == 8: return None
            if code == 1: return data.decode()

    def frame(self, connection, data):
        length = bytes([len(data)]) if len(data) < 126 else b"\x7e" + struct.pack(">H", len(data))
        connection.sendall(b"\x81" + length + data)

    def send(self, connection, message): self.frame(connection, json.dumps(message).encode())

    def close(self):
        self.http.shutdown()
        self.listener.close()


class Firefox:
    """A headless Firefox, led by Marionette."""

    def __init__(self, program, **preferences):
        self.profile = tempfile.mkdtemp(prefix="tenhn-firefox-")
        port = servers.free_port()
        preferences |= {"marionette.port": port, "app.update.enabled": False, "datareporting.policy.dataSubmissionEnabled": False, "network.captive-portal-service.enabled": False,
                        "network.connectivity-service.enabled": False, "browser.shell.checkDefaultBrowser": False, "toolkit.telemetry.enabled": False}
        pathlib.Path(self.profile, "user.js").write_text("".join("user_pref(%s, %s);\n" % (json.dumps(name), json.dumps(value)) for name, value in preferences.items()))
        environment = {"HOME": self.profile, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "MOZ_HEADLESS": "1"}
        self.log = open(os.path.join(self.profile, "log"), "w+")
        self.process = subprocess.Popen([program, "--headless", "--no-remote", "--marionette", "--profile", self.profile], stdout=self.log, stderr=self.log, env=environment)
        self.number, limit = 0, time.monotonic() + 90
        while True:
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), 120)
                break
            except OSError:
                if time.monotonic() > limit or self.process.poll() is not None: raise OSError("Firefox didn't start: " + pathlib.Path(self.profile, "log").read_text()[-500:])
                time.sleep(0.2)
        self.read()
        self.do("WebDriver:NewSession", strictFileInteractability=False)

    def read(self):
        head = b""
        while not head.endswith(b":"): head += self.socket.recv(1)
        data, length = b"", int(head[:-1])
        while len(data) < length: data += self.socket.recv(length - len(data))
        return json.loads(data)

    def do(self, command, **parameters):
        self.number += 1
        data = json.dumps([0, self.number, command, parameters])
        self.socket.sendall(("%d:%s" % (len(data.encode()), data)).encode())
        _, _, error, result = self.read()
        if error: raise OSError("%s: %s" % (command, error.get("message")))
        return result.get("value") if isinstance(result, dict) and "value" in result else result

    def script(self, text): return self.do("WebDriver:ExecuteScript", script=text, args=[])
    def later(self, text): return self.do("WebDriver:ExecuteAsyncScript", script=text, args=[], scriptTimeout=30000)

    def close(self):
        self.process.terminate()
        try: self.process.wait(timeout=20)
        except subprocess.TimeoutExpired: self.process.kill()
        shutil.rmtree(self.profile, ignore_errors=True)


def check_firefox(check, world):
    program = shutil.which("firefox-esr")
    if not program: return check.skipped("Notifications in Firefox", "needs Debian's package firefox-esr")
    step = 26
    key = world.moment(step)[1]
    world.must(world.build(step), "an edition")
    service = PushService()
    port = servers.free_port()
    site = "http://127.0.0.1:%d" % port
    settings = ["--push", "yes", "--allow", service.place, "--contact", "operator@ten.example", "--base-url", site]
    child, browser = world.start("serve", "--live", "no", "--port", str(port), *settings), None
    try:
        limit = time.monotonic() + 60
        while time.monotonic() < limit and world.run("health", "--port", str(port)).returncode: time.sleep(0.1)
        browser = Firefox(program, **{
            "dom.push.serverURL": service.address, "dom.push.testing.allowInsecureServerURL": True, "dom.push.connection.enabled": True,
            "permissions.default.desktop-notification": 1, "dom.webnotifications.requireuserinteraction": False,
            # Nobody shows notifications on a machine without a desktop: the browser draws them itself.
            "alerts.useSystemBackend": False})
        browser.do("WebDriver:Navigate", url=site + "/settings")
        shown = until(lambda: browser.script("return document.querySelector('#notify:not([hidden]) button')?.textContent"))
        check("Firefox has the button for notifications", shown == "Notify me of each edition", str(shown))
        browser.script("document.querySelector('#notify button').click()")
        told = until(lambda: browser.script("const line = document.querySelector('#notify [role=status]').textContent; return line"), 40)
        check("Firefox subscribes at the push service of its settings", told == "The next edition comes with a notification.", "%s; %d browsers" % (told, len(service.browsers)))
        # Beside it: a notification that nobody looks at may be gone after some seconds.
        sending = world.start("deliver", "--edition", key, *settings)
        notes = until(lambda: browser.later("const done = arguments[0]; navigator.serviceWorker.ready.then((r) => r.getNotifications()).then((n) => done(n.map((x) => [x.title, x.body, x.data && x.data.address])))"), 60)
        sending.wait(timeout=60)
        entry = channel(status(world, "--edition", key), "push")
        check("What is sent is accepted", entry["accepted"] == 1, str(entry))
        check("Firefox decrypts it and shows one notification that leads to the edition",
              len(notes or []) == 1 and notes[0][2] == "%s/editions/%s" % (site, key) and notes[0][0] and notes[0][1], str(notes))
        # 100 says that it was handed to the service worker, 101 to 103 that it couldn't be read or shown.
        check("and says so to the service", until(lambda: service.acked, 20) == [100], str(service.acked))
    except OSError as error: check("Firefox can be led", False, str(error))
    finally:
        if browser: browser.close()
        child.terminate()
        child.wait(timeout=30)
        service.close()


def until(condition, seconds=15):
    limit = time.monotonic() + seconds
    while True:
        value = condition()
        if value or time.monotonic() > limit: return value
        time.sleep(0.2)
