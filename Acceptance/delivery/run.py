#!/usr/bin/env python3
"""Delivers editions to receivers on loopback and checks the promise: never twice, and every doubt shown.

  Acceptance/delivery/run.py [--tenhn PROGRAM] [--long] [--only CHECK] [--save FILE] [--opensmtpd FOLDER] [--seed N]

Short (CI): 60 recipients and 10 kills. Long: 1,000 recipients and 200 kills, and Postfix as the server where
Debian's packages are installed. Needs aiosmtpd, dkimpy, http-ece, py-vapid and selenium, which
are installed from PyPI into `.build/delivery-venv`.
"""
import argparse, base64, hashlib, http.server, json, os, pathlib, random, re, shutil, signal, ssl, subprocess, sys, tempfile, threading, time, urllib.error, urllib.request, zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "drills")]
from support import environments, places, servers
from support.reports import Report
from outcomes import balanced, certificates, channel, mail_settings, status


def check_message(check, world, key):
    """One mail, read by Python's own parser."""
    from receivers import Mailbox, Receiver
    box = Mailbox()
    with Receiver(box) as receiver:
        run = world.run("deliver", "--edition", key, *mail_settings(receiver.address, "Reader@news.example", "second@news.example"),
                        "--publisher", "Müller & Söhne, Straße 1, Köln", "--base-url", "https://ten.example")
        check("An edition is delivered to the addresses of the settings", run.returncode == 0 and box.total == 2, run.stderr + run.stdout)
        again = world.run("deliver", "--edition", key, *mail_settings(receiver.address, "Reader@news.example", "second@news.example"))
        check("A second run delivers nothing twice", again.returncode == 0 and box.total == 2, again.stderr)
        check("One connection carries many mails", box.sessions == 1, "%d connections" % box.sessions)
    if not box.total: return
    raw, mail = box.mails["Reader@news.example"][0], box.parsed("Reader@news.example")
    check("No line is longer than RFC 5322 allows", max(map(len, raw.split(b"\r\n"))) <= 998)
    check("Python's parser finds no defect", not mail.defects and not any(part.defects for part in mail.walk()), str(mail.defects))
    check("The header has what a list needs",
          mail["List-Unsubscribe"].startswith("<https://ten.example/unsubscribe/") and mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
          and mail["List-Id"] and mail["Auto-Submitted"] == "auto-generated" and mail["Date"] and mail["To"] == "Reader@news.example", str(mail.items()))
    check("The sender is the one of the settings", mail["From"].addresses[0].addr_spec == "news@news.example" and mail["From"].addresses[0].display_name == "10HN")
    text, html = mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()
    check("Text and HTML have ten stories with links, and the end",
          all("/editions/%s/%d" % (key, n) in text and "/editions/%s/%d" % (key, n) in html for n in range(1, 11))
          and "That’s all." in text and "That’s all." in html)
    check("Publisher and link to unsubscribe are at the end", "Müller & Söhne" in text and "/unsubscribe/" in text and "/unsubscribe/" in html)
    check("The HTML is short enough for Gmail", len(html.encode()) < 102_000, "%d bytes" % len(html.encode()))
    sheet = re.search(r"<style>(.*?)</style>", html, re.S)
    check("The sheet of styles is short enough for Gmail", sheet and len(sheet[1].encode()) < 16_000)
    check("The mail has no image, script or form", not re.search(r"<(img|script|form|link|iframe)\b", html))
    if world.options.save: pathlib.Path(world.options.save).write_text(html)


def check_sameness(check, world, key):
    """The mail's name follows from publication, edition and recipient alone."""
    from receivers import Mailbox, Receiver
    names = []
    for number in range(2):
        box = Mailbox()
        copy = os.path.join(world.folder, "copy%d" % number)
        shutil.copytree(world.data, copy)
        # Another folder with the same edition, which has delivered nothing.
        for name in os.listdir(copy):
            if name.startswith("delivering"): os.remove(os.path.join(copy, name))
        with Receiver(box) as receiver:
            world.run("deliver", "--edition", key, "--title", "Name %d" % number, *mail_settings(receiver.address, "third@news.example"), data=copy)
        names += [str(box.parsed(address)["Message-ID"]) for address in box.mails]
    check("A mail's Message-ID is the same from every folder", len(names) == 2 and names[0] == names[1], str(names))


