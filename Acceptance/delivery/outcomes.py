"""What the checks of delivery share: settings, what became of deliveries, and a place with TLS."""
import json, os, pathlib, ssl, subprocess


def mail_settings(address, *to):
    return ["--mail-server", address, "--mail-from", "10HN <news@news.example>", *(["--mail-to", " ".join(to)] if to else [])]


def status(world, *arguments, data=None):
    return json.loads(world.must(world.run("deliver", "status", "--json", *arguments, data=data), "status").stdout)


def channel(found, name="mail"):
    return next(entry for entry in found["channels"] if entry["channel"] == name)


def balanced(entry):
    return entry["queued"] == entry["accepted"] + entry["refused"] + entry["expired"] + entry["uncertain"]


def certificates(folder):
    """A certificate for 198.51.100.7 by an authority that everything in this namespace trusts from now on."""
    def openssl(*arguments): subprocess.run(["openssl", *arguments], check=True, capture_output=True, cwd=folder)
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Test authority")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=mail")
    pathlib.Path(folder, "names").write_text("subjectAltName=IP:198.51.100.7\n")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "names", "-out", "server.pem")
    subprocess.run(["mount", "--bind", os.path.join(folder, "ca.pem"), "/etc/ssl/certs/ca-certificates.crt"], check=True)
    # A check before may have it already.
    subprocess.run(["ip", "address", "replace", "198.51.100.7/32", "dev", "lo"], check=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, "server.pem"), os.path.join(folder, "server.key"))
    return context
