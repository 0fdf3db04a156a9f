"""A small internet: a root, its zones and the servers that serve them, each at an address of loopback and port 53."""
import pathlib
import subprocess
import time

import delay
from zones import Key, Zone

ROOT, TOP, ONE, TWO = "127.0.0.10", "127.0.0.20", "127.0.0.30", "127.0.0.31"
RESOLVER = "127.0.0.53"


class World:
    """Zones by server. `write` puts them into a folder, `start` serves them."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.processes = []
        # Seconds that each name server takes for an answer.
        self.delay = 0
        self.placed = {ROOT: [], TOP: [], ONE: [], TWO: []}
        self.root = Zone(".", ["a.root-servers.test."])
        self.root.add("a.root-servers.test.", "A", ROOT)
        self.tops = {}

    def top(self, label, **signing):
        """A zone below the root, still to be signed with the keys and the way that `signing` says."""
        zone = Zone(label, ["ns.%s." % label])
        zone.add("ns.%s." % label, "A", TOP)
        self.tops[label] = (zone, signing)
        return zone

    def place(self, zone, *addresses):
        for address in addresses:
            if address in self.placed: self.placed[address].append(zone)

    def seal(self, after=None):
        """Signs the zones below the root and the root. `after` may damage the former before the root takes their keys."""
        for label, (zone, signing) in self.tops.items():
            keys = signing.pop("keys", None)
            damage = signing.pop("damage", None)
            signed = keys != []
            if signed:
                zone.sign(keys or [Key(13)], **signing)
                if damage: damage(zone)
            self.root.delegate(label, ["ns.%s." % label], [("ns.%s." % label, TOP)], [zone.ds()] if signed else [])
            self.place(zone, TOP)
        self.root.sign([Key(8)])
        self.place(self.root, ROOT)

    def write(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "hints").write_text(". 3600 NS a.root-servers.test.\na.root-servers.test. 3600 A %s\n" % ROOT)
        key = self.root.keys[0].record
        (self.folder / "anchor").write_text(". 3600 IN DNSKEY %s\n" % key.to_text())
        (self.folder / "anchor.delv").write_text('trust-anchors { . static-key %d %d %d "%s"; };\n' % (
            key.flags, key.protocol, key.algorithm, "".join(key.to_text().split()[3:])))
        for address, zones in self.placed.items():
            home = self.folder / address
            home.mkdir(exist_ok=True)
            lines = ["server:", "  ip-address: %s@53" % (delay.behind(address) if self.delay else address), '  zonesdir: "%s"' % home, '  pidfile: ""', '  username: ""',
                     '  database: ""', '  logfile: "%s/log"' % home, "  server-count: 1", '  xfrdfile: ""', '  zonelistfile: "%s/list"' % home,
                     "  rrl-ratelimit: 0", "  tcp-count: 200", "remote-control:", "  control-enable: no"]
            for index, zone in enumerate(zones):
                (home / ("%d.zone" % index)).write_text(zone.text())
                lines += ["zone:", '  name: "%s"' % zone.origin, '  zonefile: "%d.zone"' % index]
            (home / "nsd.conf").write_text("\n".join(lines) + "\n")
        (self.folder / "unbound.conf").write_text("""server:
  interface: %s
  port: 53
  do-daemonize: no
  username: ""
  chroot: ""
  pidfile: ""
  directory: "%s"
  root-hints: "%s/hints"
  trust-anchor-file: "%s/anchor"
  do-not-query-localhost: no
  do-ip6: no
  access-control: 127.0.0.0/8 allow
  num-threads: 1
  val-sig-skew-min: 0
  val-sig-skew-max: 0
  ede: yes
  val-log-level: 2
  use-syslog: no
  logfile: "%s/unbound.log"
  qname-minimisation: no
  harden-below-nxdomain: no
  aggressive-nsec: no
  infra-cache-min-rtt: 20
remote-control:
  control-enable: no
""" % (RESOLVER, self.folder, self.folder, self.folder, self.folder))

    def start(self):
        for address in self.placed:
            if self.delay: delay.relay(address, self.delay)
            self.run("/usr/sbin/nsd", "-d", "-c", str(self.folder / address / "nsd.conf"))
        self.run("/usr/sbin/unbound", "-d", "-c", str(self.folder / "unbound.conf"))
        wait_for(list(self.placed) + [RESOLVER])

    def run(self, *command):
        self.processes.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=open(self.folder / "errors", "ab")))

    def stop(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try: process.wait(10)
            except subprocess.TimeoutExpired: process.kill()

    def __enter__(self):
        self.write()
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()


def wait_for(addresses):
    import dns.message, dns.query
    for address in addresses:
        for _ in range(200):
            try:
                dns.query.udp(dns.message.make_query(".", "SOA"), address, timeout=.2)
                break
            except Exception:
                time.sleep(.05)
