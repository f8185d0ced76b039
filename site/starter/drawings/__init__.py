"""Every drawing of the starter guides, by name: one module for each family of scenes, one function for each picture."""

from collections.abc import Callable
from types import FunctionType

from starter.drawings import activation, level_two, paying, portal, scam_call

SCENES = (level_two, activation, portal, paying, scam_call)

PICTURES: dict[str, Callable[[], str]] = {
    name.replace("_", "-"): draw
    for scene in SCENES
    for name, draw in vars(scene).items()
    if isinstance(draw, FunctionType) and draw.__module__ == scene.__name__
}
