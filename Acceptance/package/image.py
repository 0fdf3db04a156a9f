#!/usr/bin/env python3
"""The OCI image as a container would run it: no root, a read-only system, one volume, loopback alone.

  Acceptance/package/image.py [--image FILE]

Without --image it takes the image in `dist/` (`make release`). No daemon is needed: the layers are unpacked into a folder, and
the image's own settings say who starts what there.
"""
import argparse, hashlib, json, os, pathlib, signal, subprocess, sys, tarfile, tempfile, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support import environments, places
from support.reports import Report


def unpack(image, folder):
    """The layers over each other, and the image's settings."""
    with tarfile.open(image) as archive: archive.extractall(folder / "image", filter="data")
    manifest = json.loads((folder / "image/manifest.json").read_text())[0]
    root = folder / "root"
    root.mkdir()
    for layer in manifest["Layers"]:
        subprocess.run(["tar", "-x", "-p", "--numeric-owner", "-C", root, "-f", folder / "image" / layer], check=True)
    return root, json.loads((folder / "image" / manifest["Config"]).read_text())


def enclose(root, user):
    """Nothing can be written but the volume."""
    def mount(*arguments): subprocess.run(["mount", *map(str, arguments)], check=True)
    mount("--bind", root, root)
    mount("-o", "remount,ro,bind", root)
    mount("-t", "tmpfs", "-o", "mode=700,uid=%s,gid=%s" % tuple(user.split(":")), "none", root / "data")
    mount("-t", "proc", "proc", root / "proc")
    mount("--bind", "/dev", root / "dev")


def inside(root, settings, command):
    return ["chroot", "--userspec=" + settings["User"], str(root), "/usr/bin/env", "-i", *settings["Env"], *command]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--image", type=pathlib.Path)
    options = parser.parse_args()
    report = Report("image")
    image = options.image or next(iter(sorted((places.ROOT / "dist").glob("*-image.tar.gz"))), None)
    lacking = "needs an image: make release" if not image else "needs root" if os.geteuid() else None
    if lacking:
        report.skipped("The image runs as a container", lacking)
        return report.finish()
    environments.on_loopback_alone()
    with tempfile.TemporaryDirectory() as folder:
        walk(image, pathlib.Path(folder), report)
    return report.finish()


def walk(image, folder, report):
    root, config = unpack(image, folder)
    settings = config["config"]
    size = sum(file.lstat().st_size for file in root.rglob("*") if file.is_file() and not file.is_symlink())
    print("%s: %.0f MB packed, %.0f MB unpacked, %d layers, sha256 %s" % (
        image.name, image.stat().st_size / 1e6, size / 1e6, len(config["rootfs"]["diff_ids"]), hashlib.sha256(image.read_bytes()).hexdigest()[:16]))
    report("It starts as a user without rights.", settings.get("User", "").split(":")[0] not in ("", "0", "root"), settings.get("User"))
    report("Its data is a volume.", "/data" in settings.get("Volumes", {}), settings.get("Volumes"))
    kind, *check = settings.get("Healthcheck", {}).get("Test") or ["NONE"]
    report("It has a health check.", kind in ("CMD", "CMD-SHELL"), settings.get("Healthcheck"))
    if kind == "CMD-SHELL": check = ["/bin/sh", "-c", *check]
    report("It names the commit it was made from.", settings.get("Labels", {}).get("org.opencontainers.image.revision"), settings.get("Labels"))
    enclose(root, settings["User"])
    server = subprocess.Popen(inside(root, settings, settings["Entrypoint"] + settings["Cmd"]), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    started, healthy = time.monotonic(), None
    try:
        while time.monotonic() - started < 60 and server.poll() is None:
            healthy = subprocess.run(inside(root, settings, check), capture_output=True, text=True)
            if healthy.returncode == 0: break
            time.sleep(.2)
        report("It is healthy within a minute, on a read-only system.", healthy and healthy.returncode == 0, healthy and healthy.stdout + healthy.stderr)
        print("healthy after %.1f s" % (time.monotonic() - started))
        page = subprocess.run(["curl", "-s", "http://127.0.0.1:8010/"], capture_output=True, text=True)
        report("It serves a first page.", "10HN" in page.stdout, page.stdout[:200])
    finally:
        server.send_signal(getattr(signal, settings.get("StopSignal", "SIGTERM")))
        try: code = server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            code = "no end"
        report("It ends when it is asked to.", code == 0, "%s: %s" % (code, server.stderr.read()[-300:]))
        for point in ("dev", "proc", "data", ""): subprocess.run(["umount", "-l", str(root / point)], capture_output=True)


if __name__ == "__main__": sys.exit(main())
