"""Postfix as the server that mail is handed to, with its own TLS, logins, grey list and a milter that signs; all on this machine."""
import os, pathlib, shutil, socket, subprocess, time

NEEDS = {"postfix": "postfix", "opendkim": "opendkim", "postgrey": "postgrey", "saslpasswd2": "sasl2-bin"}
PLACE = "198.51.100.7"


def lacking():
    """Debian's packages that aren't there."""
    return sorted(package for program, package in NEEDS.items() if not shutil.which(program, path="/usr/sbin:/usr/bin:/sbin:/bin"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


MASTER = """\
{place}:587 inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""

MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = relay.example
mydestination =
mynetworks =
inet_protocols = ipv4
inet_interfaces = {place}, 127.0.0.1
relayhost = [127.0.0.1]:{next}
smtp_tls_security_level = none
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = {certificates}/server.pem
smtpd_tls_key_file = {certificates}/server.key
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = cyrus
smtpd_sasl_path = smtpd
cyrus_sasl_config_path = {folder}/sasl
smtpd_sasl_local_domain = relay.example
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_restriction_classes = greylist
greylist = check_policy_service inet:127.0.0.1:{grey}
smtpd_recipient_restrictions = check_recipient_access inline:{{ {{gone@reader.example = REJECT 5.1.1 No such mailbox}}, {{grey@reader.example = greylist}} }}, permit_sasl_authenticated, reject
smtpd_milters = inet:127.0.0.1:{milter}
milter_default_action = tempfail
smtpd_delay_reject = yes
"""


class Relay:
    """Postfix on port 587 of PLACE, which passes what it took on to `next` on this machine."""

    def __init__(self, folder, certificates, next):
        self.folder, self.children = pathlib.Path(folder, "relay"), []
        for name in ("queue", "data", "sasl", "grey", "keys"): (self.folder / name).mkdir(parents=True)
        # Postfix and the grey list have users of their own, who must get through to their folders.
        for name in (folder, self.folder): os.chmod(name, 0o755)
        shutil.chown(self.folder / "data", "postfix")
        milter, grey = free_port(), free_port()
        values = dict(folder=self.folder, certificates=certificates, next=next, milter=milter, grey=grey, place=PLACE)
        (self.folder / "main.cf").write_text(MAIN.format(**values))
        (self.folder / "master.cf").write_text(MASTER.format(**values))
        self.sign(milter)
        self.children.append(subprocess.Popen(
            ["postgrey", "--inet=127.0.0.1:%d" % grey, "--delay=5", "--dbdir=%s" % (self.folder / "grey"), "--user=root", "--group=root"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        base = self.folder / "sasl/db"
        (self.folder / "sasl/smtpd.conf").write_text("pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN\nsasldb_path: %s\n" % base)
        subprocess.run(["saslpasswd2", "-p", "-c", "-f", str(base), "-u", "relay.example", "me"], input=b"open sesame", check=True, capture_output=True)
        shutil.chown(base, "postfix")
        subprocess.run(["postfix", "-c", str(self.folder), "start"], check=True, capture_output=True)
        for port in (milter, grey): self.wait("127.0.0.1", port)
        self.wait(PLACE, 587)

    def sign(self, port):
        """The milter that signs for news.example, and its public key as the DNS would have it."""
        key = self.folder / "keys/private"
        subprocess.run(["openssl", "genrsa", "-traditional", "-out", str(key), "2048"], check=True, capture_output=True)
        lines = subprocess.run(["openssl", "rsa", "-in", str(key), "-pubout"], check=True, capture_output=True, text=True).stdout.splitlines()
        self.record = "v=DKIM1; k=rsa; p=" + "".join(line for line in lines if "-" not in line)
        settings = self.folder / "opendkim.conf"
        settings.write_text("Mode s\nDomain news.example\nSelector test\nKeyFile %s\nSocket inet:%d@127.0.0.1\nInternalHosts 0.0.0.0/0\n"
                            "Syslog no\nRequireSafeKeys no\nBackground no\nCanonicalization relaxed/relaxed\n" % (key, port))
        self.children.append(subprocess.Popen(["opendkim", "-f", "-x", str(settings)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

    def wait(self, host, port):
        limit = time.monotonic() + 20
        while time.monotonic() < limit:
            try: return socket.create_connection((host, port), 1).close()
            except OSError: time.sleep(0.1)
        raise OSError("nothing listens at %s:%d: %s" % (host, port, self.log()))

    def log(self):
        try: return (self.folder / "log").read_text()[-1500:]
        except OSError: return "no log"

    def close(self):
        subprocess.run(["postfix", "-c", str(self.folder), "stop"], capture_output=True)
        for child in self.children:
            child.terminate()
            child.wait()