def check_faults(check, world):
    """Refusals, grey lists, and servers that die at every step."""
    from receivers import DyingServer, Mailbox, Receiver, STEPS
    key = world.moment(1)[1]
    world.must(world.build(1), "a second edition")
    box = Mailbox()
    box.refused, box.grey = {"gone@news.example"}, {"grey@news.example"}
    with Receiver(box) as receiver:
        settings = mail_settings(receiver.address, "gone@news.example", "grey@news.example", "good@news.example")
        world.run("deliver", "--edition", key, *settings)
        entry = channel(status(world, "--edition", key))
        check("A refusal is final, a grey list waits, and the others get their mail",
              (entry["accepted"], entry["refused"], entry["waiting"]) == (1, 1, 1), str(entry))
        world.run("deliver", "--edition", key, *settings)
        check("A refused recipient isn't asked again", box.tries["gone@news.example"] == 1)
        check("A grey list isn't asked again at once", box.tries["grey@news.example"] == 1)
    key = world.moment(2)[1]
    world.must(world.build(2), "an edition")
    last = dict.fromkeys(["waiting", "uncertain"], 0)
    for step in STEPS:
        server, address = DyingServer(step), "%s@news.example" % step.lower()
        run = world.run("deliver", "--edition", key, *mail_settings(server.address, address))
        entry = channel(status(world, "--edition", key))
        new = {name: entry[name] - last[name] for name in last}
        last = {name: entry[name] for name in last}
        server.close()
        if step == "end":
            check("A mail whose answer never came is uncertain, and shown", new == {"waiting": 0, "uncertain": 1} and server.whole == 1, str(entry))
        elif step == "body" and new["uncertain"] == 1:
            # The end of the mail was sent, and nobody can know how much of it arrived.
            check("A server that dies within the mail leaves a doubt", new["waiting"] == 0)
        else:
            check("A server that dies at %s leaves the mail waiting" % step,
                  new == {"waiting": 1, "uncertain": 0} and run.returncode == 1 and "Error" in run.stderr, "%s %s" % (entry, run.stderr))
    shown = world.run("status").stdout
    check("`tenhn status` names the uncertain ones", "%d uncertain" % last["uncertain"] in shown, shown)
    box = Mailbox()
    with Receiver(box) as receiver:
        settings = mail_settings(receiver.address, "end@news.example")
        world.run("deliver", "--edition", key, *settings)
        check("An uncertain mail isn't sent again by itself", not box.mails["end@news.example"])
        world.run("deliver", "release", "--edition", key)
        world.run("deliver", "--edition", key, *settings)
        check("The operator can release it", len(box.mails["end@news.example"]) == 1, str(status(world, "--edition", key)))


def check_words(check, world, key):
    """`tenhn mail test` says what is wrong."""
    from receivers import Mailbox, Receiver
    box = Mailbox()
    with Receiver(box) as receiver:
        good = world.run("mail", "test", "me@news.example", *mail_settings(receiver.address))
        check("A test mail arrives", good.returncode == 0 and box.total == 1, good.stderr)
        box.refused = {"gone@news.example"}
        gone = world.run("mail", "test", "gone@news.example", *mail_settings(receiver.address))
        check("A refusal is repeated in the server's words", gone.returncode == 1 and "No such mailbox" in gone.stderr, gone.stderr)
        tls = world.run("mail", "test", "me@news.example", *mail_settings(receiver.address.replace("smtp:", "smtps:")))
        check("A server without TLS is named as such", tls.returncode == 1 and "secure" in tls.stderr, tls.stderr)
    closed = world.run("mail", "test", "me@news.example", *mail_settings("smtp://127.0.0.1:%d" % servers.free_port()))
    check("A closed port is named as such", closed.returncode == 1 and "nothing answers" in closed.stderr, closed.stderr)
    bad = world.run("mail", "test", "me@news.example\r\nBcc: x@y.example", *mail_settings("smtp://127.0.0.1:1"))
    check("An address with a line end is refused", bad.returncode == 64, bad.stderr)
    off = world.run("mail", "test", "me@news.example")
    check("Without a server the command says what to set", off.returncode == 1 and "mail-server" in off.stderr, off.stderr)
    secret = os.path.join(world.folder, "password")
    pathlib.Path(secret).write_text("open sesame\n")
    shown = world.run("config", "print", *mail_settings("smtp://me@127.0.0.1:25"), "--mail-password-file", secret)
    check("The password is never printed", shown.returncode == 0 and "sesame" not in shown.stdout and "********" in shown.stdout, shown.stderr)


