"""Data become paper as they were typed, in our own letters, and a template reads nothing but its own folder."""

import io
import os
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from pypdf import PdfReader

from printing import services
from printing.services import LARGEST, PrintProblem, render_pdf
from tests.architecture.tree import files

pytestmark = pytest.mark.pure
HOSTILE = [
    '#include "x"',
    "$x$ *b* _i_ `c` <l> @ref ~ -- ...",
    r"\u{41} // c /* d */ #panic() ]} {[ #(1+1)",
    "= tiêu đề",
    '"}, "x": "',
]
SAYS = "#data.name"


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_people_type_is_printed_as_typed(template, read, typed):
    [page] = read(render_pdf(template=template(SAYS), data={"name": f"a {typed} b"}))
    assert f"a {typed} b" in page


def test_lines_of_a_text_stay_lines(template):
    pdf = render_pdf(template=template(SAYS), data={"name": "cổng xanh\nsau đình"})
    assert "cổng xanh\nsau đình" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_days_are_written_as_json_writes_them(template, read):
    [page] = read(render_pdf(template=template(SAYS), data={"name": date(2026, 11, 28)}))
    assert "2026-11-28" in page


def test_pages_are_counted_on_a4(template, read):
    pdf = render_pdf(template=template("Một #pagebreak() hai"), data={})
    assert ["Trang 1/2" in read(pdf)[0], "Trang 2/2" in read(pdf)[1]] == [True, True]
    assert [round(float(side) / 72 * 25.4) for side in PdfReader(io.BytesIO(pdf)).pages[0].mediabox[2:]] == [210, 297]


def test_the_paper_says_its_language_and_title_and_no_date(template):
    paper = PdfReader(io.BytesIO(render_pdf(template=template("Một"), data={})))
    assert (paper.root_object["/Lang"], paper.metadata.title) == ("vi-VN", "Thử")
    assert paper.metadata.creation_date is None


def test_every_letter_is_ours_and_inside_the_file(template):
    pdf = render_pdf(template=template("Một *hai* □ →"), data={})
    fonts = [font.get_object() for font in PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()]
    assert {re.sub(r"^/\w+\+|-\w+$", "", font["/BaseFont"]) for font in fonts} == {
        "NotoSans", "NotoSansMath", "NotoSansSymbols2",
    }  # fmt: skip
    inner = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]
    assert all("/FontFile2" in descriptor or "/FontFile3" in descriptor for descriptor in inner)


def test_the_mark_is_drawn_and_a_site_without_one_prints_too(template, monkeypatch):
    with_mark = render_pdf(template=template("Một"), data={})
    monkeypatch.setattr(services, "MARK", "img/no-such-mark.svg")
    assert len(render_pdf(template=template("Một"), data={})) < len(with_mark)


def test_the_same_data_give_the_same_bytes_also_in_several_threads(template):
    name = template(SAYS)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda n: render_pdf(template=name, data={"name": f"Hoa {n % 3}"}), range(12)))
    assert len(set(made)) == 3


def test_nothing_is_left_on_the_disk_and_the_data_were_never_there(template, tmp_path, monkeypatch):
    seen, real = [], services._set_type
    monkeypatch.setattr(services.tempfile, "tempdir", str(tmp_path))

    def watch(root, main, text):
        seen.extend(path.read_bytes() for path in root.iterdir())
        return real(root, main, text)

    monkeypatch.setattr(services, "_set_type", watch)
    render_pdf(template=template(SAYS), data={"name": "Nguyễn"})
    assert len(seen) == 3 and not any("Nguyễn".encode() in content for content in seen)
    assert not list(tmp_path.glob("print-*"))


@pytest.mark.parametrize("path", ["/etc/hostname", "../secret.txt", "/../../../../etc/hostname"])
def test_a_template_reads_nothing_outside_its_folder(template, tmp_path, path):
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "some_app" / "print").mkdir(parents=True)
    (tmp_path / "some_app" / "secret.txt").write_text("x")
    with pytest.raises(PrintProblem):
        render_pdf(template=template(f'#read("{path}")'), data={})


def test_a_link_in_an_apps_folder_leads_nowhere(template, tmp_path):
    name = template('#read("secret.txt")')
    (tmp_path / "secret.txt").write_text("x")
    os.symlink(tmp_path / "secret.txt", tmp_path / "some_app" / "print" / "secret.txt")
    with pytest.raises(PrintProblem, match="not found"):
        render_pdf(template=name, data={})


def test_no_template_asks_the_network_or_runs_what_it_was_given():
    found = list(files("*.typ"))
    assert len(found) >= 3
    for path in found:
        code = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert not re.search(r"@preview|@local|\beval\(|\bplugin\(", code), path


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("#data.nothing", 'dictionary does not contain key "nothing"'),
        ("#let x = ", "expected expression"),
        ('#text(font: "Arial")[chữ]', "unknown font family"),
        ("你", "could not be displayed"),
    ],
)
def test_a_wrong_template_says_what_is_wrong(template, body, says):
    with pytest.raises(PrintProblem, match=f"some_app/page: .*{says}"):
        render_pdf(template=template(body), data={})


def test_a_problem_does_not_repeat_what_a_resident_typed(template):
    with pytest.raises(PrintProblem) as problem:
        render_pdf(template=template('#text(font: "Noto Sans Math", data.name)'), data={"name": "Nguyễn Văn An"})
    assert "could not be displayed" in str(problem.value)
    assert not {"N", "Nguyễn", "ễ"} & set(re.findall(r"\w+", str(problem.value).replace("Noto", "")))
    assert problem.value.__cause__ is None and problem.value.__suppress_context__


@pytest.mark.parametrize("name", ["page", "../secret/page", "some_app/page.typ", "some_app/other", "/etc/passwd", ""])
def test_an_unknown_template_is_a_problem(template, name):
    template("Một")
    with pytest.raises(PrintProblem):
        render_pdf(template=name, data={})


def test_more_data_than_anybody_prints_are_refused_before_any_work(template, monkeypatch):
    monkeypatch.setattr(services, "_set_type", lambda *given: pytest.fail("set in type"))
    with pytest.raises(PrintProblem, match="64 KB"):
        render_pdf(template=template(SAYS), data={"name": "ộ" * (LARGEST // 3 + 1)})


@pytest.mark.parametrize("value", [object(), {1, 2}, float("nan")])
def test_what_is_no_data_is_a_problem(template, value):
    with pytest.raises(PrintProblem, match="JSON"):
        render_pdf(template=template(SAYS), data={"name": value})
