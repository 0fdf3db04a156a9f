"""TLS servers with good and bad certificates, each at a public address that loopback has for the moment: host, state of the TLS layer, and
words that its text must have."""
import datetime, pathlib, socket, ssl, subprocess, threading

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

ZONE = "tls.sec"
NOW = datetime.datetime.now(datetime.timezone.utc)
# Host, state, words; and the server's certificates.
CASES = [
    ("good", "ok", "signed by Middle"), ("wild", "ok", "TLSv1.3"), ("ending", "warning", "the certificate ends in 3 days"),
    ("older", "ok", "TLSv1.2"), ("expired", "broken", "the certificate ended on"), ("early", "broken", "the certificate begins on"),
    ("foreign", "broken", "for other.example, not for foreign.tls.sec"), ("self", "broken", "signed its certificate itself"),
    ("alone", "broken", "sends its own certificate alone"), ("unknown", "broken", "end at Unknown Root"),
    ("plain", "broken", "does not speak TLS"),
]


class Signer:
    def __init__(self, name, by=None, days=900):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.certificate = (by or self).sign(self.name, self.key, -900, days, isSigner=True)
        self.chain = [self.certificate] + (by.chain if by else [])

    def sign(self, subject, key, begin, end, hosts=(), isSigner=False):
        builder = x509.CertificateBuilder(self.name, subject, key.public_key(), x509.random_serial_number(),
                                          NOW + datetime.timedelta(days=begin), NOW + datetime.timedelta(days=end, hours=1))
        builder = builder.add_extension(x509.BasicConstraints(isSigner, None), critical=True)
        if hosts: builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts]), critical=False)
        return builder.sign(self.key, hashes.SHA256())


def pem(certificate): return certificate.public_bytes(serialization.Encoding.PEM)


def serve(address, context):
    listener = socket.socket()
    listener.bind((address, 443))
    listener.listen(16)

    def one(connection):
        try:
            if context: connection = context.wrap_socket(connection, server_side=True)
            path = connection.recv(65536).split(b" ")[1]
            status = b"404 None" if path == b"/robots.txt" else b"200 OK"
            connection.sendall(b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html\r\nContent-Length: 7\r\nConnection: close\r\n\r\nMARK-OK")
            connection.close()
        except (OSError, IndexError): pass

    def run():
        while True:
            connection = listener.accept()[0]
            threading.Thread(target=one, args=(connection,), daemon=True).start()
    threading.Thread(target=run, daemon=True).start()


def start(folder):
    """Starts every server. Returns the addresses by label; the root of the good ones is trusted from now on."""
    folder = pathlib.Path(folder)
    root = Signer("Trusted Root")
    middle = Signer("Middle", root)
    stranger = Signer("Another", Signer("Unknown Root"))
    (folder / "trusted.pem").write_bytes(pem(root.certificate))
    subprocess.run(["mount", "--bind", str(folder / "trusted.pem"), "/etc/ssl/certs/ca-certificates.crt"], check=True)
    addresses = {}
    for place, (label, _, _) in enumerate(CASES):
        address = addresses[label] = "93.184.216.%d" % (60 + place)
        subprocess.run(["ip", "address", "add", address + "/32", "dev", "lo"], check=True)
        if label == "plain":
            serve(address, None)
            continue
        host = "%s.%s" % (label, ZONE)
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        begin, end = {"ending": (-80, 3), "expired": (-90, -2), "early": (2, 90)}.get(label, (-30, 60))
        hosts = {"wild": ["*." + ZONE], "foreign": ["other.example"]}.get(label, [host])
        signer = stranger if label == "unknown" else middle
        if label == "self":
            signer = Signer(host)
            subject, key = signer.name, signer.key
        certificate = signer.sign(subject, key, begin, end, hosts)
        chain = [] if label in ("alone", "self") else signer.chain[:1]
        own, secret = folder / (label + ".pem"), folder / (label + ".key")
        own.write_bytes(b"".join(map(pem, [certificate] + chain)))
        secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(own, secret)
        if label == "older": context.maximum_version = ssl.TLSVersion.TLSv1_2
        serve(address, context)
    return addresses