def check_secure(check, world):
    """TLS and logins, at an address that isn't this machine's loopback."""
    from aiosmtpd.smtp import AuthResult
    from receivers import Mailbox, Receiver
    try: context = certificates(world.folder)
    except (subprocess.CalledProcessError, OSError) as error: return check.skipped("TLS and logins", "no certificate or address: %s" % error)
    secret, wrong = os.path.join(world.folder, "secret"), os.path.join(world.folder, "wrong")
    pathlib.Path(secret).write_text("open sesame\n")
    pathlib.Path(wrong).write_text("open barley\n")

    def login(server, session, envelope, mechanism, data):
        return AuthResult(success=(data.login, data.password) == (b"me@home", b"open sesame"), handled=False)

    def test(scheme, receiver, file):
        address = receiver.address.replace("smtp://", scheme + "://me%40home@")
        return world.run("mail", "test", "me@news.example", *mail_settings(address), "--mail-password-file", file)

    place = "198.51.100.7"
    box = Mailbox()
    with Receiver(box, place, tls_context=context, require_starttls=True, authenticator=login, auth_required=True) as receiver:
        good, bad = test("smtp", receiver, secret), test("smtp", receiver, wrong)
        check("Mail goes over STARTTLS with a login", good.returncode == 0 and box.total == 1, good.stderr)
        check("A wrong password is named as such", bad.returncode == 1 and "user and password" in bad.stderr and "barley" not in bad.stderr, bad.stderr)
    with Receiver(box, place, ssl_context=context, authenticator=login, auth_required=True, auth_require_tls=False) as receiver:
        good = test("smtps", receiver, secret)
        check("Mail goes over TLS from the start", good.returncode == 0 and box.total == 2, good.stderr)
    with Receiver(box, place, authenticator=login, auth_require_tls=False) as receiver:
        plain = test("smtp", receiver, secret)
        check("Without STARTTLS nothing is sent to another machine", plain.returncode == 1 and "STARTTLS" in plain.stderr and box.total == 2, plain.stderr)
    subprocess.run(["umount", "/etc/ssl/certs/ca-certificates.crt"], check=True)
    with Receiver(box, place, tls_context=context, require_starttls=True, authenticator=login, auth_required=True) as receiver:
        strange = test("smtp", receiver, secret)
        check("A certificate that nobody vouches for ends the try", strange.returncode == 1 and "certificate" in strange.stderr and box.total == 2, strange.stderr)


