"""Short forms people type on a phone, folded, and what each is short for.

Only what nobody in a village types with another meaning. What belongs to a subject (``bhyt``, ``cccd``) is in the
list of synonyms that editors keep (search.models.SynonymGroup), not here.
"""

SHORT_FORMS: dict[str, tuple[str, ...]] = {
    "k": ("khong",), "ko": ("khong",), "kh": ("khong",), "khg": ("khong",), "kg": ("khong",), "hok": ("khong",),
    "hk": ("khong",), "kog": ("khong",),
    "dc": ("duoc", "dia chi"), "dk": ("dang ki", "duoc"), "dx": ("duoc",), "dki": ("dang ki",),
    "lm": ("lam",), "lsao": ("lam sao",), "ntn": ("nhu the nao",), "tn": ("tin nhan",),
    "nt": ("nhan tin",), "mk": ("mat khau",), "pass": ("mat khau",), "pw": ("mat khau",), "mkhau": ("mat khau",),
    "sdt": ("so dien thoai",), "dt": ("dien thoai",), "dthoai": ("dien thoai",), "fone": ("dien thoai",),
    "tk": ("tai khoan",), "tkhoan": ("tai khoan",), "stk": ("so tai khoan",), "ck": ("chuyen khoan",),
    "nh": ("ngan hang",), "nhang": ("ngan hang",), "hs": ("ho so",), "hso": ("ho so",), "bn": ("bao nhieu",),
    "bnhieu": ("bao nhieu",), "r": ("roi",), "j": ("gi",), "zi": ("gi",),
    "ng": ("nguoi",), "ngta": ("nguoi ta",), "vs": ("voi",), "trc": ("truoc",), "nc": ("nuoc",), "ns": ("noi",),
    "bt": ("biet",), "bik": ("biet",), "bit": ("biet",), "cx": ("cung",), "ktra": ("kiem tra",), "gd": ("giao dich",),
    "gto": ("giay to",), "gt": ("giay to",), "dn": ("dang nhap",), "dnhap": ("dang nhap",), "cnghe": ("cong nghe",),
    "hd": ("huong dan",), "ht": ("ho tro",), "cty": ("cong ti",), "gg": ("google",), "fb": ("facebook",),
    "ib": ("nhan tin",), "rep": ("tra loi",),
    "bhiem": ("bao hiem",), "vn": ("viet nam",), "bhyte": ("bao hiem i te",), "mn": ("moi nguoi",),
    "tg": ("thoi gian",),
    "lh": ("lien he",), "lhe": ("lien he",), "hdan": ("huong dan",), "gdich": ("giao dich",),
}  # fmt: skip
SHORT_FORMS = {short: meant for short, meant in SHORT_FORMS.items() if meant}

# One to ten, as words and as digits: "mức hai" is "mức 2", "thôn ba" is "thôn 3".
DIGITS = dict(zip("mot hai ba bon nam sau bay tam chin muoi".split(), map(str, range(1, 11)), strict=True))
NUMBERS = DIGITS | {digit: word for word, digit in DIGITS.items()}

# Words of a question that say little about what it is after. Typed without diacritics, some of them are also
# words that say much (mà and mã, thế and thẻ, máy and mấy): those weigh half, unless their diacritics decide.
SAYS_LITTLE = frozenset(
    """
    à ạ ah ơi ôi ừ vâng dạ thưa xin hãy là thì mà nhưng và với của ở tại trong ngoài trên dưới để cho như thế vậy
    nào gì sao đâu bao nhiêu mấy khi lúc giờ này kia đó đấy ấy nọ rồi đang đã sẽ cũng vẫn chỉ còn lại ra vào
    tôi mình em anh chị cháu con bác cô chú ông bà ta nhà muốn cần phải bị được không chưa có làm xem hỏi giúp
    biết nên hay hoặc nếu do vì bởi tự một cái các những quá lắm ai người ta ngồi thấy bảo nhé nha đi hộ
    """.split()
)
OFTEN_SAYS_MUCH = frozenset(
    """
    ma the cho may con can lam o dau de ra la bi co ta nha xem hoi ai di gio nam mot ho tai con chu ban do nguoi vao
    mat sau noi an bao
    """.split()
)
