"""Zones and their signatures, made here so that each can be damaged in exactly one way.

A zone is a dictionary of names to dictionaries of types to sets of records, as dnspython has them; `Zone.sign` adds the keys,
the signatures and the NSEC or NSEC3 records of RFC 4034 and RFC 5155.
"""
import base64
import functools
import time

import dns.dnssec, dns.dnssecalgs, dns.dnssectypes, dns.name, dns.node, dns.rdata, dns.rdataclass, dns.rdataset, dns.rdatatype, dns.rrset
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from dns.rdtypes.ANY.NSEC3 import NSEC3

NOW = int(time.time())
DAY = 86400
TTL = 3600
ANY_ALGORITHM = dns.dnssec.allow_all_policy
BASE32 = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789abcdefghijklmnopqrstuv")


def name(text):
    return dns.name.from_text(text if text.endswith(".") else text + ".")


@functools.cache
def private_key(algorithm, index=0):
    """Keys of one algorithm are shared by all zones: making RSA keys is slow, and zones don't depend on whose key it is."""
    if algorithm in (5, 7, 8, 10):
        return rsa.generate_private_key(65537, 2048)
    if algorithm == 13:
        return ec.generate_private_key(ec.SECP256R1())
    if algorithm == 14:
        return ec.generate_private_key(ec.SECP384R1())
    return ed25519.Ed25519PrivateKey.generate()


class Key:
    def __init__(self, algorithm, index=0, flags=257):
        self.private = private_key(algorithm, index)
        self.record = dns.dnssec.make_dnskey(self.private.public_key(), algorithm, flags=flags, protocol=3)

    @property
    def tag(self):
        return dns.dnssec.key_id(self.record)


