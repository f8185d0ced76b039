"""What frames every page, and the pages that nobody comes to on purpose."""

from pathlib import PurePosixPath

from core.gallery.registry import Component, Sample, Where, register, surroundings, visit

LONG_PLACE = "xã Nguyễn Bỉnh Khiêm Thượng, thành phố Hải Phòng"


def at(path: str, method: str = "GET") -> dict[str, object]:
    return {"request": visit(path, method)}


ITEM = {"icon": "steps", "text": "Làm theo từng bước", "url": "/huong-dan/"}
MISSING_PAGES = [
    ("400.html", "Điều vừa gửi không đọc được", "Trang chưa hiểu điều vừa gửi"),
    ("403.html", "Không được mở", "Trang này không mở cho mọi người"),
    ("404.html", "Không có trang này", "Không thấy trang này"),
    ("500.html", "Máy hỏng", "Trang đang trục trặc"),
    ("form_expired.html", "Mẫu mở đã lâu", "Trang mở đã lâu"),
]

register(
    "Khung trang",
    Component(
        "components/site_header.html", "Đầu trang", "Tên trang, các mục, cỡ chữ.",
        (
            Sample("Ở trang đầu", {}, ("Cầm Tay", "Các mục")),
            Sample("Đang ở một mục", lambda: at("/huong-dan/"), ('aria-current="page"',)),
            Sample("Tên nơi dài", lambda: surroundings(place=LONG_PLACE), (LONG_PLACE,)),
        ),
        css="layout.css", where=Where.BEFORE,
    ),
    Component(
        "components/nav_item.html", "Một mục ở đầu trang", "Một lối vào; nói rõ người xem đang ở đâu.",
        (
            Sample("Ở trang khác", ITEM, ("Làm theo từng bước",)),
            Sample("Đúng trang này", lambda: ITEM | at("/huong-dan/"), ('aria-current="page"',)),
            Sample("Trang con của mục này", lambda: ITEM | at("/huong-dan/kich-hoat-vneid/"), ('aria-current="true"',)),
        ),
        css="layout.css", inside=("ul.site-nav__list",),
    ),
    Component(
        "components/text_size.html", "Cỡ chữ", "Ba cỡ chữ, nhớ trong máy của người xem.",
        (
            Sample("Bình thường", {}, ("Cỡ chữ",)),
            Sample("Trang vừa gửi đi: cần tệp lệnh", lambda: at("/hen-ho-tro/", "POST"), ("hidden",)),
        ),
        where=Where.ONCE,
    ),
    Component(
        "components/call_bar.html", "Thanh gọi", "Luôn ở dưới cùng màn hình, một ngón tay là gọi được người.",
        (
            Sample("Bình thường", {}, ("0100 000 001",)),
            Sample("Lời dài", lambda: surroundings(hotline_label="Gọi tổ công nghệ số của thôn"), ("của thôn",)),
            Sample("Trang chưa có số", lambda: surroundings(hotline="")),
        ),
        where=Where.AFTER,
    ),
    Component(
        "components/site_footer.html", "Chân trang", "Lời hứa, cơ quan phụ trách, các trang ít mở.",
        (
            Sample("Dữ liệu mẫu", {}, ("dữ liệu mẫu",)),
            Sample("Trang thật", lambda: surroundings(is_sample=False), ("Cơ quan phụ trách",)),
            Sample("Chưa khai gì", lambda: surroundings(is_sample=False, owner="", promise=""), ("Người của tổ",)),
        ),
        css="layout.css", where=Where.AFTER,
    ),
    *(
        Component(
            template, title, "Nói có gì không ổn, bác không làm hỏng gì, và làm gì tiếp.",
            (Sample("Cả trang", {}, (words,)),),
            css="layout.css", where=Where.WHOLE, called=f"trang-{PurePosixPath(template).stem.replace('_', '-')}",
        )
        for template, title, words in MISSING_PAGES
    ),
)  # fmt: skip
