"""Pages over a small index in memory."""

import sys
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

sys.path.insert(0, str(Path(__file__).parent))

from fakes import FakeSearch

from webapp import create_app
from webapp.settings import Settings


@pytest.fixture
def search() -> FakeSearch:
    return FakeSearch()


@pytest.fixture
def app(search: FakeSearch) -> Flask:
    return create_app(search, Settings())


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
