"""The component gallery at /admin/bo-phan/: every component in every state, drawn by the site's own templates.

Each app says in `<app>/gallery.py` what its components are and which states they know; docs/components.md says how.
"""

from core.gallery import blocks, fields, page_parts, parts  # what belongs to no feature
from core.gallery.registry import LONG, Component, Sample, Where, register, stand_in, surroundings, visit

__all__ = [
    "LONG", "Component", "Sample", "Where", "blocks", "fields", "page_parts", "parts", "register", "stand_in",
    "surroundings", "visit",
]  # fmt: skip
