"""Name servers that answer late: a relay at each server's address waits before it passes a question on to the real one behind."""
import socket, threading, time


def behind(address): return address.replace("127.0.", "127.1.", 1)


def relay(address, seconds):
    """Delays every datagram to port 53 of an address. The real server listens at `behind(address)`."""
    front = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    front.bind((address, 53))

    def one(question, client):
        time.sleep(seconds)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as back:
            back.settimeout(5)
            back.sendto(question, (behind(address), 53))
            try: front.sendto(back.recv(65535), client)
            except OSError: pass

    def run():
        while True:
            question, client = front.recvfrom(65535)
            threading.Thread(target=one, args=(question, client), daemon=True).start()
    threading.Thread(target=run, daemon=True).start()
