# SPDX-License-Identifier: EUPL-1.2
"""A page in headless Chromium that is used as a person does: real keys, reloads, downloads, pictures.

Speaks the Chrome DevTools Protocol over a pipe, with nothing but the standard library. One browser, with a profile in a
temporary folder, serves all tests of a session; every page has a memory of its own, as in a private window.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from pathlib import Path

from tests.tools import CHROMIUM

PATIENCE = 240.0
"""Seconds to wait for anything at all; a test that needs them has failed."""
_BURST = 1.1
"""Seconds in which a page may begin no more than nine downloads."""
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars", "--remote-debugging-pipe",
    # Without a graphics card, drawing in one thread takes half of the work of drawing in several.
    "--disable-gpu-compositing",
)  # fmt: skip
_IN_ONE_THREAD = "--disable-threaded-compositing"
"""Left out for pictures, which never come then."""
_KEYS = {
    "Tab": ("Tab", 9, ""),
    "Enter": ("Enter", 13, "\r"),
    " ": ("Space", 32, " "),
    "ArrowLeft": ("ArrowLeft", 37, ""),
    "ArrowUp": ("ArrowUp", 38, ""),
    "ArrowRight": ("ArrowRight", 39, ""),
    "ArrowDown": ("ArrowDown", 40, ""),
    "Backspace": ("Backspace", 8, ""),
}
"""Of each key its code, its number and the text that it makes."""
_SHIFT = 8


class Browser:
    """A process of Chromium and the pipe on which it takes calls, for one page or another."""

    def __init__(self, *flags: str, pictures: bool = False) -> None:
        """Start it with an empty profile, and these flags besides its own; with `pictures` it can take them."""
        assert CHROMIUM is not None
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        self._process = subprocess.Popen(
            [
                CHROMIUM,
                *_FLAGS,
                *(() if pictures else (_IN_ONE_THREAD,)),
                *flags,
                f"--user-data-dir={self._folder.name}/profile",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=_as_three_and_four(to_browser, from_browser),  # noqa: PLW1509 - there are no threads here
            close_fds=False,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._rest, self._number = b"", 0
        self._pages: list[Page] = []

    @contextlib.contextmanager
    def page(self) -> Iterator[Page]:
        """A tab that remembers nothing of other tabs, and is closed at the end."""
        page = self._opened()
        try:
            yield page
        finally:
            self._pages.remove(page)
            self.call("Target.disposeBrowserContext", browserContextId=page.context)

    @cached_property
    def gauge(self) -> Page:
        """The tab in which one page after the other is measured; policies do not stop the measurements."""
        page = self._opened()
        page.pass_policy_over()
        return page

    def _opened(self) -> Page:
        context = str(self.call("Target.createBrowserContext")["browserContextId"])
        downloads = Path(self._folder.name) / context
        downloads.mkdir()
        page = Page(self, context, downloads)
        self._pages.append(page)
        page.begin()
        return page

    def end(self) -> None:
        """Close the pipe; the browser stops by itself then, and is stopped when it does not."""
        os.close(self._write)
        os.close(self._read)
        _end(self._process)
        self._folder.cleanup()

    def call(self, method: str, *, session: str = "", **parameters: object) -> dict[str, object]:
        """Ask something and wait for the answer."""
        number = self.send(method, parameters, session)
        while True:
            message = self.receive()
            if message.get("id") == number:
                assert "error" not in message, (method, message["error"])
                return message["result"]

    def send(self, method: str, parameters: dict[str, object], session: str = "") -> int:
        """Ask something and give the number of the question."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        return self._number

    def receive(self) -> dict[str, object]:
        """The next message; pages hear of their own events, and all of them of what the browser itself tells."""
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._read], [], [], PATIENCE)
            assert ready, "Chromium says nothing any more"
            piece = os.read(self._read, 1 << 20)
            assert piece, "Chromium stopped"
            self._rest += piece
        content, _, self._rest = self._rest.partition(b"\0")
        message = json.loads(content)
        if "method" in message:
            for page in self._pages:
                if message.get("sessionId", page.session) == page.session:
                    page.hear(message)
        return message


