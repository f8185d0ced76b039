from core.css_bundle import SOURCE, bundle_text


def test_the_sheet_sent_to_phones_carries_no_comment_and_no_indent():
    sheet = bundle_text("bundle.txt")
    assert "/*" in (SOURCE / "layout.css").read_text()
    assert "/*" not in sheet and "\n " not in sheet


def test_the_sheet_sent_to_phones_keeps_every_rule():
    names = [line for line in (SOURCE / "bundle.txt").read_text().splitlines() if line.endswith(".css")]
    ours = "".join((SOURCE / name).read_text() for name in names)
    sheet = bundle_text("bundle.txt")
    assert len(names) > 30
    assert all(sheet.count(mark) == ours.count(mark) for mark in "{}")
