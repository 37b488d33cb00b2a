"""What the tests share."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import Calque, install


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The user's cache is not for tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(tmp_path_factory.mktemp("site"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, in which there is nothing yet."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def calque(site: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Calque:
    """The command, with the rules in `helpers`, in an empty working directory."""
    for variable in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.syspath_prepend(site)
    return Calque(site, monkeypatch, capsys)


@pytest.fixture
def as_nobody(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The working directory of someone who may not do everything; the test runs as that user."""
    with tempfile.TemporaryDirectory() as name:
        user = os.geteuid() or 65534
        os.chown(name, user, -1)
        os.chmod(name, 0o755)
        monkeypatch.chdir(name)
        before = os.geteuid()
        os.seteuid(user)
        try:
            yield Path(name)
        finally:
            os.seteuid(before)
