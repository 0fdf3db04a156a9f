#!/usr/bin/env python3
"""The Debian package in a bare Debian with systemd: lintian, install, first page, upgrade of the running service, remove, purge.

  Acceptance/package/run.py [--deb FILE] [--root FOLDER]

Without --deb it takes the package in `dist/` (`make release PARTS=deb`). The root is made by debootstrap once, in
`.build/systemd-bookworm`, and booted in namespaces of its own; its network has loopback alone. Prints what a person would type,
with the seconds that each step takes. An upgrade is the same package with a higher version.
"""
import argparse, os, pathlib, re, shutil, signal, subprocess, sys, tempfile, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support import environments, places, roots
from support.reports import Report

PACKAGES = ("ca-certificates", "curl", "dbus", "init-system-helpers", "iproute2", "libbrotli1", "libcurl4", "libsqlite3-0", "libssl3",
            "passwd", "systemd", "systemd-sysv", "tzdata", "zlib1g")
BOOT = r"""
mount --make-rprivate /
mount --bind "$1" "$1" && cd "$1"
mount -t proc proc proc
mount -t sysfs sysfs sys
for folder in run tmp dev sys/fs/cgroup; do mount -t tmpfs tmpfs $folder; done
for device in null zero full random urandom tty; do touch dev/$device; mount --bind /dev/$device dev/$device; done
mkdir dev/shm && ln -s /proc/self/fd dev/fd
if [ -d /sys/fs/cgroup/unified ] || [ -d /sys/fs/cgroup/systemd ]; then
  mkdir sys/fs/cgroup/systemd && mount -t cgroup -o none,name=systemd systemd sys/fs/cgroup/systemd
  for name in memory pids; do mkdir sys/fs/cgroup/$name && mount -t cgroup -o $name $name sys/fs/cgroup/$name; done
else
  mount -t cgroup2 cgroup2 sys/fs/cgroup
fi
# The root is changed and not only seen as such: a service gets mounts of its own, which start from there.
pivot_root . mnt
exec /usr/bin/env -i container=lxc PATH=/usr/sbin:/usr/bin:/sbin:/bin /bin/sh -c 'umount -l /mnt; exec /lib/systemd/systemd --system'
"""


# Where a kernel gives a booted root no mounts for its services, the package is tried without that part of the unit.
WITHOUT_MOUNTS = "[Service]\n" + "".join(line + "\n" for line in (
    "PrivateTmp=no", "PrivateDevices=no", "PrivateUsers=no", "PrivateIPC=no", "ProtectSystem=no", "ProtectHome=no", "ProtectClock=no",
    "ProtectHostname=no", "ProtectKernelTunables=no", "ProtectKernelModules=no", "ProtectKernelLogs=no", "ProtectControlGroups=no",
    "ProtectProc=default", "ProcSubset=all", "RemoveIPC=no"))


class Machine:
    """A booted root."""

    def __init__(self, root):
        command = ["unshare", "-mnpuiC", "--fork", "--kill-child", "sh", "-c", BOOT, "sh", str(root)]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.pid = None
        for _ in range(150):
            children = pathlib.Path("/proc/%d/task/%d/children" % (self.process.pid, self.process.pid))
            try: self.pid = int(children.read_text().split()[0])
            except (OSError, IndexError, ValueError): pass
            if self.pid and self.run("systemctl is-system-running").stdout.strip() in ("running", "degraded"): break
            time.sleep(.2)
        self.run("ip link set lo up")

    def run(self, command, timeout=120):
        enter = ["nsenter", "-t", str(self.pid), "-m", "-n", "-p", "-u", "-i", "-C", "-r", "-w", "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND=noninteractive",
                 "sh", "-c", command]
        return subprocess.run(enter, capture_output=True, text=True, timeout=timeout)

    def typed(self, command, timeout=120):
        """As `run`, and shows it as a recording."""
        start = time.monotonic()
        done = self.run(command, timeout)
        print("$ %s\n%s[%.1f s]" % (command, done.stdout[-1500:] + done.stderr[-500:], time.monotonic() - start), flush=True)
        return done

    def stop(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def newer(deb, folder):
    """The same package with a higher version."""
    tree = folder / "newer"
    subprocess.run(["dpkg-deb", "-R", deb, tree], check=True)
    control = tree / "DEBIAN/control"
    control.write_text(re.sub(r"^(Version: .*)$", r"\1+next", control.read_text(), flags=re.M))
    out = folder / "newer.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", tree, out], check=True, stdout=subprocess.DEVNULL)
    return out


