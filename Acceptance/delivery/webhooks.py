"""Webhooks of every shape, and the receiver that keeps them."""
import http.server, json, os, pathlib, re, threading

from outcomes import channel, status


class Hook(http.server.BaseHTTPRequestHandler):
    """Answers webhooks with the status that the path's end names, and remembers them."""
    seen = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        Hook.seen.append((self.command, self.path, dict(self.headers), body))
        status = int(re.search(r"(\d{3})", self.path)[1])
        if status == 999: return self.connection.close()
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_PUT = do_POST

    def log_message(self, *_): pass


def check_webhooks(check, world):
    """Five shapes and each kind of answer."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base, step = "http://127.0.0.1:%d" % server.server_address[1], 22
    key = world.moment(step)[1]
    world.must(world.build(step), "an edition")
    path = os.path.join(world.folder, "webhooks")
    shapes = {"json": "", "telegram": "chat = 42\n", "discord": "", "ntfy": "token = s3cret-token\n", "gotify": "token = s3cret-token\n",
              "matrix": "chat = !room:example\ntoken = s3cret-token\n"}
    pathlib.Path(path).write_text("".join("[%s]\ntemplate = %s\nurl = %s/200/%s\n%s\n" % (name, name, base, name, rest) for name, rest in shapes.items()))
    run = world.run("deliver", "--edition", key, "--webhooks", path)
    check("Every shape of webhook is posted", run.returncode == 0 and len(Hook.seen) == len(shapes), "%d: %s" % (len(Hook.seen), run.stderr))
    bodies = {entry[1].split("/")[2]: entry for entry in Hook.seen}
    def body(name): return json.loads(bodies[name][3])
    try:
        check("Each has the fields its receiver wants",
              body("telegram")["chat_id"] == "42" and key[:4] in body("telegram")["text"] and body("discord")["allowed_mentions"] == {"parse": []}
              and body("json")["key"] == key and len(body("json")["titles"]) == 10 and body("gotify")["title"]
              and bodies["ntfy"][2]["Authorization"] == "Bearer s3cret-token" and bodies["gotify"][2]["X-Gotify-Key"] == "s3cret-token"
              and bodies["matrix"][0] == "PUT" and "%21room%3Aexample" in bodies["matrix"][1], str(bodies.keys()))
    except (KeyError, ValueError) as error: check("Each has the fields its receiver wants", False, repr(error))
    shown = world.run("config", "print", "--webhooks", path).stdout
    check("A webhook's token is never printed", "s3cret" not in shown + run.stdout + run.stderr)
    outcomes = {204: "accepted", 404: "refused", 429: "waiting", 500: "waiting", 502: "uncertain", 999: "uncertain", 302: "refused"}
    names = {code: "nothing" if code == 999 else str(code) for code in outcomes}
    pathlib.Path(path).write_text("".join("[w%d]\nurl = %s/%d\n" % (code, base, code) for code in outcomes))
    key = world.moment(23)[1]
    world.must(world.build(23), "an edition")
    world.run("deliver", "--edition", key, "--webhooks", path)
    found = status(world, "--edition", key)
    for code, outcome in outcomes.items():
        entry = channel(found, "webhook/w%d" % code)
        check("A webhook that answers %s is %s" % (names[code], outcome), entry[outcome] == 1, str(entry))
    server.shutdown()
