"""The ways that a mail takes: TLS and logins, Postfix, a program of the machine."""
import os, pathlib, shutil, subprocess, tempfile, time

from outcomes import certificates, channel, mail_settings, status
from receivers import Mailbox, Receiver


def check_secure(check, world):
    """TLS and logins, at an address that isn't this machine's loopback."""
    from aiosmtpd.smtp import AuthResult
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
