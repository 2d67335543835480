"""The real PostgreSQL and the public data, for the tests of this room."""

from __future__ import annotations

from tests.postgres import adventureworks, postgres, production_events

__all__ = ["adventureworks", "postgres", "production_events"]
