"""Healthy and broken zones, each with the verdict and the code of the finding that a good doctor gives.

`build` returns a world and a list of cases (host, verdict, code or None, why another judge may differ or None).
"""
import dns.dnssec
import dns.name
import dns.rdatatype

import hostile

from world import ONE, TOP, TWO, World
from zones import DAY, NOW, Key, Zone, name

HEALTHY, BROKEN = [], []


def healthy(function):
    HEALTHY.append(function)
    return function


def broken(verdict, code, differs=None):
    def remember(function):
        BROKEN.append((function, verdict, code, differs))
        return function
    return remember


class Lab:
    def __init__(self, folder):
        self.world = World(folder)
        self.parents = {}
        for label, signing in [("sec", dict(nsec3=dict())), ("nsec", dict(keys=[Key(8)])), ("opt", dict(keys=[Key(8)], nsec3=dict(optout=True))),
                               ("salted", dict(nsec3=dict(iterations=10, salt="aabb")))]:
            self.parents[label] = self.world.top(label, **signing)

    def leaf(self, label, parent="sec", servers=(ONE, TWO), sign=True, keys=None, signers=None, **signing):
        """A zone with an address at its apex, signed and delegated."""
        origin = "%s.%s" % (label, parent)
        hosts = ["ns%d.%s." % (index, origin) for index in range(len(servers))]
        zone = Zone(origin, hosts)
        zone.add(origin + ".", "A", "127.0.1.1")
        zone.add("www." + origin, "A", "127.0.1.2")
        zone.add("deep.empty." + origin, "A", "127.0.1.3")
        for host, address in zip(hosts, servers):
            zone.add(host, "A", address)
        zone.pending = (keys, signing) if sign else None
        zone.delegation = (parent, origin, hosts, list(zip(hosts, servers)), signers)
        zone.home = servers
        return zone

    def finish(self, zone, damage=None):
        if zone.pending:
            keys, signing = zone.pending
            zone.sign(keys or [Key(13)], **signing)
        if damage: damage(zone)
        parent, origin, hosts, addresses, signers = zone.delegation
        if signers is None: signers = [zone.ds()] if zone.pending else []
        self.parents[parent].delegate(origin, hosts, addresses, signers)
        self.world.place(zone, *zone.home)
        return origin


# Healthy zones

def plain(label, **options):
    def build(lab): return lab.finish(lab.leaf(label, **options))
    return build


for algorithm in (8, 10, 13, 14, 15):
    HEALTHY.append((plain("alg%d" % algorithm, keys=[Key(algorithm)]), "secure"))
for parent in ("nsec", "opt", "salted"):
    HEALTHY.append((plain("signed", parent=parent), "secure"))
    HEALTHY.append((plain("unsigned", parent=parent, sign=False), "insecure"))
HEALTHY.append((plain("unsigned", sign=False), "insecure"))
HEALTHY.append((plain("hashed", nsec3=dict(iterations=3, salt="0102")), "secure"))
HEALTHY.append((plain("two-keys", keys=[Key(13), Key(15, 1)]), "secure"))


def within(label, host, verdict, prepare=None, **options):
    """A host below a zone, or one that doesn't exist there."""
    def build(lab):
        zone = lab.leaf(label, **options)
        if prepare: prepare(zone)
        return host + "." + lab.finish(zone)
    HEALTHY.append((build, verdict))


def wild(zone): zone.add("*.wild." + zone.origin.to_text(), "A", "127.0.1.4")


for kind, options in (("n", {}), ("h", dict(nsec3=dict()))):
    within("missing-" + kind, "nowhere", "secure", **options)
    within("empty-" + kind, "empty", "secure", **options)
    within("wild-" + kind, "a.b.wild", "secure", wild, **options)


def alias(zone): zone.add("alias." + zone.origin.to_text(), "CNAME", "www." + zone.origin.to_text())
def branch(zone): zone.add("branch." + zone.origin.to_text(), "DNAME", "alg13.sec.")
def far(zone): zone.add("far." + zone.origin.to_text(), "CNAME", "www.unsigned.sec.")


