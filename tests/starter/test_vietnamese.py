"""The checker of syllables knows both sides: what is Vietnamese, and what is not."""

import pytest

from tests.starter.vietnamese import is_syllable

pytestmark = pytest.mark.pure

VIETNAMESE = """nghiêng giếng gì quýt quốc khuya quyển hủy hoà hòa thuở ướt yên yếu ý ngoằn khuỷu rượu bưởi loong
đường nghỉ kẹt giữ của quẹt chuyển uống ủy oai êm ăn ấm úp ích ếch khoẻ huýt giêng gin quăng cước lệch""".split()
FOREIGN = """link app web click email online file pass password code shop test video admin form like
hot top chat stop clip internet marketing follow live UBND CCCD BHYT OTP SMS kw ngiêm qan ceo gho ngê đẻr ghan sale
menu hotline website facebook livestream logout check bill smartphone wifi bluetooth""".split()


@pytest.mark.parametrize("word", VIETNAMESE)
def test_it_knows_a_vietnamese_syllable(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", FOREIGN)
def test_it_knows_what_is_none(word):
    assert not is_syllable(word)
