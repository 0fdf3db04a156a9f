"""Receivers of mail on loopback: one that takes mail and remembers it, and one that dies at a chosen step."""
import asyncio, collections, email, email.policy, logging, random, socket, threading, warnings

from aiosmtpd.controller import Controller


# What clients do wrong here is done on purpose.
logging.getLogger("mail.log").setLevel(logging.CRITICAL + 1)
warnings.filterwarnings("ignore", module="aiosmtpd")


class Mailbox:
    """Takes mail, by what its rules say. It remembers each mail at the moment it has the whole of it."""

    def __init__(self):
        self.mails = collections.defaultdict(list)
        self.tries = collections.Counter()
        self.refused, self.grey, self.sessions = set(), set(), 0
        self.delay = 0.0
        self.lock = threading.Lock()

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.sessions += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.tries[address] += 1
        if address in self.refused: return "550 5.1.1 No such mailbox"
        if address in self.grey and self.tries[address] < 2: return "451 4.7.1 Greylisted, try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        with self.lock:
            for address in envelope.rcpt_tos: self.mails[address].append(envelope.content)
        # A client that is killed here never hears the answer.
        if self.delay: await asyncio.sleep(random.random() * self.delay)
        return "250 2.0.0 Taken"

    def parsed(self, address, place=0):
        return email.message_from_bytes(self.mails[address][place], policy=email.policy.default)

    @property
    def total(self): return sum(map(len, self.mails.values()))


class Receiver:
    """Listens on loopback; `options` are aiosmtpd's own."""

    def __init__(self, mailbox, host="127.0.0.1", **options):
        self.mailbox, self.host = mailbox, host
        self.controller = Controller(mailbox, hostname=host, port=0, **options)

    def __enter__(self):
        # aiosmtpd wants a number: a free one.
        with socket.socket() as probe:
            probe.bind((self.host, 0))
            self.controller.port = probe.getsockname()[1]
        self.controller.start()
        return self

    def __exit__(self, *_): self.controller.stop()

    @property
    def address(self): return "smtp://%s:%d" % (self.host, self.controller.port)


# Where a dying server closes the connection: at the greeting, at a command, within the mail, or after its end.
STEPS = ["greeting", "EHLO", "MAIL", "RCPT", "DATA", "body", "end"]


class DyingServer:
    """Closes the connection at one step, and counts how often it had a whole mail."""

    def __init__(self, step):
        self.step, self.whole = step, 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = "smtp://127.0.0.1:%d" % self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try: connection, _ = self.listener.accept()
            except OSError: return
            with connection:
                try: self.talk(connection)
                except OSError: pass

    def talk(self, connection):
        if self.step == "greeting": return
        stream = connection.makefile("rwb")
        def say(line):
            stream.write(line.encode() + b"\r\n")
            stream.flush()
        say("220 dying")
        for line in stream:
            verb = line[:4].decode(errors="replace").upper()
            if verb == self.step: return
            if verb == "DATA":
                say("354 go on")
                if self.step == "body":
                    stream.readline()
                    return
                for part in stream:
                    if part == b".\r\n": break
                self.whole += 1
                if self.step == "end": return
                say("250 taken")
            elif verb == "QUIT":
                say("221 bye")
                return
            else: say("250 fine")

    def close(self): self.listener.close()