def walk(machine, report):
    start = time.monotonic()
    done = machine.typed("dpkg -i /tmp/tenhn.deb")
    report("The package installs.", done.returncode == 0, done.stderr[-300:])
    page = machine.typed("for i in $(seq 100); do curl -sf http://127.0.0.1:8010/ -o /tmp/page && break; sleep .5; done; grep -o '<title>[^<]*' /tmp/page")
    report("A first page comes within two minutes of `dpkg -i`.", "10HN" in page.stdout and time.monotonic() - start < 120, page.stdout + page.stderr)
    ready = machine.typed("systemctl is-active tenhn; systemctl show tenhn -p User -p MainPID -p NRestarts; tenhn --version; cat /etc/tenhn.conf | head -5")
    report("The service runs as its own user, and never had to be started again.",
           ready.stdout.startswith("active") and "User=tenhn" in ready.stdout and "NRestarts=0" in ready.stdout, ready.stdout + ready.stderr)
    if not ready.stdout.startswith("active"): machine.typed("journalctl -u tenhn --no-pager -n 15 -o cat; systemctl status tenhn --no-pager -n 0")
    return int(re.search(r"MainPID=(\d+)", ready.stdout)[1])


def kept(machine): return machine.run("sha256sum /var/lib/tenhn/archive/* | sha256sum; find /var/lib/tenhn -type f | wc -l").stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deb", type=pathlib.Path)
    parser.add_argument("--root", type=pathlib.Path, default=places.ROOT / ".build/systemd-bookworm")
    options = parser.parse_args()
    report = Report("package")
    deb = options.deb or next(iter(sorted((places.ROOT / "dist").glob("*.deb"))), None)
    lacking = "needs a package: make release PARTS=deb" if not deb else roots.make(options.root, PACKAGES)
    if lacking:
        report.skipped("The Debian package works under systemd", lacking)
        return report.finish()
    if shutil.which("lintian"):
        seen = subprocess.run(["lintian", "--fail-on", "error", "--tag-display-limit", "0", str(deb)], capture_output=True, text=True)
        report("lintian finds no error.", seen.returncode == 0, seen.stdout[-500:])
        print(seen.stdout)
    else: report.skipped("lintian finds no error.", "needs lintian")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        root = folder / "root"
        subprocess.run(["cp", "-a", options.root, root], check=True)
        machine = Machine(root)
        try:
            report("The root boots with systemd.", machine.run("systemctl is-system-running").stdout.strip() == "running")
            for name, file in (("tenhn", deb), ("newer", newer(deb, folder))):
                with open(file, "rb") as package:
                    subprocess.run(["nsenter", "-t", str(machine.pid), "-m", "-r", "sh", "-c", "cat > /tmp/%s.deb" % name], stdin=package, check=True)
            if machine.run("systemd-run --wait -q -p PrivateDevices=yes true").returncode:
                report.skipped("The unit's mounts of its own work.", "this kernel gives a service in a booted root none")
                machine.run("mkdir -p /etc/systemd/system/tenhn.service.d && printf '%s' > /etc/systemd/system/tenhn.service.d/here.conf" % WITHOUT_MOUNTS.replace("\n", "\\n"))
            pid = walk(machine, report)
            machine.run("echo port = 8011 >> /etc/tenhn.conf")
            before = kept(machine)
            done = machine.typed("dpkg -i /tmp/newer.deb")
            machine.run("for i in $(seq 60); do curl -sf http://127.0.0.1:8011/ -o /dev/null && break; sleep .5; done")
            after = machine.typed("systemctl is-active tenhn; systemctl show tenhn -p MainPID; curl -sf http://127.0.0.1:8011/ | grep -o '<title>[^<]*'")
            report("An upgrade starts the running service anew by its own rules, with the settings that were changed.",
                   done.returncode == 0 and after.stdout.startswith("active") and "10HN" in after.stdout and "MainPID=%d\n" % pid not in after.stdout, after.stdout + done.stderr)
            report("An upgrade keeps every edition.", kept(machine).splitlines()[:1] == before.splitlines()[:1], before + kept(machine))
            gone = machine.typed("dpkg -r tenhn; systemctl is-active tenhn; ls /usr/bin/tenhn; ls /etc/tenhn.conf; ls /var/lib/tenhn")
            report("Removing stops the service, and keeps settings and editions.",
                   "inactive" in gone.stdout and "/usr/bin/tenhn\n" not in gone.stdout and "/etc/tenhn.conf" in gone.stdout and "tenhn.sqlite" in gone.stdout, gone.stdout + gone.stderr)
            purged = machine.typed("dpkg -P tenhn; ls /etc/tenhn.conf; ls /var/lib/tenhn")
            report("Purging removes the settings and keeps the editions, and says so.",
                   "are kept" in purged.stdout and "/etc/tenhn.conf\n" not in purged.stdout and "tenhn.sqlite" in purged.stdout, purged.stdout + purged.stderr)
        finally: machine.stop()
    return report.finish()


if __name__ == "__main__": sys.exit(main())