def check_relay(check, world):
    """Postfix with TLS, logins, refusals, a grey list and signatures."""
    import dkim, relays
    from receivers import Mailbox, Receiver
    lacking = relays.lacking()
    if lacking: return check.skipped("Postfix as the mail server", "needs " + ", ".join(lacking))
    folder, relay = tempfile.mkdtemp(prefix="tenhn-relay-"), None
    try:
        os.mkdir(os.path.join(folder, "certificates"))
        try: certificates(os.path.join(folder, "certificates"))
        except (subprocess.CalledProcessError, OSError) as error: return check.skipped("Postfix as the mail server", "no certificate or address: %s" % error)
        secret, wrong = pathlib.Path(folder, "secret"), pathlib.Path(folder, "wrong")
        secret.write_text("open sesame\n")
        wrong.write_text("open barley\n")
        step, box = 22, Mailbox()
        key = world.moment(step)[1]
        world.must(world.build(step), "an edition")
        with Receiver(box) as receiver:
            relay = relays.Relay(folder, os.path.join(folder, "certificates"), receiver.controller.port)
            address = "smtp://me%%40relay.example@%s:587" % relays.PLACE
            bad = world.run("mail", "test", "me@reader.example", *mail_settings(address), "--mail-password-file", str(wrong))
            check("Postfix refuses a wrong password, and that is said", bad.returncode == 1 and "user and password" in bad.stderr, bad.stderr)
            nobody = world.run("mail", "test", "me@reader.example", *mail_settings("smtp://%s:587" % relays.PLACE))
            check("Postfix takes nothing without a login, and its words are repeated", nobody.returncode == 1 and "refused" in nobody.stderr, nobody.stderr)
            settings = mail_settings(address, "good@reader.example", "gone@reader.example", "grey@reader.example")
            deliver = ["deliver", "--edition", key, *settings, "--mail-password-file", str(secret), "--mail-book", "yes"]
            first = world.run(*deliver)
            entry = channel(status(world, "--edition", key))
            check("Postfix takes a mail over TLS with a login, refuses one, and puts one on its grey list",
                  (entry["accepted"], entry["refused"], entry["waiting"]) == (1, 1, 1), "%s %s %s" % (entry, first.stderr, relay.log()))
            check("Its words are kept without the address", "5.1.1" in world.run("deliver", "status", "--edition", key).stdout and "gone@" not in world.run("deliver", "status", "--edition", key).stdout,
                  world.run("deliver", "status", "--edition", key).stdout)
            time.sleep(62)
            world.run(*deliver)
            entry = channel(status(world, "--edition", key))
            check("The grey list takes it a minute later", (entry["accepted"], entry["waiting"]) == (2, 0), "%s %s" % (entry, relay.log()))
            limit = time.monotonic() + 30
            while box.total < 2 and time.monotonic() < limit: time.sleep(0.1)
            counts = {address: len(mails) for address, mails in box.mails.items()}
            check("Postfix passes each on once", counts == {"good@reader.example": 1, "grey@reader.example": 1}, str(counts))
            record = relay.record.encode()
            signed = [dkim.verify(mail, dnsfunc=lambda name, timeout=5: record if name == b"test._domainkey.news.example." else None)
                      for mails in box.mails.values() for mail in mails]
            check("dkimpy verifies the signature of the relay on each", len(signed) == 2 and all(signed), str(signed))
            if box.total:
                spoiled = box.mails["good@reader.example"][0].replace(b"That", b"What")
                check("and doesn't on one that was changed", not dkim.verify(spoiled, dnsfunc=lambda name, timeout=5: record))
    finally:
        if relay: relay.close()
        subprocess.run(["umount", "/etc/ssl/certs/ca-certificates.crt"], capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


def check_sendmail(check, world):
    """A program as transport."""
    step = 20
    key = world.moment(step)[1]
    world.must(world.build(step), "an edition")
    out, program = os.path.join(world.folder, "sent"), os.path.join(world.folder, "sendmail")
    pathlib.Path(program).write_text('#!/bin/sh\necho "$@" >>"%s.args"\ncat >>"%s"\ngrep -q later "%s" && exit 75\nexit 0\n' % (out, out, out))
    os.chmod(program, 0o755)
    settings = ["--mail-server", "sendmail:" + program, "--mail-from", "news@news.example", "--mail-to", "me@news.example"]
    run = world.run("deliver", "--edition", key, *settings)
    entry = channel(status(world, "--edition", key))
    sent = pathlib.Path(out).read_text() if os.path.exists(out) else ""
    check("A sendmail takes the mail with -t", entry["accepted"] == 1 and "To: me@news.example" in sent and pathlib.Path(out + ".args").read_text().startswith("-t -i -f news@"),
          "%s %s" % (entry, run.stderr))


def check_books(check, world):
    """An e-reader gets the book alone."""
    from receivers import Mailbox, Receiver
    step = 21
    key = world.moment(step)[1]
    world.must(world.build(step), "an edition")
    box = Mailbox()
    with Receiver(box) as receiver:
        world.run("deliver", "--edition", key, *mail_settings(receiver.address), "--to-reader", "device@reader.example")
        world.run("deliver", "--edition", key, *mail_settings(receiver.address, "both@reader.example"), "--mail-book", "yes")
    if not check_one(check, "An e-reader gets a mail", box, "device@reader.example"): return
    books = [part for part in box.parsed("device@reader.example").walk() if part.get_content_type() == "application/epub+zip"]
    check("The mail for an e-reader holds the EPUB", len(books) == 1 and books[0].get_content()[:2] == b"PK" and books[0].get_filename() == key + ".epub")
    if not check_one(check, "A reader gets a mail with the book", box, "both@reader.example"): return
    mail = box.parsed("both@reader.example")
    attached = list(mail.iter_attachments())
    check("With mail-book an ordinary mail has text, HTML and the same EPUB, and says so",
          [part.get_filename() for part in attached] == [key + ".epub"] and attached[0].get_content() == books[0].get_content()
          and all("attached as a book" in mail.get_body((kind,)).get_content() for kind in ("plain", "html")) and not mail.defects)


def check_passes(check, world, key):
    """An edition as a pass: unpacked, its hashes compared, and its signature verified up to an authority made for the test."""
    folder = os.path.join(world.folder, "passes")
    os.mkdir(folder)
    def openssl(*arguments): return subprocess.run(["openssl", *arguments], capture_output=True, cwd=folder)
    for command in (["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Test authority"],
                    ["req", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "request.pem", "-subj", "/UID=pass.org.example.news/CN=Pass/OU=TEAM123456"],
                    ["x509", "-req", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-out", "certificate.pem"],
                    ["genrsa", "-traditional", "-out", "account.pem", "2048"], ["rsa", "-in", "account.pem", "-pubout", "-out", "public.pem"]):
        if openssl(*command).returncode: return check.skipped("Passes", "openssl %s doesn't work here" % command[0])
    at = pathlib.Path(folder)
    (at / "pass.pem").write_text("".join((at / name).read_text() for name in ("key.pem", "certificate.pem", "ca.pem")))
    (at / "wallet.json").write_text(json.dumps({"client_email": "tenhn@example.org", "private_key": (at / "account.pem").read_text()}))
    wrong = world.run("config", "check", "--pass-file", str(at / "key.pem"))
    check("A file without the certificate is refused with what to do, and the key isn't printed",
          wrong.returncode and "pass-file" in wrong.stderr and "PRIVATE" not in wrong.stderr, wrong.stderr)
    port = servers.free_port()
    site = "http://127.0.0.1:%d" % port
    child = world.start("serve", "--live", "no", "--port", str(port), "--base-url", "https://ten.example", "--pass-file", str(at / "pass.pem"),
                        "--google-issuer", "33880000", "--google-key-file", str(at / "wallet.json"))
    try:
        limit = time.monotonic() + 60
        while time.monotonic() < limit and world.run("health", "--port", str(port)).returncode: time.sleep(0.1)
        with urllib.request.urlopen("%s/editions/%s" % (site, key)) as page: text = page.read().decode()
        check("The edition's page leads to both passes", "/editions/%s.pkpass" % key in text and "/editions/%s/wallet" % key in text)
        with urllib.request.urlopen("%s/editions/%s.pkpass" % (site, key)) as answer:
            check("A pass has its type", answer.headers["Content-Type"] == "application/vnd.apple.pkpass", answer.headers["Content-Type"])
            (at / "pass.zip").write_bytes(answer.read())
        with zipfile.ZipFile(at / "pass.zip") as pack:
            whole, files = pack.testzip() is None, {name: pack.read(name) for name in pack.namelist()}
        manifest = json.loads(files["manifest.json"])
        check("Its manifest has the SHA-1 of each of its files", whole and manifest == {name: hashlib.sha1(data).hexdigest() for name, data in files.items() if name not in ("manifest.json", "signature")}, str(manifest))
        card = json.loads(files["pass.json"])
        check("It is of the certificate's type and team, and its code leads to the edition",
              (card["passTypeIdentifier"], card["teamIdentifier"], card["barcodes"][0]["message"]) == ("pass.org.example.news", "TEAM123456", "https://ten.example/editions/" + key), str(card))
        (at / "manifest.json").write_bytes(files["manifest.json"])
        (at / "signature").write_bytes(files["signature"])
        verify = ["cms", "-verify", "-binary", "-inform", "DER", "-in", "signature", "-content", "manifest.json", "-CAfile", "ca.pem", "-purpose", "any"]
        check("openssl verifies its signature up to the authority", openssl(*verify).returncode == 0, openssl(*verify).stderr)
        (at / "manifest.json").write_bytes(files["manifest.json"].replace(b"a", b"b"))
        check("and doesn't if the manifest was changed", openssl(*verify).returncode != 0)
        class Still(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_): return None
        try: urllib.request.build_opener(Still).open("%s/editions/%s/wallet" % (site, key)); link = ""
        except urllib.error.HTTPError as error: link = error.headers["Location"] or ""
        parts = link.rsplit("/", 1)[-1].split(".")
        (at / "signed").write_text(".".join(parts[:2]))
        (at / "token").write_bytes(base64.urlsafe_b64decode(parts[-1] + "=="))
        check("The link for Google's Wallet is signed by the service account and short enough",
              link.startswith("https://pay.google.com/gp/v/save/") and len(link) < 1800 and openssl("dgst", "-sha256", "-verify", "public.pem", "-signature", "token", "signed").returncode == 0, "%d: %s" % (len(link), link[:80]))
    finally:
        child.terminate()
        child.wait(timeout=30)


def check_one(check, sentence, box, address):
    check(sentence, len(box.mails[address]) == 1, str({k: len(v) for k, v in box.mails.items()}))
    return bool(box.mails[address])


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


def base64url(data): return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def check_push(check, world):
    """Browsers subscribe over HTTP; a service on loopback takes what is sent, and public libraries read it."""
    import http_ece
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from py_vapid import Vapid02
    service = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=service.serve_forever, daemon=True).start()
    place, step = "127.0.0.1:%d" % service.server_address[1], 30
    key = world.moment(step)[1]
    world.must(world.build(step), "an edition")
    settings = ["--push", "yes", "--allow", place, "--base-url", "https://ten.example", "--contact", "operator@ten.example"]
    port = servers.free_port()
    child = world.start("serve", "--live", "no", "--port", str(port), *settings)
    site = "http://127.0.0.1:%d" % port
    browser, auth = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
    point = browser.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)

    def post(endpoint):
        body = json.dumps({"endpoint": endpoint, "keys": {"p256dh": base64url(point), "auth": base64url(auth)}}).encode()
        request = urllib.request.Request(site + "/push", body, {"Content-Type": "application/json"})
        try: return urllib.request.urlopen(request).status
        except urllib.error.HTTPError as error: return error.code

    limit, own = time.monotonic() + 60, None
    while own is None and time.monotonic() < limit:
        try: own = json.load(urllib.request.urlopen(site + "/push"))["key"]
        except OSError: time.sleep(0.2)
    outcomes = {201: "accepted", 404: "refused", 410: "refused", 429: "waiting", 500: "waiting"}
    check("Browsers can subscribe", own and all(post("http://%s/%d/%d" % (place, code, code)) == 204 for code in outcomes))
    check("A private or insecure address is no push service", post("http://127.0.0.1:9/x") == 400 and post("http://push.example/x") == 400)
    private = post("https://127.0.0.1/x")
    child.terminate()
    child.wait(timeout=30)
    Hook.seen.clear()
    world.run("deliver", "--edition", key, *settings)
    entry = channel(status(world, "--edition", key), "push")
    wanted = {name: list(outcomes.values()).count(name) for name in ("accepted", "refused", "waiting")}
    # An address on loopback is kept as any other, and is refused when it is looked at before a connection.
    wanted["waiting"] += private == 204
    check("Each answer of a push service has its outcome", {name: entry[name] for name in wanted} == wanted, "%s, wanted %s" % (entry, wanted))
    check("No connection goes to a private address", len(Hook.seen) == len(outcomes), str(len(Hook.seen)))
    headers, body = next((entry[2], entry[3]) for entry in Hook.seen if entry[1].startswith("/201"))
    note = json.loads(http_ece.decrypt(body, private_key=browser, auth_secret=auth, version="aes128gcm"))
    check("http-ece decrypts the message, and it is declarative", note["web_push"] == 8030 and note["notification"]["navigate"] == "https://ten.example/editions/" + key, str(note))
    token = headers["Authorization"].split("t=")[1].split(",")[0]
    parts = token.encode().rsplit(b".", 1)
    try: proven = Vapid02.verify(headers["Authorization"])
    except Exception as error: proven = repr(error)
    claims = json.loads(base64.urlsafe_b64decode(parts[0].split(b".")[1] + b"=="))
    check("py-vapid verifies who sends", proven is True and claims["aud"] == "http://" + place and claims["sub"] == "mailto:operator@ten.example" and headers["Authorization"].endswith("k=" + own),
          "%s %s" % (proven, claims))
    check("The message replaces the last and ends with the next edition", headers["Topic"] == key and 3600 <= int(headers["TTL"]) <= 86400 and headers["Content-Encoding"] == "aes128gcm")
    Hook.seen.clear()
    other = world.moment(40)[1]
    world.must(world.build(40), "an edition")
    world.run("deliver", "--edition", other, *settings)
    check("A browser that is gone is forgotten", not any(entry[1].startswith(("/404", "/410")) for entry in Hook.seen) and Hook.seen)
    service.shutdown()


