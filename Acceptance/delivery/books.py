"""Books by mail, and passes for an e-reader."""
import base64, hashlib, json, os, pathlib, subprocess, time, urllib.error, urllib.request, zipfile

from outcomes import mail_settings
from receivers import Mailbox, Receiver
from support import servers


def check_books(check, world):
    """An e-reader gets the book alone."""
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
