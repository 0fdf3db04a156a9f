"""A headless Chromium, and the words in which checks are told."""
import contextlib
import shutil
import sys
import time

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

PHONE, DESKTOP = (390, 844), (1280, 900)


@contextlib.contextmanager
def browser(size=PHONE, scheme="light", zone=None):
    options = Options()
    options.binary_location = shutil.which("chromium")
    for flag in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-dev-shm-usage"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        driver.set_script_timeout(30)
        driver.set_page_load_timeout(30)
        width, height = size
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                               dict(width=width, height=height, deviceScaleFactor=1, mobile=size == PHONE))
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        if zone:
            driver.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": zone})
        yield driver
    finally:
        driver.quit()


class Checks:
    """Counts sentences that hold and prints those that don't, as the Swift tests do."""

    def __init__(self, name):
        self.name, self.count, self.failed, self.started = name, 0, 0, time.time()

    def __call__(self, sentence, holds, detail=""):
        self.count += 1
        if not holds:
            self.failed += 1
            print(f"✘ Test \"{sentence}\" failed after {time.time() - self.started:.1f} seconds. {detail}", flush=True)

    def finish(self):
        word = "failed" if self.failed else "passed"
        mark = "✘" if self.failed else "✔"
        print(f"{mark} Test run with {self.count} tests in 1 suite ({self.name}) {word} after {time.time() - self.started:.1f} seconds.")
        sys.exit(1 if self.failed else 0)


def until(condition, seconds=15):
    """What the condition gives once it holds; its last answer otherwise."""
    end = time.time() + seconds
    while True:
        value = condition()
        if value or time.time() > end:
            return value
        time.sleep(0.1)