class Page:
    """One tab: methods that wait for what they ask."""

    def __init__(self, browser: Browser, context: str, folder: Path) -> None:
        """A tab in this context of the browser; downloads go to `folder`."""
        self._browser, self.context = browser, context
        self.session = ""
        self._events: list[dict[str, object]] = []
        self._saved: deque[float] = deque(maxlen=9)
        self.downloads = folder
        self.answer_dialogs = True
        """What confirm() and the warning before leaving get: True is yes."""
        self.dialogs: list[str] = []
        self.requests: list[str] = []
        """Every address that the page asked for."""

    def begin(self) -> None:
        """Open the tab."""
        own = {"browserContextId": self.context}
        target = self._browser.call("Target.createTarget", url="about:blank", **own)["targetId"]
        attached = self._browser.call("Target.attachToTarget", targetId=target, flatten=True)
        self.session = str(attached["sessionId"])
        for domain in ("Page", "Runtime", "Network"):
            self._call(f"{domain}.enable")
        self._browser.call(
            "Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads), eventsEnabled=True, **own
        )

    def open(self, path: Path, *, width: int = 1000, height: int = 800, phone: bool | None = None) -> None:
        """Show a file in a window of this size, see `resize`, and wait until it has loaded."""
        self.resize(width, height, phone=phone)
        self._events.clear()
        self._call("Page.navigate", url=path.as_uri())
        self._wait_for_load()

    def resize(self, width: int, height: int, *, phone: bool | None = None) -> None:
        """Give the window another size, in CSS pixels; a narrow one is that of a phone unless told otherwise."""
        mobile = width < 600 if phone is None else phone
        self._call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=mobile)

    def pass_policy_over(self) -> None:
        """Let scripts and styles in that the page's own policy would forbid, for measuring."""
        self._call("Page.setBypassCSP", enabled=True)

    def scheme(self, name: str) -> None:
        """Prefer `light` or `dark`."""
        self._call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def medium(self, name: str) -> None:
        """Style the page as for `print`; with an empty name for the screen again."""
        self._call("Emulation.setEmulatedMedia", media=name)

    def before_load(self, script: str) -> None:
        """Run a script in every page before its own scripts, whatever the policy of the page says."""
        self._call("Page.addScriptToEvaluateOnNewDocument", source=script)

    def reload(self) -> None:
        """Load the page again, as F5 does."""
        self._events.clear()
        self._call("Page.reload")
        self._wait_for_load()

    def value(self, expression: str) -> object:
        """The JSON value of a JavaScript expression in the page; a promise is awaited."""
        result = self._call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True,
                            userGesture=True)  # fmt: skip
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def until(self, expression: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + PATIENCE
        while not self.value(expression):
            assert time.monotonic() < end, f"never true: {expression}"
            time.sleep(0.02)

    def press(self, key: str, times: int = 1, *, shift: bool = False) -> None:
        """Press a key that is named in `_KEYS`."""
        code, number, text = _KEYS[key]
        event = {"key": key, "code": code, "windowsVirtualKeyCode": number, "modifiers": _SHIFT if shift else 0}
        for _ in range(times):
            self._key("keyDown", **event, **({"text": text} if text else {}))
            self._call("Input.dispatchKeyEvent", type="keyUp", **event)

    def type(self, text: str) -> None:
        """Type a text into what has the focus, sign by sign; what no key makes comes in as from an input method."""
        for sign in text:
            if sign.isascii():
                self._key("keyDown", key=sign, text=sign)
                self._key("keyUp", key=sign)
            else:
                self._call("Input.insertText", text=sign)
        self.value("true")

    def tab_to(self, expression: str, *, most: int = 400) -> None:
        """Press Tab until an expression on the element with the focus (`it`) is true."""
        for _ in range(most):
            self.press("Tab")
            if self.value(f"(it => Boolean({expression}))(document.activeElement)"):
                return
        raise AssertionError(f"no Tab leads to: {expression}")

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Save a picture of the window, or of the whole page."""
        shot = self._call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(str(shot["data"])))

    def printed(self) -> bytes:
        """The page as PDF, as from the browser's own dialogue: what size the paper has is up to the page."""
        made = self._call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(str(made["data"]))

    def downloaded(self) -> Path:
        """Wait for a download to be complete and give its file.

        Chromium drops a download in silence when a page began ten others within a second, so the next one has to wait.
        """
        begun = self._event("Browser.downloadWillBegin")
        while self._event("Browser.downloadProgress")["state"] != "completed":
            pass
        self._saved.append(time.monotonic())
        if len(self._saved) == self._saved.maxlen:
            time.sleep(max(0.0, _BURST - (self._saved[-1] - self._saved[0])))
        return self.downloads / str(begun["suggestedFilename"])

    def violations(self, axe: Path, *, contrast: bool = True) -> list[str]:
        """What axe-core finds wrong with the page as it is now, a line each; its rule about contrast takes longest."""
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        self.value(axe.read_text(encoding="utf-8") + "; true")
        options = {
            "resultTypes": ["violations"],
            "runOnly": rules,
            "rules": {"color-contrast": {"enabled": contrast}},
            "preload": False,  # what axe would fetch first, a page that fetches nothing does not have
        }
        found = self.value(
            f"axe.run({json.dumps(options)}).then("
            "found => found.violations.map(rule => rule.id + ': ' + rule.nodes.map(node => node.html.slice(0, 160))"
            ".join(' | ').slice(0, 600)))"
        )
        assert isinstance(found, list)
        return found

    def _wait_for_load(self) -> None:
        self._event("Page.loadEventFired")

    def _event(self, name: str) -> dict[str, object]:
        """The next event of this name, also when it has come already."""
        while True:
            for event in self._events:
                if event["method"] == name:
                    self._events.remove(event)
                    return event["params"]
            self._browser.receive()

    def _key(self, kind: str, **event: object) -> None:
        """Send a key without waiting for the answer: the browser takes them in their order."""
        self._browser.send("Input.dispatchKeyEvent", {"type": kind, **event}, self.session)

    def _call(self, method: str, **parameters: object) -> dict[str, object]:
        return self._browser.call(method, session=self.session, **parameters)

    def hear(self, message: dict[str, object]) -> None:
        """Keep an event; a dialog is answered at once because the page waits for it."""
        method, params = message["method"], message.get("params", {})
        if method == "Page.javascriptDialogOpening":
            self.dialogs.append(params["message"] or params["type"])
            self._browser.send("Page.handleJavaScriptDialog", {"accept": self.answer_dialogs}, self.session)
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        else:
            self._events.append(message)


@cache
def browser() -> Browser:
    """The one browser of this session of tests; `close_browser` ends it."""
    return Browser()


def close_browser() -> None:
    """End the browser, if any test used it."""
    if browser.cache_info().currsize:
        browser().end()
        browser.cache_clear()


def _as_three_and_four(read: int, write: int) -> Callable[[], None]:
    """Chromium reads from file 3 and writes to file 4; copies go first through numbers that are not in the way."""
    import fcntl  # not on Windows, where these tests are skipped

    def move() -> None:
        high_read, high_write = (fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (read, write))
        os.dup2(high_read, 3)
        os.dup2(high_write, 4)
        os.closerange(5, 256)

    return move


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the browser: it stops by itself when the pipe is gone, and is stopped when it does not."""
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
