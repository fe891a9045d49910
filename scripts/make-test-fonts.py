#!/usr/bin/python3
"""Makes test/fixtures/fonts/: small fonts of every kind that a user may bring, from Noto CJK and from fonts/.

    /usr/bin/python3 scripts/make-test-fonts.py

Needs Debian's python3-fonttools and fonts-noto-cjk. What it writes is committed.
"""

from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "test" / "fixtures" / "fonts"
NOTO = Path("/usr/share/fonts/opentype/noto")

SENTENCE = "大家谈学习永酬人民政府镇党委书记一是抓落实，二“好”。；：（）《》、！？…—"
SHARED = " \u00a0·•・‧～〜-\u2010\u2011⼀"
RARE = "㛃䶮𬭊𫖯𠅤𠮷"
LATIN = "ABCDabcdefgh0123456789"


def reduced(font, characters):
    options = subset.Options()
    options.layout_features = ["locl", "ccmp", "kern", "pwid", "vert"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.desubroutinize = False
    options.hinting = False
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    return font


def face(file, name):
    collection = TTCollection(str(NOTO / file))
    return next(font for font in collection.fonts if font["name"].getDebugName(6) == name)


def variable():
    """A square that grows with the weight: U+4E00 of a family that has nothing else."""
    pen = TTGlyphPen(None)
    for x, y in [(100, 300), (100, 500), (900, 500), (900, 300)]:
        pen.lineTo((x, y)) if pen.points else pen.moveTo((x, y))
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "one"])
    builder.setupCharacterMap({0x4E00: "one"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "one": square})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "one": (1000, 100)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Few Variable", "styleName": "Regular", "psName": "FewVariable-Regular"})
    builder.setupOS2(usWeightClass=300)
    builder.setupPost()
    builder.setupFvar([("wght", 200, 300, 900, "Weight")], [])
    grow = [(0, -100), (0, 100), (0, 100), (0, -100), (0, 0), (0, 0), (0, 0), (0, 0)]
    builder.setupGvar({"one": [TupleVariation({"wght": (0, 1, 1)}, grow)], ".notdef": []})
    return builder.font


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    reduced(face("NotoSerifCJK-Regular.ttc", "NotoSerifCJKsc-Regular"), SENTENCE + SHARED + RARE + LATIN).save(
        OUT / "few-serif.otf"
    )
    collection = TTCollection()
    for weight in ["Regular", "Bold"]:
        collection.fonts.append(
            reduced(face(f"NotoSansCJK-{weight}.ttc", f"NotoSansCJKsc-{weight}"), SENTENCE + SHARED + RARE + LATIN)
        )
    collection.save(str(OUT / "few-sans.ttc"))
    reduced(TTFont(ROOT / "fonts" / "NotoSerifSC-400.ttf"), "大家谈一，。éABC \u00a0").save(OUT / "few-truetype.ttf")
    variable().save(OUT / "few-variable.ttf")


if __name__ == "__main__":
    main()
