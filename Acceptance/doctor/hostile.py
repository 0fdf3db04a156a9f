"""A name server that misbehaves: what it answers depends on the label before `.sec`."""
import os
import socket
import socketserver
import struct
import threading

import dns.flags, dns.message, dns.name, dns.rdata, dns.rrset

ADDRESS = "127.0.0.40"
LABELS = ["loop", "forward", "big", "many", "keytrap", "signatures", "junk", "other-id", "other-question", "deeper", "aliases", "empty", "cut-always", "servers"]


def header(query, answers=0, authority=0, flags=0x8400):
    return struct.pack(">HHHHHH", query.id, flags, 1, answers, authority, 0) + question(query)


def question(query):
    asked = query.question[0]
    return asked.name.to_wire() + struct.pack(">HH", asked.rdtype, 1)


def answer(wire, is_stream):
    query = dns.message.from_wire(wire)
    asked = query.question[0]
    label = asked.name.labels[-3].decode() if len(asked.name.labels) >= 3 else ""
    address = struct.pack(">HHIH4s", 1, 1, 60, 4, socket.inet_aton("127.0.1.1"))
    if label == "loop": return header(query, 1) + b"\xc0" + bytes([len(header(query))]) + address
    if label == "forward": return header(query, 1) + b"\xff\xff" + address
    if label == "junk": return struct.pack(">H", query.id) + os.urandom(400)
    if label == "other-id": return struct.pack(">H", query.id ^ 1) + (header(query, 1) + asked.name.to_wire() + address)[2:]
    if label == "other-question": return header(query)[:12] + dns.name.from_text("other.sec").to_wire() + struct.pack(">HH", 1, 1)
    if label == "empty": return b""
    if label == "cut-always" or (not is_stream and label in ("big", "many", "keytrap", "signatures", "servers")):
        return header(query, flags=0x8600)
    if label == "big": return header(query, 1) + asked.name.to_wire() + struct.pack(">HHIH", asked.rdtype, 1, 60, 60000) + os.urandom(60000)
    if label == "many": return header(query, 4000) + (b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 60, 4) + b"\x7f\x00\x01\x01") * 4000
    if label == "keytrap":
        key = struct.pack(">HBB", 257, 3, 13) + bytes(64)
        records = b"".join(b"\xc0\x0c" + struct.pack(">HHIH", 48, 1, 60, len(key)) + key for key in same_tag(400))
        return header(query, 400) + records
    if label == "signatures":
        rrsig = struct.pack(">HBBIIIH", asked.rdtype, 13, 2, 60, 0x7fffffff, 0, 4711) + dns.name.from_text("signatures.sec").to_wire() + bytes(64)
        return header(query, 501) + asked.name.to_wire() + address + (b"\xc0\x0c" + struct.pack(">HHIH", 46, 1, 60, len(rrsig)) + rrsig) * 500
    reply = dns.message.make_response(query)
    if label == "deeper":
        child = dns.name.Name((b"x",) + asked.name.labels) if len(asked.name.labels) < 60 else asked.name
        reply.authority.append(dns.rrset.from_text(asked.name, 60, "IN", "NS", "ns.%s" % child))
        return reply.to_wire()
    if label == "aliases":
        reply.flags |= dns.flags.AA
        number = int(asked.name.labels[0][1:]) if asked.name.labels[0][:1] == b"a" and asked.name.labels[0][1:].isdigit() else 0
        reply.answer.append(dns.rrset.from_text(asked.name, 60, "IN", "CNAME", "a%d.aliases.sec." % (number + 1)))
        return reply.to_wire()
    if label == "servers":
        for index in range(500):
            reply.authority.append(dns.rrset.from_text(asked.name, 60, "IN", "NS", "ns%d.elsewhere%d.sec." % (index, index)))
        return reply.to_wire()
    return reply.to_wire()


def same_tag(count):
    """Keys whose bytes sum up alike, and so have one number."""
    for index in range(count):
        body = bytearray(64)
        body[0], body[2] = index % 256, (255 - index) % 256
        body[4], body[6] = index // 256, 255 - index // 256
        yield struct.pack(">HBB", 257, 3, 13) + bytes(body)


class Datagram(socketserver.BaseRequestHandler):
    def handle(self):
        try: self.request[1].sendto(answer(self.request[0], False), self.client_address)
        except Exception: pass


class Stream(socketserver.BaseRequestHandler):
    def handle(self):
        try:
            length = struct.unpack(">H", self.request.recv(2, socket.MSG_WAITALL))[0]
            wire = answer(self.request.recv(length, socket.MSG_WAITALL), True)
            self.request.sendall(struct.pack(">H", len(wire)) + wire)
        except Exception: pass


def start():
    for server in (socketserver.ThreadingUDPServer((ADDRESS, 53), Datagram), socketserver.ThreadingTCPServer((ADDRESS, 53), Stream)):
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
