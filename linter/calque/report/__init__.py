"""Step 7: results → a stream. One module a format."""
from calque.plugins import Reporter, hookimpl


@hookimpl
def calque_reporters() -> dict[str, Reporter]:
    """The built-in formats."""
    return {}
