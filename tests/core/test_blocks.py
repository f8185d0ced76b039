"""The chooser of the editor says what each block is and shows how it will look."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from guides.models import GuidePage
from home.models import HomePage, InfoPage

STREAMS = [(InfoPage, "body"), (GuidePage, "steps"), (GuidePage, "troubles"), (HomePage, "doors")]
BLOCKS = [
    pytest.param(block, id=name)
    for model, field in STREAMS
    for name, block in model._meta.get_field(field).stream_block.child_blocks.items()
]


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_is_described_and_drawn_with_the_style_of_the_public_site(login, make_user, block):
    assert block.get_description() and block.is_previewable and block.meta.icon != "placeholder"
    client = login(make_user(Role.COMMUNICATOR))
    shown = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert shown.status_code == 200
    page = shown.content.decode()
    assert "css/site.css" in page and f'class="{block.name}' in page and "StructBlock" not in page


def test_blocks_of_a_plain_page_stand_in_named_groups():
    blocks = InfoPage._meta.get_field("body").stream_block.child_blocks.values()
    assert all(block.meta.group for block in blocks)