within("aliased", "alias", "secure", alias)
within("branched", "www.branch", "secure", branch)
within("led-out", "far", "insecure", far)


# Broken zones

def damaged(label, verdict, code, damage=None, differs=None, host="", parent="sec", before=None, **options):
    def build(lab):
        zone = lab.leaf(label, parent=parent, **options)
        if before: before(zone)
        return (host + "." if host else "") + lab.finish(zone, damage)
    BROKEN.append((build, verdict, code, differs))


def apex(zone): return zone.origin
def past(zone, kind="A", owner=None):
    zone.sign_set(owner or zone.origin, dns.rdatatype.from_text(kind), times=(NOW - 20 * DAY, NOW - 5 * DAY))
def future(zone):
    zone.sign_set(zone.origin, dns.rdatatype.A, times=(NOW + 5 * DAY, NOW + 20 * DAY))


damaged("expired", "bogus", "signature-expired", past)
damaged("early", "bogus", "signature-not-yet-valid", future)
damaged("old-keys", "bogus", "signature-expired", lambda z: past(z, "DNSKEY"))
damaged("old-all", "bogus", "signature-expired", inception=NOW - 40 * DAY, expiration=NOW - 2 * DAY)
damaged("flipped-a", "bogus", "signature-invalid", lambda z: z.flip(z.origin, "A"))
damaged("flipped-key", "bogus", "signature-invalid", lambda z: z.flip(z.origin, "DNSKEY"))
damaged("flipped-soa", "bogus", "signature-invalid", lambda z: z.flip(z.origin, "SOA"), host="nowhere")
damaged("flipped-nsec", "bogus", "signature-invalid", lambda z: [z.flip(owner, "NSEC") for owner in z.all("NSEC")], host="nowhere")
damaged("flipped-nsec3", "bogus", "signature-invalid", lambda z: [z.flip(owner, "NSEC3") for owner in z.all("NSEC3")], host="nowhere", nsec3=dict())
damaged("flipped-cname", "bogus", "signature-invalid", lambda z: z.flip(name("alias." + z.origin.to_text()), "CNAME"), host="alias", before=alias)
damaged("flipped-dname", "bogus", "signature-invalid", lambda z: z.flip(name("branch." + z.origin.to_text()), "DNAME"), host="www.branch", before=branch)
damaged("flipped-wild", "bogus", "signature-invalid", lambda z: z.flip(name("*.wild." + z.origin.to_text()), "A"), host="x.wild", before=wild)
damaged("changed", "bogus", "signature-invalid", lambda z: (z.nodes[z.origin].pop(dns.rdatatype.A), z.add(z.origin.to_text(), "A", "127.0.1.9")))
damaged("unsigned-a", "bogus", "signature-missing", lambda z: z.unsign(z.origin, "A"))
damaged("unsigned-keys", "bogus", "signature-missing", lambda z: z.unsign(z.origin, "DNSKEY"))
damaged("unsigned-nsec", "bogus", "signature-missing", lambda z: [z.unsign(owner, "NSEC") for owner in z.all("NSEC")], host="nowhere")
damaged("no-keys", "bogus", "dnskey-missing", lambda z: z.remove(z.origin, "DNSKEY"))
damaged("other-signer", "bogus", "signature-wrong-signer", lambda z: z.change(z.origin, "A", signer=name("sec")))
damaged("labels", "bogus", "signature-wrong-labels", lambda z: z.change(z.origin, "A", labels=9))
damaged("other-tag", "bogus", "signature-without-key", lambda z: z.change(z.origin, "A", key_tag=4711))
damaged("other-algorithm", "bogus", "signature-without-key", lambda z: z.change(z.origin, "A", algorithm=14))
damaged("unknown-algorithm", "bogus", "algorithm-not-supported", lambda z: z.change(z.origin, "A", algorithm=99))
damaged("ed448", "bogus", "algorithm-not-supported", lambda z: z.change(z.origin, "A", algorithm=16))
damaged("short-signature", "bogus", "signature-invalid", lambda z: z.change(z.origin, "A", signature=b"\1\2\3"))
damaged("stranger", "bogus", "signature-without-key", lambda z: z.sign_set(z.origin, dns.rdatatype.A, keys=[Key(13, 77)]))
damaged("never-signed", "bogus", "dnskey-missing", sign=False, signers=[dns.dnssec.make_ds(name("never-signed.sec"), Key(13).record, "SHA256")])


