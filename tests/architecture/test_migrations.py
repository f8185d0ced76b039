"""Migrations say what they do, and none is missing."""

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation

from tests.architecture.tree import LAYERS, files, shown

pytestmark = pytest.mark.django_db  # one of the packages asks the database while its migrations load


def test_migrations_are_named_by_intent():
    unnamed = [shown(path) for path in files("0*.py", migrations=True) if "_auto_" in path.name]
    assert not unnamed, "\n".join(unnamed)


def test_no_migration_is_missing():
    loader = MigrationLoader(None)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    with translation.override(None):  # as makemigrations does: migrations hold Django's own words untranslated
        changes = detector.changes(graph=loader.graph)
    missing = {app: [m.operations for m in found] for app, found in changes.items() if app in LAYERS}
    assert missing == {}


def test_no_app_has_two_last_migrations():
    conflicts = MigrationLoader(None).detect_conflicts()
    assert conflicts == {}
