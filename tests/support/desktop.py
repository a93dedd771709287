"""A home, a screen, a message bus and a keyring of a test process's own.

No test may show a window on the developer's screen or touch the developer's keyring and files, so each process that
runs tests gets its own and hands them to its children through the environment.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

# Whatever the developer has set must change no result.
_FORGOTTEN_PREFIXES = ("BACKOFFICE_", "STRIPE_", "XDG_", "QT_", "PG", "KEYRING_", "PYTHON_KEYRING_")
_FORGOTTEN = (
    "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "GNOME_KEYRING_CONTROL", "LANGUAGE", "WAYLAND_DISPLAY", "XAUTHORITY",
    "http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
)  # fmt: skip
_START_SECONDS = 30.0


class DesktopError(Exception):
    """A part of the private desktop is missing or does not start; the text says what to do."""


class PrivateDesktop:
    """The processes and folders of one test process, all below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.display = ""
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start everything and set os.environ. Raises DesktopError."""
        self._forget_the_developers_settings()
        self._make_home()
        try:
            self._start_screen()
            self._start_bus()
            self._start_keyring()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End the processes, last started first."""
        while self._processes:
            process = self._processes.pop()
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _forget_the_developers_settings(self) -> None:
        for name in list(os.environ):
            if name in _FORGOTTEN or name.startswith(_FORGOTTEN_PREFIXES):
                del os.environ[name]
        os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"
        # Far from UTC, so that a local time taken for UTC shows. In this form no time zone files are needed.
        os.environ["TZ"] = "<-02>2"
        time.tzset()

    def _make_home(self) -> None:
        home = self.folder / "home"
        runtime = self.folder / "runtime"
        for made in (home, runtime):
            made.mkdir(parents=True, mode=0o700)
        os.environ["HOME"] = str(home)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)

    def _start_screen(self) -> None:
        said = self._spawn_and_hear(
            "xvfb", ["Xvfb", "-displayfd", "{fd}", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"]
        )
        self.display = f":{said}"
        os.environ["DISPLAY"] = self.display
        os.environ["QT_QPA_PLATFORM"] = "xcb"

    def _start_bus(self) -> None:
        address = self._spawn_and_hear(
            "dbus", ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--nosyslog", "--print-address={fd}"]
        )
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = address

    def _start_keyring(self) -> None:
        process = self._spawn(
            "gnome-keyring",
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            stdin=subprocess.PIPE,
        )
        assert process.stdin is not None
        with process.stdin as password:
            password.write(b"the password of the tests' keyring")
        asked = [
            "dbus-send", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
            "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets",
        ]  # fmt: skip
        self._wait_until(
            "gnome-keyring",
            process,
            lambda: b"true" in subprocess.run(asked, stdout=subprocess.PIPE, check=True).stdout,
        )

    def _spawn(self, package: str, command: list[str], **options: object) -> subprocess.Popen[bytes]:
        program = shutil.which(command[0])
        if program is None:
            raise DesktopError(f"{command[0]} is missing. Run: bash packaging/setup --dev (Debian's package {package})")
        # Should this process be killed, the kernel ends its children: nothing stays behind.
        die_with_parent = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
        log = (self.folder / f"{package}.log").open("wb")
        with log:
            process = subprocess.Popen(
                [*die_with_parent, program, *command[1:]],
                **{"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log, **options},  # type: ignore[call-overload]
            )
        self._processes.append(process)
        return process

    def _spawn_and_hear(self, package: str, command: list[str]) -> str:
        """Start a program that writes one line to a file descriptor when it is ready, and return the line."""
        heard, said = os.pipe()
        with os.fdopen(heard, "r") as ear:
            try:
                words = [word.format(fd=said) for word in command]
                self._spawn(package, words, pass_fds=(said,))
            finally:
                os.close(said)
            line = ear.readline().strip()
        if not line:
            raise DesktopError(f"{command[0]} did not start: {self._last_words(package)}")
        return line

    def _wait_until(self, package: str, process: subprocess.Popen[bytes], ready: Callable[[], bool]) -> None:
        give_up_at = time.monotonic() + _START_SECONDS
        while not ready():
            if process.poll() is not None or time.monotonic() > give_up_at:
                raise DesktopError(f"{package} did not start: {self._last_words(package)}")
            time.sleep(0.02)

    def _last_words(self, package: str) -> str:
        return (self.folder / f"{package}.log").read_text(errors="replace")[-2000:] or "it said nothing"
