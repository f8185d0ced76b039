"""Names by which any model may point at a place without importing the app that owns it.

The same idea as settings.AUTH_USER_MODEL: places are public facts every feature refers to,
while their rules stay in teams_directory (ADR 0007).
"""

COMMUNE = "teams_directory.Commune"
VILLAGE = "teams_directory.Village"
