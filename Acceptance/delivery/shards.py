"""Eight processes with folders of their own, which read the edition from its site by HTTPS: together they send each mail once."""
import http.server, json, os, pathlib, random, signal, subprocess, threading, time, urllib.error, urllib.request

from outcomes import balanced, certificates, channel, mail_settings, status
from receivers import Mailbox, Receiver
from support import servers

PLACE = "198.51.100.7"


class Front:
    """HTTPS in front of a server, as a proxy has it. `change` alters what goes through."""

    def __init__(self, port, context):
        self.change, self.asked = None, 0
        front = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                front.asked += 1
                request = urllib.request.Request("http://127.0.0.1:%d%s" % (port, self.path), headers={"Authorization": self.headers.get("Authorization", "")})
                try:
                    with urllib.request.urlopen(request, timeout=30) as answer: code, body = answer.status, answer.read()
                except urllib.error.HTTPError as error: code, body = error.code, error.read()
                if front.change and code == 200: body = front.change(body)
                try:
                    self.send_response(code)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except OSError: pass  # Whoever asked was killed.

            def log_message(self, *_): pass

        self.server = http.server.ThreadingHTTPServer((PLACE, 0), Handler)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = "https://%s:%d" % (PLACE, self.server.server_address[1])

    def close(self): self.server.shutdown()