def check_worker(check, world):
    """The button and the service worker in Chromium, which is handed a message through DevTools."""
    if not shutil.which("chromium") or not shutil.which("chromedriver"):
        return check.skipped("Notifications in a browser", "needs chromium and chromedriver")
    sys.path.append(str(HERE.parent / "browser"))
    from browser import browser, until
    port = servers.free_port()
    site = "http://127.0.0.1:%d" % port
    child = world.start("serve", "--live", "no", "--port", str(port), "--push", "yes")
    try:
        until(lambda: world.run("health", "--port", str(port)).returncode == 0, 60)
        with browser() as driver:
            driver.execute_cdp_cmd("Browser.grantPermissions", {"origin": site, "permissions": ["notifications"]})
            driver.get(site + "/settings")
            shown = until(lambda: driver.execute_script("return document.querySelector('#notify:not([hidden]) button')?.textContent"))
            check("The settings have a button for notifications", shown == "Notify me of each edition", str(shown))
            driver.execute_async_script("const done = arguments[0]; navigator.serviceWorker.ready.then(() => done())")
            driver.execute_cdp_cmd("ServiceWorker.enable", {})
            note = {"title": "Morning edition", "body": "One", "navigate": site + "/editions/x", "tag": "edition"}
            message = json.dumps({"web_push": 8030, "notification": note})

            def told():
                # DevTools count registrations; those that aren't there are ignored. A second message replaces the first.
                for number in range(4):
                    driver.execute_cdp_cmd("ServiceWorker.deliverPushMessage", {"origin": site, "registrationId": str(number), "data": message})
                return driver.execute_async_script(
                    "const done = arguments[0]; navigator.serviceWorker.ready.then((r) => r.getNotifications()).then((n) => done(n.map((x) => [x.title, x.body, x.data.address])))")

            notes = until(told, 30)
            check("The service worker shows one notification that leads to the edition", notes == [["Morning edition", "One", note["navigate"]]], str(notes))
    finally:
        child.terminate()
        child.wait(timeout=30)


