"""OpenSMTPD as the server that mail is handed to, from Debian's package as it is unpacked: it can't be installed beside Postfix.

    apt-get download opensmtpd && dpkg -x opensmtpd_*.deb FOLDER && Acceptance/delivery/run.py --opensmtpd FOLDER --only opensmtpd
"""
import os, pathlib, socket, subprocess, tempfile, time

from outcomes import balanced, certificates, channel, mail_settings, status
from receivers import Mailbox, Receiver
from relays import free_port

SETTINGS = """\
pki mail cert "{folder}/server.pem"
pki mail key "{folder}/server.key"
listen on 127.0.0.1 port {port} hostname relay.example
listen on 198.51.100.7 port {port} tls-require pki mail hostname relay.example
action "on" relay host smtp://127.0.0.1:{next}
match from any for rcpt-to "gone@reader.example" reject
match from any for any action "on"
"""


def mounted(folder):
    """Its two users and its folders, in this namespace alone."""
    for name, lines in (("passwd", "opensmtpd:x:981:981::/var/lib/opensmtpd/empty:/usr/sbin/nologin\nopensmtpq:x:982:982::/:/usr/sbin/nologin\n"),
                        ("group", "opensmtpd:x:981:\nopensmtpq:x:982:\n")):
        copy = pathlib.Path(folder, name)
        copy.write_text(pathlib.Path("/etc", name).read_text().rstrip("\n") + "\n" + lines)
        subprocess.run(["mount", "--bind", str(copy), "/etc/" + name], check=True)
    for place in ("/var/spool", "/var/lib", "/run"): subprocess.run(["mount", "-t", "tmpfs", "tmpfs", place], check=True)
    os.makedirs("/var/lib/opensmtpd/empty")


def unmounted():
    for place in ("/etc/passwd", "/etc/group", "/var/spool", "/var/lib", "/run", "/etc/ssl/certs/ca-certificates.crt"):
        subprocess.run(["umount", place], capture_output=True)


def check_opensmtpd(check, world, unpacked):
    if not unpacked: return check.skipped("OpenSMTPD as the mail server", "needs --opensmtpd FOLDER with Debian's package opensmtpd unpacked")
    program = os.path.join(unpacked, "usr/sbin/smtpd")
    server, folder = None, tempfile.mkdtemp(prefix="tenhn-opensmtpd-")
    os.chmod(folder, 0o755)
    step = 24
    key = world.moment(step)[1]
    world.must(world.build(step), "an edition")
    box = Mailbox()
    try:
        try:
            certificates(folder)
            mounted(folder)
        except (subprocess.CalledProcessError, OSError) as error: return check.skipped("OpenSMTPD as the mail server", "no certificate or mount: %s" % error)
        with Receiver(box) as receiver:
            port = free_port()
            settings = pathlib.Path(folder, "smtpd.conf")
            settings.write_text(SETTINGS.format(folder=folder, port=port, next=receiver.controller.port))
            log = open(os.path.join(folder, "log"), "w+")
            server = subprocess.Popen([program, "-d", "-f", str(settings)], stdout=log, stderr=log)
            limit = time.monotonic() + 20
            while time.monotonic() < limit and server.poll() is None and not open_port(port): time.sleep(0.1)
            said = lambda: pathlib.Path(folder, "log").read_text()[-1500:]
            deliver = ["deliver", "--edition", key, *mail_settings("smtp://127.0.0.1:%d" % port, "good@reader.example", "gone@reader.example", "other@reader.example")]
            run = world.run(*deliver)
            entry = channel(status(world, "--edition", key))
            check("OpenSMTPD takes what it takes and refuses one, and each has its outcome",
                  (entry["accepted"], entry["refused"], entry["waiting"]) == (2, 1, 0) and balanced(entry), "%s %s %s" % (entry, run.stderr, said()))
            limit = time.monotonic() + 30
            while box.total < 2 and time.monotonic() < limit: time.sleep(0.1)
            world.run(*deliver)
            time.sleep(1)
            counts = {address: len(mails) for address, mails in box.mails.items()}
            check("OpenSMTPD passes each on once", counts == {"good@reader.example": 1, "other@reader.example": 1}, "%s %s" % (counts, said()))
            secure = world.run("mail", "test", "me@reader.example", *mail_settings("smtp://198.51.100.7:%d" % port))
            if secure.returncode == 0: check("OpenSMTPD takes mail over STARTTLS", True)
            else:
                # OpenSMTPD 6.8.0p2 with OpenSSL 3: OpenSMTPD's issues 1171 and 1239.
                check("A handshake that OpenSMTPD breaks off ends the try, and nothing is sent", "STARTTLS" in secure.stderr and box.total == 2 and "SSL routines" in said(),
                      "%s %s" % (secure.stderr, said()))
            # As if the machine lost it: the next try finds nobody.
            server.kill()
            server.wait()
            gone = world.run("mail", "test", "me@reader.example", *mail_settings("smtp://127.0.0.1:%d" % port))
            check("A server that is gone is named as such", gone.returncode == 1 and "nothing answers" in gone.stderr, gone.stderr)
    finally:
        if server and server.poll() is None:
            server.terminate()
            server.wait()
        unmounted()


def open_port(port):
    try: return socket.create_connection(("127.0.0.1", port), 1).close() or True
    except OSError: return False