def signers(change):
    """Delegates with another DS than the right one."""
    def damage(zone):
        parent, origin, hosts, addresses, _ = zone.delegation
        zone.delegation = (parent, origin, hosts, addresses, change(zone))
    return damage


damaged("digest", "bogus", "ds-digest-mismatch", signers(lambda z: [z.ds().replace(digest=bytes(32))]))
damaged("tag", "bogus", "ds-without-key", signers(lambda z: [z.ds().replace(key_tag=4711)]))
damaged("rolled", "bogus", "ds-without-key", signers(lambda z: [z.ds(key=Key(13, 5))]))
damaged("sha1-digest", "secure", "ds-digest-not-recommended", signers(lambda z: [z.ds("SHA1")]))
damaged("sha384-digest", "secure", None, signers(lambda z: [z.ds("SHA384")]))
damaged("digest-unknown", "insecure", "ds-not-supported", signers(lambda z: [z.ds().replace(digest_type=9)]))
damaged("ds-unknown", "insecure", "ds-not-supported", signers(lambda z: [z.ds().replace(algorithm=99)]))
damaged("one-good", "secure", None, signers(lambda z: [z.ds(), z.ds(key=Key(13, 6))]))
damaged("better-digest", "bogus", "ds-digest-mismatch", signers(lambda z: [z.ds("SHA1"), z.ds().replace(digest=bytes(32))]),
        differs="Unbound takes a SHA-1 digest beside a better one that is wrong; RFC 4509, section 3, says not to")


def revoke(zone):
    old = zone.keys[0]
    zone.nodes[zone.origin].pop(dns.rdatatype.DNSKEY)
    revoked = Key(13, flags=257 | 128)
    zone.put(zone.origin, revoked.record)
    zone.sign_set(zone.origin, dns.rdatatype.DNSKEY, keys=[revoked])


damaged("revoked", "bogus", "key-revoked", revoke)
damaged("not-a-zone-key", "bogus", "key-not-for-zone", keys=[Key(13, flags=1)])
damaged("sha1-zone", "secure", "algorithm-not-recommended", keys=[Key(7)], nsec3=dict())
damaged("sha1-plain", "secure", "algorithm-not-recommended", keys=[Key(5)])
damaged("malformed-key", "bogus", "key-malformed",
        lambda z: (z.nodes[z.origin].pop(dns.rdatatype.DNSKEY), z.put(z.origin, z.keys[0].record.replace(key=b"\4" * 64)),
                   z.sign_set(z.origin, dns.rdatatype.DNSKEY), z.change(z.origin, "DNSKEY", key_tag=dns.dnssec.key_id(z.keys[0].record.replace(key=b"\4" * 64))),
                   signers(lambda z: [dns.dnssec.make_ds(z.origin, z.keys[0].record.replace(key=b"\4" * 64), "SHA256")])(z)))


def gap(zone):
    """Removes the NSEC that covers `nowhere`: the server then gives another."""
    for owner in list(zone.all("NSEC")):
        if owner != zone.origin: zone.remove(owner, "NSEC")


damaged("gap", "bogus", "denial-incomplete", gap, host="nowhere", differs="NSD gives no NSEC where there is none that covers")
damaged("no-denial", "bogus", "denial-missing", denial=False, host="nowhere")
damaged("wild-no-denial", "bogus", "denial-missing", before=wild, denial=False, host="x.wild")
damaged("iterations", "insecure", "nsec3-iterations", nsec3=dict(iterations=200), host="nowhere")
damaged("iterations-secure", "secure", None, nsec3=dict(iterations=150), host="nowhere")