class Zone:
    def __init__(self, origin, servers, serial=1):
        self.origin = name(origin)
        self.nodes = {}
        self.signatures = {}
        self.keys = []
        apex = origin if origin == "." else origin.rstrip(".") + "."
        self.add(apex, "SOA", "%s hostmaster.%s %d 7200 900 1209600 300" % (servers[0], apex.lstrip(".") or "root.", serial))
        for server in servers:
            self.add(apex, "NS", server)

    def add(self, owner, kind, text):
        record = dns.rdata.from_text("IN", kind, text)
        self.put(name(owner), record)

    def put(self, owner, record):
        sets = self.nodes.setdefault(owner, {})
        found = sets.get(record.rdtype)
        if found is None:
            found = sets[record.rdtype] = dns.rdataset.Rdataset(dns.rdataclass.IN, record.rdtype, ttl=TTL)
        found.add(record, TTL)

    def delegate(self, child, servers, addresses=(), signers=()):
        for server in servers:
            self.add(child, "NS", server)
        for server, address in addresses:
            self.add(server, "A", address)
        for signer in signers:
            self.put(name(child), signer)

    def is_delegation(self, owner):
        return owner != self.origin and dns.rdatatype.NS in self.nodes.get(owner, {})

    def is_below_delegation(self, owner):
        while owner != self.origin and owner.is_subdomain(self.origin) and len(owner) > len(self.origin):
            owner = owner.parent()
            if self.is_delegation(owner):
                return True
        return False

    def authoritative(self):
        return sorted(owner for owner in self.nodes if not self.is_below_delegation(owner))

    # Signing

    def sign(self, keys, nsec3=None, inception=NOW - DAY, expiration=NOW + 30 * DAY, signer=None, denial=True, signing=None):
        """`nsec3` is None for NSEC, or a dictionary with `iterations`, `salt` and `optout`. `signing` are the keys that sign, if
        they aren't those that are published."""
        self.keys = keys
        self.times = (inception, expiration)
        self.signer = signer or self.origin
        self.signing = signing or keys
        for key in keys:
            self.put(self.origin, key.record)
        if denial:
            self.deny_hashed(**nsec3) if nsec3 is not None else self.deny()
        for owner in self.authoritative():
            for kind in list(self.nodes[owner]):
                if self.is_delegation(owner) and kind not in (dns.rdatatype.DS, dns.rdatatype.NSEC):
                    continue
                self.sign_set(owner, kind)

    def sign_set(self, owner, kind, keys=None, times=None):
        found = self.nodes[owner][kind]
        records = dns.rrset.from_rdata_list(owner, TTL, list(found))
        inception, expiration = times or self.times
        self.signatures[owner, kind] = [
            dns.dnssec.sign(records, key.private, self.signer, key.record, inception=inception, expiration=expiration,
                            policy=ANY_ALGORITHM)
            for key in (keys or self.signing)
        ]

    def types(self, owner):
        kinds = set(self.nodes.get(owner, {}))
        if self.is_delegation(owner):
            kinds &= {dns.rdatatype.NS, dns.rdatatype.DS}
        return kinds

    @staticmethod
    def bitmap(kinds):
        from dns.rdtypes.util import Bitmap
        return Bitmap.from_rdtypes(sorted(kinds)).windows

    def deny(self):
        owners = self.authoritative()
        for owner, following in zip(owners, owners[1:] + owners[:1]):
            kinds = self.types(owner) | {dns.rdatatype.RRSIG, dns.rdatatype.NSEC}
            from dns.rdtypes.ANY.NSEC import NSEC
            self.put(owner, NSEC(dns.rdataclass.IN, dns.rdatatype.NSEC, following, self.bitmap(kinds)))

    def deny_hashed(self, iterations=0, salt="", optout=False):
        self.hashing = (iterations, salt)
        self.add(self.origin.to_text(), "NSEC3PARAM", "1 0 %d %s" % (iterations, salt or "-"))
        owners = set()
        for owner in self.authoritative():
            if optout and self.is_delegation(owner) and dns.rdatatype.DS not in self.nodes[owner]:
                continue
            while len(owner) >= len(self.origin):
                owners.add(owner)
                if owner == self.origin:
                    break
                owner = owner.parent()
        hashed = sorted((self.hash(owner), owner) for owner in owners)
        for (digest, owner), (following, _) in zip(hashed, hashed[1:] + hashed[:1]):
            kinds = self.types(owner)
            if kinds and not (self.is_delegation(owner) and dns.rdatatype.DS not in kinds):
                kinds = kinds | {dns.rdatatype.RRSIG}
            record = NSEC3(dns.rdataclass.IN, dns.rdatatype.NSEC3, 1, 1 if optout else 0, iterations, bytes.fromhex(salt),
                           self.raw(following), self.bitmap(kinds) if kinds else ())
            self.put(dns.name.Name((digest.encode(),) + self.origin.labels), record)

    def hash(self, owner):
        iterations, salt = self.hashing
        return dns.dnssec.nsec3_hash(owner, salt or None, iterations, 1).lower()

    @staticmethod
    def raw(digest):
        return base64.b32decode(digest.upper().encode().translate(bytes.maketrans(
            b"0123456789ABCDEFGHIJKLMNOPQRSTUV", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")))

    # Damage

    def hash_owner(self, owner):
        return dns.name.Name((self.hash(name(owner)).encode(),) + self.origin.labels)

    def flip(self, owner, kind):
        """Flips a bit of each signature over a set."""
        key = (owner, dns.rdatatype.from_text(kind))
        self.signatures[key] = [
            signature.replace(signature=signature.signature[:-1] + bytes([signature.signature[-1] ^ 1]))
            for signature in self.signatures[key]
        ]

    def change(self, owner, kind, **fields):
        key = (owner, dns.rdatatype.from_text(kind))
        self.signatures[key] = [signature.replace(**fields) for signature in self.signatures[key]]

    def unsign(self, owner, kind):
        del self.signatures[owner, dns.rdatatype.from_text(kind)]

    def remove(self, owner, kind):
        del self.nodes[owner][dns.rdatatype.from_text(kind)]
        self.signatures.pop((owner, dns.rdatatype.from_text(kind)), None)

    def all(self, kind):
        number = dns.rdatatype.from_text(kind)
        return [owner for owner, sets in self.nodes.items() if number in sets]

    # Results

    def ds(self, digest="SHA256", key=None):
        return dns.dnssec.make_ds(self.origin, (key or self.keys[0]).record, digest, policy=ANY_ALGORITHM)

    def text(self):
        lines = []
        for owner, sets in sorted(self.nodes.items()):
            for kind, found in sets.items():
                for record in found:
                    lines.append("%s %d IN %s %s" % (owner, TTL, dns.rdatatype.to_text(kind), record.to_text()))
        for (owner, kind), signatures in self.signatures.items():
            for signature in signatures:
                lines.append("%s %d IN RRSIG %s" % (owner, TTL, signature.to_text()))
        # The SOA comes first in a file.
        lines.sort(key=lambda line: " IN SOA " not in line)
        return "\n".join(lines) + "\n"
