"""What a guide needs done when it goes live."""

from guides.models import GuidePage

PHOTO_FILTER = "max-640x640|format-webp"


def prepare_pictures(*, guide: GuidePage) -> int:
    """Make the phone-sized copies of a guide's photographs now, so that showing the guide only reads.

    Returns how many photographs it has; drawings (SVG) are shown as they are.
    """
    pictures = [step.value["picture"] for step in guide.numbered_steps if step.value["picture"]]
    photographs = [picture for picture in pictures if not picture.is_svg()]
    for photograph in photographs:
        photograph.get_rendition(PHOTO_FILTER)
    return len(photographs)