def lie(zone):
    """The bitmap of the apex says that it has no A, and there is none: the answer is a denial; then it says that it has one."""
    zone.nodes[zone.origin].pop(dns.rdatatype.A)
    zone.signatures.pop((zone.origin, dns.rdatatype.A))


damaged("bitmap", "bogus", "denial-incomplete", lie)

# The parent at fault

def parent_fault(label, verdict, code, damage, sign=True, keys=None, nsec3=None, differs=None, more=0):
    """A zone below the root that is damaged itself, with a leaf below it."""
    def build(lab):
        lab.parents[label] = lab.world.top(label, keys=keys or [Key(8, 3)], nsec3=nsec3, damage=damage)
        for index in range(more): lab.finish(lab.leaf("site%d" % index, parent=label, sign=sign))
        return lab.finish(lab.leaf("site", parent=label, sign=sign))
    BROKEN.append((build, verdict, code, differs))


parent_fault("five-may", "bogus", "signature-invalid", lambda z: [z.flip(owner, "NSEC3") for owner in z.all("NSEC3")], sign=False, nsec3=dict(optout=True), more=12)
parent_fault("ds-flipped", "bogus", "signature-invalid", lambda z: [z.flip(owner, "DS") for owner in z.all("DS")])
parent_fault("ds-expired", "bogus", "signature-expired", lambda z: [past(z, "DS", owner) for owner in z.all("DS")])
parent_fault("ds-unsigned", "bogus", "signature-missing", lambda z: [z.unsign(owner, "DS") for owner in z.all("DS")])
parent_fault("top-soa", "insecure", None, lambda z: z.flip(z.origin, "SOA"), sign=False)
parent_fault("top-keys", "bogus", "signature-invalid", lambda z: z.flip(z.origin, "DNSKEY"), sign=False)

# Servers at fault

damaged("stale", "secure", "servers-disagree", servers=(ONE,))
damaged("lame", "secure", "server-lame")
damaged("silent", "secure", "server-silent", servers=(ONE, "127.0.0.99"))
damaged("all-silent", "indeterminate", "server-silent", servers=("127.0.0.98", "127.0.0.99"))


def circle(zone):
    origin = zone.origin.to_text()
    zone.add("a." + origin, "CNAME", "b." + origin)
    zone.add("b." + origin, "CNAME", "a." + origin)


damaged("circle", "indeterminate", "alias-loop", host="a", before=circle)


def build(folder, encrypted=None):
    """`encrypted`: addresses by label of the hosts of `tls.sec`."""
    lab = Lab(folder)
    cases = []
    if encrypted:
        zone = lab.leaf("tls")
        for label, address in encrypted.items(): zone.add("%s.tls.sec." % label, "A", address)
        lab.finish(zone)
    for build, verdict in HEALTHY:
        cases.append((build(lab), verdict, None, None))
    for build, verdict, code, differs in BROKEN:
        host = build(lab)
        cases.append((host, verdict, code, differs))
    # What misbehaves is never secure, whatever it says.
    for label in hostile.LABELS:
        origin, host = label + ".sec", "ns.%s.sec." % label
        lab.parents["sec"].delegate(origin, [host], [(host, hostile.ADDRESS)], [dns.dnssec.make_ds(name(origin), Key(13).record, "SHA256")])
        cases.append(("www." + origin, "hostile", None, "hostile"))
    # One of two servers has an old copy, or none at all.
    placed = lab.world.placed
    stale = next(zone for zone in placed[ONE] if zone.origin == name("stale.sec"))
    lab.parents["sec"].add("stale.sec.", "NS", "ns1.stale.sec.")
    lab.parents["sec"].add("ns1.stale.sec.", "A", TWO)
    old = Zone("stale.sec", ["ns0.stale.sec."], serial=0)
    old.add("stale.sec.", "A", "127.0.1.1")
    old.add("ns0.stale.sec.", "A", ONE)
    old.sign([Key(13)], inception=NOW - 40 * DAY, expiration=NOW - 2 * DAY)
    placed[TWO].append(old)
    placed[TWO] = [zone for zone in placed[TWO] if zone.origin != name("lame.sec")]
    lab.world.seal()
    return lab.world, cases
