"""The mail itself, what servers answer to it, and what the program says about them."""
import os, pathlib, re, shutil

from outcomes import channel, mail_settings, status
from receivers import DyingServer, Mailbox, Receiver, STEPS
from support import servers


def check_message(check, world, key):
    """One mail, read by Python's own parser."""
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