def check_shards(check, world, count, kills, seed):
    folder = os.path.join(world.folder, "https")
    os.mkdir(folder)
    try: context = certificates(folder)
    except (subprocess.CalledProcessError, OSError) as error: return check.skipped("Shards over HTTPS", "no certificate or address: %s" % error)
    child, front = None, None
    try:
        step, data = 32, os.path.join(world.folder, "main")
        key = world.moment(step)[1]
        world.must(world.run(*world.build_arguments(30), data=data), "an edition before")
        addresses = ["reader%d@shard.example" % number for number in range(count)]
        file = os.path.join(folder, "addresses")
        pathlib.Path(file).write_text("\n".join(addresses))
        world.must(world.run("subscribers", "import", file, data=data), "an import")
        backup, secret, wrong = (os.path.join(folder, name) for name in ("backup", "secret", "wrong"))
        pathlib.Path(secret).write_text("of the shards\n")
        pathlib.Path(wrong).write_text("of nobody\n")
        # The folders are made before the edition is, and before somebody leaves.
        world.must(world.run("backup", backup, data=data), "a backup")
        shards = [os.path.join(folder, str(number)) for number in range(1, 9)]
        for shard in shards: world.must(world.run("restore", backup, data=shard), "a restored folder")
        port = servers.free_port()
        box = Mailbox()
        with Receiver(box) as receiver:
            mail = [*mail_settings(receiver.address), "--base-url", "https://ten.example"]
            child = world.start("serve", "--live", "no", "--serve-delivers", "no", "--port", str(port), "--shard-secret-file", secret, *mail, data=data)
            limit = time.monotonic() + 60
            while time.monotonic() < limit and world.run("health", "--port", str(port)).returncode: time.sleep(0.1)
            front = Front(port, context)

            def deliver(number, token=secret, site=None):
                return ["deliver", "--edition", key, "--shard", "%d/8" % number, "--from", site or front.address, "--shard-secret-file", token, *mail]

            def refused(sentence, word, number=1, data=shards[0], **options):
                run = world.run(*deliver(number, **options), data=data)
                check(sentence, run.returncode and word in run.stderr and "Nothing was sent" in run.stderr and run.stderr.count("\n") == 1 and not box.total,
                      "%s %d mails" % (run.stderr, box.total))

            refused("An edition that isn't sealed yet is sent by no shard, and that is said", "has no sealed edition")
            world.must(world.run(*world.build_arguments(step), data=data), "an edition")
            world.must(world.run("subscribers", "remove", addresses[0], data=data), "leaving")
            refused("A wrong token is named as such", "refused the token", token=wrong)
            def altered(body):
                found = json.loads(body)
                found["manifest"] = found["manifest"].replace('"title":"', '"title":"Not ', 1)
                return json.dumps(found).encode()
            front.change = altered
            refused("An altered edition is sent by no shard, and that is said", "isn't what was sealed")
            front.change = lambda body: body[:len(body) // 2]
            refused("So is one that is cut", "can't be read")
            def keep(body):
                # A cache that gives the answer of an hour ago.
                found = json.loads(body)
                found["at"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 3600))
                return json.dumps(found).encode()
            front.change = keep
            refused("So is a stale answer", "A cache in between")
            front.change = None
            other = os.path.join(folder, "other")
            world.must(world.run(*world.build_arguments(30), data=other), "another folder")
            refused("A folder with another list is refused", "tenhn restore", data=other)
            subprocess.run(["umount", "/etc/ssl/certs/ca-certificates.crt"], check=True)
            refused("A certificate that nobody vouches for ends the try", "certificate")
            subprocess.run(["mount", "--bind", os.path.join(folder, "ca.pem"), "/etc/ssl/certs/ca-certificates.crt"], check=True)
            plain = world.run(*deliver(1, site="http://%s:1" % PLACE), data=shards[0])
            check("A site is read by HTTPS alone", plain.returncode == 64 and not box.total, plain.stderr)

            chance, killed = random.Random(seed), 0
            # Slow enough that a fast machine has not sent all before the kills.
            box.delay = 0.3
            running = {}
            while killed < kills:
                for number, shard in enumerate(shards, 1):
                    if number not in running or running[number].poll() not in (None, 0): running[number] = world.start(*deliver(number), data=shard)
                alive = [process for process in running.values() if process.poll() is None]
                if not alive: break
                before, limit = box.total, time.monotonic() + 20
                # Some mails later: a kill that comes before them all shows nothing.
                while box.total == before and time.monotonic() < limit and any(process.poll() is None for process in alive): time.sleep(0.002)
                time.sleep(chance.random() * 0.1)
                victim = chance.choice(alive)
                if victim.poll() is None:
                    victim.send_signal(signal.SIGKILL)
                    victim.wait()
                    killed += 1
            for process in running.values(): process.wait(timeout=300)
            last = [world.start(*deliver(number), data=shard) for number, shard in enumerate(shards, 1)]
            for process in last: process.wait(timeout=300)
        entries = [channel(status(world, "--edition", key, data=shard)) for shard in shards]
        counts = {address: len(box.mails[address]) for address in addresses}
        missing = [address for address in addresses[1:] if not counts[address]]
        uncertain = sum(entry["uncertain"] for entry in entries)
        print("  %d subscribers, 8 shards, %d kills: %d received, %d accepted, %d uncertain, %d doubled" % (
            count, killed, box.total, sum(entry["accepted"] for entry in entries), uncertain, sum(n > 1 for n in counts.values())), flush=True)
        check("Eight shards that read the edition by HTTPS send no mail twice together, with %d kills" % killed, all(n < 2 for n in counts.values()) and killed >= kills // 2, str(counts))
        check("and lose none without showing it as uncertain", len(missing) <= uncertain and all(balanced(entry) and not entry["waiting"] for entry in entries)
              and sum(entry["queued"] for entry in entries) == count - 1, "%s %s" % (missing, entries))
        check("Whoever left at the site after the shards' folders were made gets nothing", counts[addresses[0]] == 0)
        checked = [world.run("edition", "verify", key, data=shard) for shard in shards[:1]]
        check("What a shard has read can be verified there, and that says what isn't there", all(run.returncode == 0 and "read from its site" in run.stdout + run.stderr for run in checked), checked[0].stdout + checked[0].stderr)
        link = box.parsed(next(address for address in addresses if counts[address]))["List-Unsubscribe"].strip("<>").rsplit("/", 1)[1]
        with urllib.request.urlopen("http://127.0.0.1:%d/unsubscribe/%s" % (port, link)) as page:
            check("The links to leave in the shards' mails lead somewhere at the site", page.status == 200)
    finally:
        if front: front.close()
        if child:
            child.terminate()
            child.wait(timeout=30)
        subprocess.run(["umount", "/etc/ssl/certs/ca-certificates.crt"], capture_output=True)
