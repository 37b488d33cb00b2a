"""`calque server`: a language server for editors, on standard input and output."""

import argparse
import os
import sys

from calque.errors import CalqueError
from calque.run import Options


def run(args: argparse.Namespace) -> int:
    """Serve an editor until it says goodbye. Raises CalqueError where the extra `server` is not installed."""
    try:
        from calque.server.session import create
    except ModuleNotFoundError as error:
        raise CalqueError(f"the server needs more packages ({error.name}): pip install 'calque[server]'") from error
    overrides = {} if args.preview is None else {"preview": args.preview}
    with open(os.dup(sys.stdin.fileno()), "rb") as stdin, open(os.dup(sys.stdout.fileno()), "wb") as stdout:
        create(Options(overrides=overrides)).start_io(stdin, stdout)
    return 0
