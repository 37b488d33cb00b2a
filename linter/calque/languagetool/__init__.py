"""LanguageTool as an engine of calque: off until asked for (`--engine languagetool`, or `enabled = true`).

`settings`: what the user says. `server` starts it, `keeper` sees to it that it ends. `text`: what is sent, and where
the answers stand. `client` asks, `cache` keeps answers. `catalogue`: which rules there are. `engine` joins all this.
"""

from calque.config import Settings
from calque.engine import Engine
from calque.plugins import hookimpl


@hookimpl
def calque_engines(settings: Settings) -> list[Engine]:
    """LanguageTool, as the settings want it."""
    from calque.languagetool.engine import LanguageTool

    return [LanguageTool(settings)]
