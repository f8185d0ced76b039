"""Every drawing of the starter guides, by name: one module for each family of scenes, one function for each picture."""

from collections.abc import Callable
from types import FunctionType

from starter.drawings import (
    activation,
    bills,
    fees,
    health_book,
    level_two,
    papers,
    passwords,
    paying,
    portal,
    portal_login,
    scam_call,
    tracking,
    trader,
)

SCENES = (
    level_two, activation, papers, health_book, portal_login, portal, fees, tracking,
    paying, trader, bills, passwords, scam_call,
)  # fmt: skip

PICTURES: dict[str, Callable[[], str]] = {
    name.replace("_", "-"): draw
    for scene in SCENES
    for name, draw in vars(scene).items()
    if isinstance(draw, FunctionType) and draw.__module__ == scene.__name__
}