def check_subscribers(check, world):
    """The operator's commands for the list."""
    from receivers import Mailbox, Receiver
    step = 31
    key = world.moment(step)[1]
    world.must(world.build(step), "an edition")
    lines = "a@list.example\nb@list.example morning\nc@list.example evening\nnot an address\n"
    file = os.path.join(world.folder, "addresses")
    pathlib.Path(file).write_text(lines)
    world.run("subscribers", "import", file)
    exported = world.run("subscribers", "export").stdout
    check("Addresses are imported and exported alike", exported == "a@list.example\nb@list.example morning\nc@list.example evening\n", exported)
    world.run("subscribers", "remove", "a@list.example")
    refused = world.run("subscribers", "add", "a@list.example")
    world.run("subscribers", "import", file)
    check("Whoever has left isn't added by mistake", refused.returncode == 1 and "a@list.example" not in world.run("subscribers", "export").stdout)
    check("The address of somebody who left is nowhere in the database",
          b"a@list.example" not in pathlib.Path(world.data, "tenhn.sqlite").read_bytes())
    box = Mailbox()
    with Receiver(box) as receiver:
        world.run("deliver", "--edition", key, *mail_settings(receiver.address))
    wanted = {"b@list.example"} if key.endswith("morning") else {"c@list.example"}
    check("Subscribers get the slots they want", set(box.mails) == wanted, str(set(box.mails)))
    for address in ("b@list.example", "c@list.example"): world.run("subscribers", "remove", address)


