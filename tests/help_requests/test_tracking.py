"""What somebody sees who follows a request: how far it is, who comes, and nothing about who asked."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models import Picture
from help_requests.engine import MoveRefused
from help_requests.models import HelpRequest
from help_requests.services import merge_requests
from help_requests.statuses import State
from teams_directory.models import GroupSession, Member
from tests.help_requests.tracked import (
    ANSWER,
    NEVER_SHOWN,
    SLIP,
    STATES,
    TOLD,
    TRACK,
    accepted,
    let_in,
    look,
    page,
    proposed,
    say,
    tomorrow,
    whole,
)
from tests.starter.reading import Read
from tests.starter.test_words import LONGEST_SENTENCE, length, split_sentences, strange_words


@pytest.fixture
def invited(send):
    """A request taken to a group session."""

    def make(**facts) -> HelpRequest:
        row, (start, end) = send(), tomorrow(14)
        session = GroupSession.objects.create(
            team=row.team, village=row.village, topic=row.topic, title="Cùng kích hoạt", start=start, end=end,
            meeting_place="Đình làng Mẫu", **facts,
        )  # fmt: skip
        changes = {"session": session, "place": "session", "visit_start": start, "visit_end": end, "state": "accepted"}
        HelpRequest.objects.filter(pk=row.pk).update(**changes)
        return HelpRequest.objects.get(pk=row.pk)

    return make


class TestWhatIsSaid:
    @pytest.mark.parametrize(
        ("state", "words"),
        [
            ("new", ["Đã gửi, chờ tổ gọi lại", "sẽ gọi lại cho bác", "Tôi không cần nữa"]),
            ("triage", ["Xã đang tìm tổ", "sẽ tìm người giúp và gọi bác"]),
            ("proposed", ["Giờ này có tiện cho bác không?", "Tiện, hẹn giờ này", "15:00&nbsp;–&nbsp;16:00"]),
            (
                "accepted",
                ["Tổ đã nhận", "Người đến phải nói đúng hai từ này", "08:00&nbsp;–&nbsp;09:00", "Tổ đến tận nhà bác"],
            ),
            ("handed_over", ["Đã chuyển sang cơ quan khác", "Trụ sở Mẫu", "Cạnh Ủy ban xã", "+84100000777"]),
            ("learned", ["Đã xong", "Bác làm được tới đâu?", "Tổ với tôi cùng làm", "Hẹn lại việc này"]),
            ("unreachable", ["Tạm khép lại", "chưa gặp được bác", "Hẹn lại việc này"]),
        ],
    )
    def test_each_state_says_what_is_and_what_comes(self, client, send, state, words):
        row = STATES[state](send())
        shown = page(look(client, row))
        assert [one for one in words if one not in shown] == []
        assert ("Tôi không cần nữa" in shown) == (state not in {"learned", "unreachable"})

    def test_who_comes_is_told_by_first_name_and_role_and_never_in_full(self, client, send):
        row = accepted(send())
        shown = page(look(client, row))
        first_name = row.assigned_to.full_name.split()[-1]
        assert f'<strong class="door-card__name">{first_name}</strong> tổ trưởng' in shown
        assert row.assigned_to.full_name not in shown and row.assigned_to.phone not in shown

    def test_the_two_words_stand_with_what_to_do_when_they_are_wrong(self, client, send, commune):
        row = accepted(send())
        shown = page(look(client, row))
        assert row.word_pair.replace(" ", " – ") in shown
        assert "Nói sai, bác đừng cho vào và gọi xã." in shown and commune.hotline in shown

    @pytest.mark.parametrize(
        ("place", "said"), [("phone", "Người gọi phải nói đúng"), ("meeting_point", "Người giúp phải nói đúng")]
    )
    def test_on_the_telephone_and_at_the_meeting_point_the_words_are_asked_for_too(self, client, send, place, said):
        row = accepted(send(place=place))
        shown = page(look(client, row))
        assert said in shown and "đừng cho vào" not in shown and "In phiếu để ở cửa" not in shown

    def test_the_meeting_point_is_named(self, client, send, team):
        shown = page(look(client, accepted(send(place="meeting_point"))))
        assert f"Bác đến {team.meeting_point}." in shown

    def test_a_proposed_time_is_not_agreed_and_shows_no_words_yet(self, client, send):
        row = proposed(send())
        assert row.word_pair.replace(" ", " – ") not in page(look(client, row))

    def test_hours_after_the_visit_the_words_and_the_helper_are_gone(self, client, send):
        row = accepted(send())
        with time_machine.travel(row.visit_end + timedelta(hours=2)):
            assert row.word_pair.replace(" ", " – ") in page(look(client, row))
        with time_machine.travel(row.visit_end + timedelta(hours=4)):
            shown = page(look(client, row))
        assert row.word_pair.replace(" ", " – ") not in shown and "door-card" not in shown
        assert "Giờ hẹn đã qua. Chưa gặp ai thì bác gọi số ở dưới." in shown

    def test_being_late_is_said_and_the_commune_only_when_it_was_told(self, client, send):
        row = send()
        HelpRequest.objects.filter(pk=row.pk).update(reply_due=timezone.now() - timedelta(hours=1))
        shown = page(look(client, row))
        assert "Tổ trả lời chậm hơn đã hứa." in shown and "sẽ gọi lại cho bác" not in shown
        assert "Xã cũng đã được báo" not in shown
        HelpRequest.objects.filter(pk=row.pk).update(escalated_at=timezone.now())
        assert "Xã cũng đã được báo" in page(look(client, row))

    def test_a_group_session_says_where_and_when_and_needs_no_words(self, client, invited):
        shown = page(look(client, invited(note="Mang theo điện thoại.")))
        assert "Cùng kích hoạt" in shown and "Đình làng Mẫu" in shown and "14:00&nbsp;–&nbsp;15:00" in shown
        assert "Mang theo điện thoại." in shown and "hai từ này" not in shown

    def test_a_session_that_was_put_off_says_why(self, client, invited):
        shown = page(look(client, invited(is_cancelled=True, cancelled_reason="Mưa to.")))
        assert "đã hoãn" in shown and "Mưa to." in shown and "Bác đã có chỗ" not in shown

    def test_a_merged_request_shows_the_one_that_stays(self, client, send):
        kept, twin = send(), send()
        merge_requests(request=twin, into=kept, by=None)
        accepted(HelpRequest.objects.get(pk=kept.pk))
        shown = page(look(client, twin))
        assert kept.spoken_code in shown and twin.spoken_code not in shown and "Tổ đã nhận" in shown

    def test_who_comes_by_a_merged_code_learns_no_words_and_has_nothing_to_press(self, client, send):
        kept, twin = send(), send()
        before = let_in(client, twin)
        merge_requests(request=twin, into=kept, by=None)
        row = accepted(HelpRequest.objects.get(pk=kept.pk))
        shown = page(look(client, twin))
        assert "hai từ này" in page(look(client, kept)) and "hai từ này" not in shown
        assert row.assigned_to is not None and 'class="door-card"' not in shown
        assert 'name="pass"' not in shown
        assert client.post(ANSWER, before | {"answer": "cancel"}).status_code == 403
        assert HelpRequest.objects.get(pk=kept.pk).state == "accepted"

    def test_requests_of_two_numbers_are_never_merged(self, send):
        kept, other = send(), send(phone="0912 345 999", for_other="on", booker_name="Út", booker_phone="0912 345 678")
        with pytest.raises(MoveRefused):
            merge_requests(request=other, into=kept, by=None)

    def test_the_photograph_is_shown_only_where_its_person_agreed(self, client, send):
        row = accepted(send())

        def card() -> str:
            return page(look(client, row)).split('class="door-card"', 1)[1].split("</section>")[0]

        assert "<img" not in card()
        agreed = {"photo": Picture.objects.first(), "photo_agreed_on": timezone.localdate()}
        Member.objects.filter(pk=row.assigned_to_id).update(**agreed)
        assert "<img" in card()

    @pytest.mark.parametrize("state", STATES)
    def test_every_sentence_is_short_and_every_word_vietnamese(self, client, send, state):
        row = STATES[state](send())
        blocks = Read(TRACK, page(look(client, row))).blocks
        long = [one for block in blocks for one in split_sentences(block) if length(one) > LONGEST_SENTENCE]
        assert long == [] and [word for block in blocks for word in strange_words(block)] == []

    @pytest.mark.parametrize("state", STATES)
    def test_it_asks_little_of_the_database(self, client, send, state):
        row = STATES[state](send())
        look(client, row)
        with CaptureQueriesContext(connection) as queries:
            look(client, row)
        assert len(queries) <= 10, [query["sql"][:90] for query in queries]

    def test_it_opens_in_english_too(self, client, send):
        row = accepted(send())
        shown = client.post("/en/tra-cuu/", {"code": row.spoken_code, "digits": "678"})
        assert shown.status_code == 200 and row.word_pair.replace(" ", " – ") in page(shown)


class TestNothingOfTheirs:
    """Name, number, address and words typed stand in no answer: not in the text, not in an attribute or a header."""

    @pytest.fixture
    def theirs(self, send):
        return lambda: send(**TOLD)

    def leaks(self, response) -> list[str]:
        sent = whole(response)
        return [told for told in NEVER_SHOWN if told.lower() in sent.lower()]

    @pytest.mark.parametrize("digits", ["345", "222"])
    @pytest.mark.parametrize("state", STATES)
    def test_in_no_state(self, client, theirs, state, digits):
        response = look(client, STATES[state](theirs()), digits)
        assert "Tình trạng" in page(response) and self.leaks(response) == []

    @pytest.mark.parametrize(
        ("state", "answer", "words"),
        [
            ("proposed", "agree", {}), ("proposed", "refuse", {}), ("accepted", "cancel", {}), ("new", "agree", {}),
            ("learned", "confirm", {"level": "does_alone"}), ("learned", "reopen", {}), ("unreachable", "reopen", {}),
            ("accepted", "report", {"asked": "money", "story": "Bảo chuyển tiền"}), ("accepted", "report", {}),
            ("new", "demand", {"kind": "correct", "change": "Đổi số"}), ("new", "demand", {}), ("new", "lạ", {}),
        ],
    )  # fmt: skip
    def test_after_no_answer(self, client, theirs, state, answer, words):
        row = STATES[state](theirs())
        response = say(client, let_in(client, row, "345"), answer, **words)
        assert "Tình trạng" in page(response) and self.leaks(response) == []

    def test_not_when_the_answer_is_wrong_or_the_page_too_old(self, client, theirs):
        row = theirs()
        responses = [
            look(client, row, "000"), client.get(TRACK, {"ma": row.code}), client.get(ANSWER), client.get(SLIP),
            client.post(ANSWER, {"pass": "x", "answer": "cancel"}), client.post(SLIP, {"pass": "x"}),
        ]  # fmt: skip
        assert [self.leaks(response) for response in responses] == [[]] * len(responses)

    def test_what_somebody_typed_of_an_incident_is_not_shown_again(self, client, theirs):
        row = theirs()
        entry = let_in(client, row, "345")
        say(client, entry, "report", asked="otp", story="Anh ấy Zxqv hỏi")
        assert self.leaks(look(client, row, "345")) == []

    @pytest.mark.parametrize("address", [TRACK, ANSWER, SLIP])
    def test_no_answer_is_kept_by_anybody_on_the_way(self, client, theirs, address):
        row = accepted(theirs())
        entry = let_in(client, row, "345") | {"code": row.spoken_code, "digits": "345"}
        response = client.post(address, entry)
        assert "no-store" in response["Cache-Control"] and "noindex" in response["X-Robots-Tag"]
        assert response.cookies == {}

    def test_who_was_made_nobody_is_followed_by_nobody(self, client, send):
        row = send()
        entry = let_in(client, row)
        HelpRequest.objects.filter(pk=row.pk).update(**HelpRequest.PERSONAL, anonymised_at=timezone.now())
        assert "Mã hoặc 3 số cuối chưa đúng" in page(look(client, row))
        assert say(client, entry, "cancel").status_code == 403
        assert HelpRequest.objects.get(pk=row.pk).state == State.NEW


class TestTheCodeInALink:
    def test_a_link_may_fill_in_the_code(self, client):
        assert 'value="lúa–sông 4821"' in page(client.get(TRACK, {"ma": "lua-song-4821"}))

    @pytest.mark.parametrize("typed", ['"><script>alert(1)</script>', "lua song", "x" * 9000, "\u202e4821"])
    def test_and_nothing_that_is_no_code(self, client, typed):
        shown = page(client.get(TRACK, {"ma": typed})).split("<main")[1].split("</main>")[0]
        assert "alert(1)" not in shown and 'name="code" value=' not in shown and "xxxx" not in shown
