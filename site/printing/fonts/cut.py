"""Cuts the letters of a folder with Noto's files down to what we print; needs fonttools (development only).

python site/printing/fonts/cut.py /usr/share/fonts/truetype/noto
"""

import sys
from pathlib import Path

from fontTools import subset

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from printing.characters import RANGES  # noqa: E402

STYLES = {"NotoSans": ["Regular", "Bold"], "NotoSansMath": ["Regular"], "NotoSansSymbols2": ["Regular"]}


def cut(source: Path, target: Path, codes: list[int]) -> None:
    options = subset.Options(
        hinting=False, layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], notdef_outline=True
    )
    options.name_IDs = ["*"]
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    subset.save_font(font, str(target), options)


if __name__ == "__main__":
    for family, styles in STYLES.items():
        codes = [code for first, last in RANGES[family] for code in range(first, last + 1)]
        for style in styles:
            name = f"{family}-{style}.ttf"
            cut(Path(sys.argv[1]) / name, HERE / name, codes)