def check_confirming(check, world, askers, kills, seed):
    """Kills the server at random moments while strangers ask for a subscription: each gets one mail, or the doubt is shown."""
    from receivers import Mailbox, Receiver
    chance, box = random.Random(seed), Mailbox()
    box.delay, answered, killed = 0.02, set(), 0
    data = os.path.join(world.folder, "confirming")
    world.must(world.run(*world.build_arguments(0), data=data), "an edition")
    waiting = ["asker%d@confirm.example" % number for number in range(askers)]

    def ask(site, count):
        end = max(0, len(waiting) - count)
        while len(waiting) > end:
            # A proxy on this machine says whom it asks for.
            headers = {"X-Forwarded-For": "198.51.100.%d" % chance.randrange(250), "Origin": site}
            request = urllib.request.Request(site + "/subscribe", ("address=" + waiting[-1].replace("@", "%40")).encode(), headers)
            try: urllib.request.urlopen(request, timeout=10).close()
            except urllib.error.HTTPError as error:
                if error.code != 429: raise
                continue
            answered.add(waiting.pop())

    with Receiver(box) as receiver:
        settings = [*mail_settings(receiver.address), "--audience", "public"]
        for turn in range(kills + 1):
            port = servers.free_port()
            site = "http://127.0.0.1:%d" % port
            child = world.start("serve", "--port", str(port), *settings, "--base-url", site, data=data)
            limit = time.monotonic() + 60
            while time.monotonic() < limit and world.run("health", "--port", str(port)).returncode: time.sleep(0.05)
            before = box.total
            # Some requests in each life of the server, so that each kill meets mails under way.
            ask(site, askers // (kills + 1) if turn < kills else askers)
            if turn == kills: break
            limit = time.monotonic() + 15
            while box.total == before and time.monotonic() < limit: time.sleep(0.002)
            time.sleep(chance.random() * 0.1)
            child.send_signal(signal.SIGKILL)
            child.wait()
            killed += 1
        child.terminate()
        child.wait(timeout=30)
        ended = world.run("deliver", *settings, data=data)
    letters = json.loads(world.must(world.run("deliver", "status", "--json", data=data), "status").stdout)["letters"]
    counts = {address: len(box.mails[address]) for address in answered}
    missing = [address for address, count in counts.items() if not count]
    print("  %d asked, %d kills: %d mails, %s" % (len(answered), killed, box.total, letters), flush=True)
    check("%d kills: nobody gets the confirming mail twice" % killed, all(count < 2 for count in counts.values()) and len(answered) == askers, str(counts))
    check("%d kills: no confirming mail is lost without being shown as uncertain" % killed,
          len(missing) <= letters["uncertain"] and letters["waiting"] == 0 and sum(letters.values()) == askers, "%s %s %s" % (missing, letters, ended.stderr))
    link = re.search(r"http://\S+/subscribe/[0-9a-f]{64}", box.parsed(next(a for a in answered if counts[a])).get_content())
    check("The mail has its link", link)


def check_due(check, world):
    """By itself only the edition of the latest cut-off is delivered: by the command, and by the server after the seal."""
    from receivers import Mailbox, Receiver
    now = time.time()
    cutoff = (now - 6 * 3600) // 43200 * 43200 + 6 * 3600
    if cutoff + 43200 - now < 300: return check.skipped("What is due", "the next cut-off is too near")
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(cutoff))
    key = at[:10] + ("-morning" if at[11:13] == "06" else "-evening")
    data = os.path.join(world.folder, "due")
    zone = ["--time-zone", "UTC"]
    world.must(world.run(*world.build_arguments(0), *zone, data=data), "an old edition")
    box = Mailbox()
    with Receiver(box) as receiver:
        settings = mail_settings(receiver.address, "one@due.example") + zone
        run = world.run("deliver", *settings, data=data)
        check("An old edition isn't delivered by itself", box.total == 0 and run.returncode == 0 and "--edition" in run.stderr + run.stdout, run.stderr + run.stdout)
        world.must(world.run("edition", "build", "--at", at, "--replay", world.archive_of(at), *zone, data=data), "an edition")
        run = world.run("deliver", *settings, data=data)
        check("The edition of the latest cut-off is delivered", box.total == 1 and key in run.stdout + run.stderr, run.stderr + run.stdout)
        settings = mail_settings(receiver.address, "one@due.example", "two@due.example") + zone
        child = world.start("serve", "--port", str(servers.free_port()), *settings, data=data)
        limit = time.monotonic() + 60
        while time.monotonic() < limit and not box.mails["two@due.example"] and child.poll() is None: time.sleep(0.2)
        child.terminate()
        child.wait(timeout=30)
        counts = [len(box.mails[address]) for address in ("one@due.example", "two@due.example")]
        check("`serve` delivers by itself, and to nobody twice", counts == [1, 1], str(counts))
        port = servers.free_port()
        site = "http://127.0.0.1:%d" % port
        settings = [*mail_settings(receiver.address, "three@due.example"), *zone, "--audience", "public", "--base-url", site, "--serve-delivers", "no"]
        child = world.start("serve", "--port", str(port), *settings, data=data)
        limit = time.monotonic() + 90
        while time.monotonic() < limit and world.run("health", "--port", str(port)).returncode: time.sleep(0.1)
        # The second letter goes out a round later than the first.
        for asker in ("asker1@due.example", "asker2@due.example"):
            urllib.request.urlopen(urllib.request.Request(site + "/subscribe", ("address=" + asker).encode(), {"Origin": site}), timeout=10).close()
            while time.monotonic() < limit and not box.mails[asker] and child.poll() is None: time.sleep(0.2)
        child.terminate()
        child.wait(timeout=30)
        check("With serve-delivers = no, `serve` sends the mails that ask to confirm, and no edition",
              len(box.mails["asker1@due.example"]) == len(box.mails["asker2@due.example"]) == 1 and not box.mails["three@due.example"], str({k: len(v) for k, v in box.mails.items()}))


