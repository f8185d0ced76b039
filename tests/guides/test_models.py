"""A guide, read whole and one step at a time; steps that stay themselves."""

import pytest
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page
from wagtail_localize.operations import translate_object

from core.models import Picture
from guides.blocks import StepBlock
from guides.models import GuidePage
from starter import content
from starter.builders.pages import step_identity


@pytest.fixture
def guide() -> GuidePage:
    return GuidePage.objects.get(slug="kich-hoat-vneid")


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


class TestReading:
    def test_the_whole_guide_shows_every_step_and_all_that_belongs_to_it(self, client, guide):
        shown = page(client, "/huong-dan/kich-hoat-vneid/")
        for step in guide.numbered_steps:
            assert step.title in shown and step.value["picture_alt"] in shown
        for words in [guide.who_for, guide.source_name, "12/11/2026", *[item.value for item in guide.prepare]]:
            assert words in shown
        assert shown.count("Tôi bị kẹt ở bước này") == len(guide.numbered_steps)

    def test_one_step_leads_forward_back_and_to_a_human(self, client, guide):
        shown = page(client, "/huong-dan/kich-hoat-vneid/buoc-3/")
        assert "Bước 3 trong 7" in shown and "Xong, sang bước 4" in shown and "Lùi lại" in shown
        assert f"?bai={guide.translation_key}&amp;buoc={guide.numbered_steps[2].id}" in shown

    def test_the_last_step_leads_nowhere_further(self, client):
        shown = page(client, "/huong-dan/kich-hoat-vneid/buoc-7/")
        assert "sang bước 8" not in shown

    @pytest.mark.parametrize("number", ["0", "8", "99999999999", "ba"])
    def test_a_step_that_is_not_there_is_not_found(self, client, number):
        assert client.get(f"/huong-dan/kich-hoat-vneid/buoc-{number}/").status_code == 404

    def test_what_is_unverified_says_so(self, client, guide):
        assert "Chưa kiểm chứng" in page(client, guide.url)


class TestStepIdentity:
    def test_it_survives_moving_and_renaming(self, guide):
        second, third = guide.steps[1], guide.steps[2]
        kept = third.id
        raw = guide.steps.raw_data
        raw[1], raw[2] = raw[2], raw[1]
        raw[1]["value"]["title"] = "Bấm nút xanh"
        guide.save_revision().publish()
        moved = GuidePage.objects.get(pk=guide.pk).step_by_id(kept)
        assert (moved.number, moved.title) == (2, "Bấm nút xanh")
        assert GuidePage.objects.get(pk=guide.pk).step_by_id(second.id).number == 3

    def test_it_survives_translation(self, guide):
        english = Locale.objects.get(language_code="en")
        for ancestor in [*guide.get_ancestors().filter(depth__gt=1).specific(), guide]:
            translate_object(ancestor.specific, [english])
        translated = GuidePage.objects.get(translation_key=guide.translation_key, locale=english)
        assert [step.id for step in translated.numbered_steps] == [step.id for step in guide.numbered_steps]

    def test_the_starter_gives_every_site_the_same_identities(self, guide):
        assert guide.numbered_steps[2].id == step_identity(
            "kich-hoat-vneid", content.read("guides/kich-hoat-vneid")["steps"][2]["key"]
        )


class TestPictures:
    def test_photographs_are_made_small_when_the_guide_is_published_not_when_it_is_read(self, client, guide):
        photograph = Picture.objects.create(title="Ảnh", file=get_test_image_file(size=(1600, 1200)))
        guide.steps.raw_data[0]["value"]["picture"] = photograph.pk
        guide.save_revision().publish()
        made = photograph.renditions.count()
        assert made == 1
        assert "max-640x640" in page(client, guide.url)
        assert photograph.renditions.count() == made


class TestPreview:
    def preview(self, guide: GuidePage, mode: str) -> str:
        response = guide.make_preview_request(preview_mode=mode)
        assert response.status_code == 200
        return response.content.decode()

    @pytest.fixture
    def draft(self, guide) -> GuidePage:
        """Not on the site, two steps, no picture yet."""
        steps = [("step", {"title": title, "text": "Đợi máy mở ra."}) for title in ("Mở Zalo", "Bấm máy quay")]
        new = GuidePage(title="Gọi hình cho con", summary="…", steps=steps, live=False)
        guide.get_parent().add_child(instance=new)
        return new

    def test_a_draft_is_seen_whole_or_one_step_at_a_time(self, draft):
        assert dict(draft.preview_modes)["buoc-2"] == "Riêng bước 2" and draft.default_preview_size == "mobile"
        whole = self.preview(draft, "")
        assert "Mở Zalo" in whole and "Bấm máy quay" in whole
        assert "Bước 2 trong 2" in self.preview(draft, "buoc-2")

    def test_its_buttons_lead_on_within_the_preview(self, draft):
        assert 'href="?mode=buoc-2/"' in self.preview(draft, "buoc-1")
        assert "Bước 2 trong 2" in self.preview(draft, "buoc-2/")

    @pytest.mark.parametrize("mode", ["buoc-9", "buoc-0", "buoc-", "khac"])
    def test_a_step_not_written_yet_shows_what_there_is(self, draft, mode):
        assert "Gọi hình cho con" in self.preview(draft, mode)

    def test_a_guide_without_any_step_is_shown_as_it_is(self, draft):
        draft.steps = []
        assert "Gọi hình cho con" in self.preview(draft, "buoc-1")

    def test_the_look_of_a_step_is_shown_with_a_drawing(self):
        value = StepBlock().get_preview_value()
        assert value["picture"].is_svg() and value["picture_alt"]


@pytest.mark.parametrize("typed", ["", "đổi-định-danh", "Đổi định danh"])
@pytest.mark.parametrize("live", [True, False])
def test_an_address_is_plain_letters_and_keeps_the_d(guide, typed, live):
    new = GuidePage(title="Đổi định danh", slug=typed, summary="…", steps=guide.steps, live=live)
    guide.get_parent().add_child(instance=new)
    assert new.slug == "doi-dinh-danh"


def test_the_index_lists_every_guide_under_its_topic_the_most_asked_first(client):
    shown = page(client, "/huong-dan/")
    main = shown[shown.index("<main") :]
    topics = dict.fromkeys(guide.topic for guide in GuidePage.objects.order_by("topic__position"))
    said = []
    for topic in topics:
        said.append(f"<h2>{topic}</h2>")
        said += GuidePage.objects.live().filter(topic=topic).order_by("position").values_list("title", flat=True)
    places = [main.index(words) for words in said]
    assert places == sorted(places)


def test_guides_live_only_under_their_index():
    assert not Page.objects.type(GuidePage).exclude(depth=4).exists()
