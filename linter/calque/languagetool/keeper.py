"""Runs a command and ends it when whoever started us has gone, in whatever way: our standard input is then at its end.

A program of its own, run as `python -I keeper.py COMMAND…`; it imports nothing of calque.
"""

import os
import signal
import subprocess
import sys
import threading


def main(command: list[str]) -> int:
    """Run the command. Returns its exit status."""
    try:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    except OSError as error:
        print(error, file=sys.stderr)
        return 127
    signal.signal(signal.SIGTERM, lambda *_: process.kill())

    def wait() -> None:
        while os.read(0, 1024):
            pass
        process.kill()

    threading.Thread(target=wait, daemon=True).start()
    return process.wait()


if __name__ == "__main__":
    os._exit(main(sys.argv[1:]) & 0xFF)  # at once, though a thread waits for input