def check_kills(check, world, recipients, kills, seed):
    """Kills the program at random moments until everything is delivered."""
    from receivers import Mailbox, Receiver
    chance, step = random.Random(seed), 33
    key = world.moment(step)[1]
    world.must(world.build(step), "an edition")
    box, addresses = Mailbox(), ["reader%d@kill.example" % number for number in range(recipients)]
    box.delay = 0.02
    killed = 0
    file = os.path.join(world.folder, "addresses-to-kill")
    pathlib.Path(file).write_text("\n".join(addresses))
    world.must(world.run("subscribers", "import", file), "an import")
    with Receiver(box) as receiver:
        command = ["deliver", "--edition", key, *mail_settings(receiver.address)]
        while killed < kills:
            before = box.total
            child = world.start(*command)
            # From the first mail on, some mails later: a kill that comes before them all shows nothing.
            limit = time.monotonic() + 20
            while box.total == before and child.poll() is None and time.monotonic() < limit: time.sleep(0.002)
            if child.poll() is not None: break
            time.sleep(chance.random() * 0.12)
            child.send_signal(signal.SIGKILL)
            child.wait()
            killed += 1
        ended = world.run(*command, timeout=600)
    entry = channel(status(world, "--edition", key))
    counts = {address: len(box.mails[address]) for address in addresses}
    doubled = [address for address, count in counts.items() if count > 1]
    missing = [address for address, count in counts.items() if count == 0]
    heard = entry["accepted"]
    print("  %d recipients, %d kills: %d received, %d accepted, %d uncertain, %d doubled" % (
        recipients, killed, box.total, heard, entry["uncertain"], len(doubled)), flush=True)
    check("%d kills: no mail came twice" % kills, not doubled, str(doubled[:5]))
    check("%d kills: everything is accounted for" % kills, balanced(entry) and entry["queued"] == recipients and entry["waiting"] == 0, "%s %s" % (entry, ended.stderr))
    check("%d kills: no mail is lost without being shown as uncertain" % kills,
          len(missing) <= entry["uncertain"] and box.total - heard + len(missing) == entry["uncertain"], "%d missing, %s" % (len(missing), entry))
    check("%d kills happened in the middle" % kills, killed >= min(kills, recipients // 6), "%d" % killed)


CHECKS = "message faults words secure relay opensmtpd sendmail books passes webhooks push worker firefox subscribers due confirming shards kills".split()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenhn", default=places.TENHN)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--only", choices=CHECKS)
    parser.add_argument("--opensmtpd", help="a folder in which Debian's package opensmtpd is unpacked")
    parser.add_argument("--save", help="a file for the HTML of a mail")
    options = parser.parse_args()
    try: environments.with_packages("delivery", ["aiosmtpd", "dkimpy", "http-ece", "py-vapid", "selenium"])
    except environments.Unavailable as error:
        report = Report("delivery")
        report.skipped("all", str(error))
        return report.finish()
    # The server that makes editions would ask for Hacker News.
    environments.on_loopback_alone()
    import firefox, opensmtpd, shards
    from world import World
    check = Report("delivery")
    with tempfile.TemporaryDirectory(prefix="tenhn-delivery-") as scratch:
        options.scratch = scratch
        world = World(options, "delivery")
        try:
            world.must(world.build(0), "an edition")
            key = world.moment(0)[1]
            steps = {
                "message": lambda: (check_message(check, world, key), check_sameness(check, world, key)),
                "faults": lambda: check_faults(check, world), "words": lambda: check_words(check, world, key),
                "secure": lambda: check_secure(check, world),
                "relay": lambda: check_relay(check, world) if options.long or options.only else None,
                "opensmtpd": lambda: opensmtpd.check_opensmtpd(check, world, options.opensmtpd) if options.long or options.only else None,
                "sendmail": lambda: check_sendmail(check, world), "books": lambda: check_books(check, world),
                "passes": lambda: check_passes(check, world, key),
                "webhooks": lambda: check_webhooks(check, world), "subscribers": lambda: check_subscribers(check, world),
                "push": lambda: check_push(check, world),
                "worker": lambda: check_worker(check, world),
                "firefox": lambda: firefox.check_firefox(check, world) if options.long or options.only else None,
                "due": lambda: check_due(check, world),
                "confirming": lambda: check_confirming(check, world, *((300, 40) if options.long else (24, 3)), options.seed),
                "shards": lambda: shards.check_shards(check, world, *((400, 40) if options.long else (32, 8)), options.seed),
                "kills": lambda: check_kills(check, world, *((1000, 200) if options.long else (60, 10)), options.seed),
            }
            for name in CHECKS:
                if options.only in (None, name): steps[name]()
        finally: world.close()
    return check.finish()


if __name__ == "__main__": sys.exit(main())
