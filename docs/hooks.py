"""Adds to the documentation, while mkdocs builds it, the pages that are made from the code."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import pages

_MADE = pages.made()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The order of the pages: written by hand, then the rules by group."""
    config.nav = [
        {"Home": "index.md"},
        {
            "Use": [
                "usage.md",
                "ci.md",
                "editors.md",
                "commands.md",
                "settings.md",
                "formats.md",
                "discourse.md",
                "measuring.md",
                "languagetool.md",
            ]
        },
        {"Rules": [path for path in _MADE if path.startswith("rules/")]},
        {"Contribute": "contributing.md"},
    ]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The pages themselves."""
    for path, content in _MADE.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Fill the places in a page written by hand: {{ settings }} and the like."""
    return markdown if page.file.src_uri in _MADE else pages.filled(markdown)
