"""`calque clean`: delete what calque keeps in the user's cache folder."""

import argparse

from calque.cache import cache_folder, clean
from calque.errors import CalqueError


def run(_: argparse.Namespace) -> int:
    """Delete it, and say how much there was. Returns the exit status."""
    try:
        number, size = clean()
    except OSError as error:
        raise CalqueError(f"{error.filename or cache_folder()}: {error.strerror or error}") from error
    print(f"{cache_folder()}: {number} file{'s' * (number != 1)} deleted, {size / 1e6:.1f} MB")
    return 0
