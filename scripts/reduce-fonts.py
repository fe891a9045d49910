#!/usr/bin/python3
"""Makes fonts/ from the fonts' own packages: run once, at development time; what it writes is committed.

    /usr/bin/python3 scripts/reduce-fonts.py [WORK_FOLDER]

Needs Debian's python3-fonttools and unicode-data, and npm and apt to fetch the packages into WORK_FOLDER
(a temporary folder unless given; what lies there already is not fetched again).

Every face is reduced to one set of characters; its hints and the layout features that banxin does not use are dropped;
outlines of the PostScript kind become TrueType ones, because the PDF writer makes its wider and shifted glyphs as
TrueType composites; neighbouring arcs are joined within a thousandth of an em or two, a hundredth of a point in body
type. fonts.json records where each file came from and what it covers.
"""

import bz2
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

from simplify_outlines import simplify

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "fonts"
UNICODE = Path("/usr/share/unicode")

SERIF = {"package": "npm:@expo-google-fonts/noto-serif-sc", "version": "0.4.3"}
SANS = {"package": "npm:@expo-google-fonts/noto-sans-sc", "version": "0.4.3"}
BRUSH = {"package": "npm:@expo-google-fonts/ma-shan-zheng", "version": "0.4.3"}
WENKAI = {"package": "deb:fonts-lxgw-wenkai", "version": "1.250+repack-1"}
FANDOL = {"package": "deb:texlive-lang-chinese", "version": "2022.20230122-1"}

FANDOL_FILES = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
FANDOL_DOC = "usr/share/doc/texlive-doc/fonts/fandol"

KAI_NOTICE = """Copyright 2021-2023 LXGW (https://github.com/lxgw/LxgwWenKai), with Reserved Font Names "霞鹜" and "LXGW".
Copyright 2020 The Klee Project Authors (https://github.com/fontworks-fonts/Klee)

Banxin Kai is a modified version of LXGW WenKai Regular: reduced to the characters that banxin embeds, outlines
simplified, renamed as the licence asks.

This Font Software is licensed under the SIL Open Font License, Version 1.1.
"""
FANG_NOTICE = """FandolFang-400.ttf is a modified version of FandolFang-Regular.otf, made in November 2026: reduced to the
characters that banxin embeds, converted to TrueType outlines, outlines simplified. scripts/reduce-fonts.py makes it.
"""

# `keep`: "set" is the common set below, "gb18030" adds all of level 1, "all" keeps what the font has.
FACES = [
    dict(family="Noto Serif SC", role="song", weight=400, out="NotoSerifSC-400.ttf", source=SERIF, keep="gb18030",
         path="400Regular/NotoSerifSC_400Regular.ttf", licence="OFL-1.1", licence_file="OFL-NotoSerifSC.txt", text="LICENSE_FONT"),
    dict(family="Noto Serif SC", role="song", weight=700, out="NotoSerifSC-700.ttf", source=SERIF, keep="set",
         path="700Bold/NotoSerifSC_700Bold.ttf", licence="OFL-1.1", licence_file="OFL-NotoSerifSC.txt", text="LICENSE_FONT"),
    dict(family="Noto Serif SC", role="song", weight=900, out="NotoSerifSC-900.ttf", source=SERIF, keep="set",
         path="900Black/NotoSerifSC_900Black.ttf", licence="OFL-1.1", licence_file="OFL-NotoSerifSC.txt", text="LICENSE_FONT"),
    dict(family="Noto Sans SC", role="hei", weight=400, out="NotoSansSC-400.ttf", source=SANS, keep="set",
         path="400Regular/NotoSansSC_400Regular.ttf", licence="OFL-1.1", licence_file="OFL-NotoSansSC.txt", text="LICENSE_FONT"),
    dict(family="Noto Sans SC", role="hei", weight=700, out="NotoSansSC-700.ttf", source=SANS, keep="set",
         path="700Bold/NotoSansSC_700Bold.ttf", licence="OFL-1.1", licence_file="OFL-NotoSansSC.txt", text="LICENSE_FONT"),
    dict(family="Banxin Kai", role="kai", weight=400, out="BanxinKai-400.ttf", source=WENKAI, keep="set", rename=True,
         path="usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", licence="OFL-1.1",
         licence_file="OFL-BanxinKai.txt", text=KAI_NOTICE),
    dict(family="FandolFang", role="fang", weight=400, out="FandolFang-400.ttf", source=FANDOL, keep="set",
         path=f"{FANDOL_FILES}/FandolFang-Regular.otf", licence="GPL-3.0-or-later WITH Font-exception-2.0",
         licence_file="GPL-FandolFang.txt", text=[FANG_NOTICE, f"{FANDOL_DOC}/README", f"{FANDOL_DOC}/COPYING.gz"]),
    dict(family="Ma Shan Zheng", role="brush", weight=400, out="MaShanZheng-400.ttf", source=BRUSH, keep="all",
         path="400Regular/MaShanZheng_400Regular.ttf", licence="OFL-1.1", licence_file="OFL-MaShanZheng.txt", text="LICENSE_FONT"),
]

# A face of each role borrows from these roles, in this order; Noto Serif SC 400 is asked last of all.
ROLES = {"song": [], "hei": ["song"], "kai": ["song"], "fang": ["song"], "brush": ["kai", "song"]}

# Where a family has no bold, that of a family of this role is printed: 楷 and 仿宋 are emphasised by 黑, as official documents do it.
PARTNERS = {"song": "song", "hei": "hei", "kai": "hei", "fang": "hei", "brush": "song"}

# Characters of personal names that stand in none of the two lists, as reported by registries and newsrooms.
NAMES = "䶮㛃𬭊𫖯𬱖㑇䴙㐱㑺㒟㓃㕭㙦㙍㛹㛠㝬㟃㤅㧑㬊㬎㬚㭎㳘㳚㴔㵑㶲㺭㻞㻏㼆䀚䄂䅟䎃䎖䏡䓖䓛䓨䓫䗖䗛䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢𠅤𫍯𫍲𫐓𫓧𫓯𫓶𫖮𬇙𬍛𬬮𬬸𬭁𬭛𬭳𬸪"

# Punctuation, symbols, enclosed numbers, Latin, Greek, Cyrillic, kana, bopomofo; full-width forms.
BLOCKS = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x45F), (0x2000, 0x206F),
    (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2460, 0x24FF),
    (0x2500, 0x25FF), (0x2605, 0x2606), (0x2640, 0x2642), (0x2713, 0x2718), (0x2776, 0x2793), (0x2E3A, 0x2E3B),
    (0x3000, 0x303F), (0x3040, 0x30FF), (0x3105, 0x312F), (0x3220, 0x3229), (0x3231, 0x3232), (0x3251, 0x325F),
    (0x3280, 0x3289), (0x32B1, 0x32BF), (0x338E, 0x338F), (0x339C, 0x33A1), (0x33A4, 0x33A5), (0x33C4, 0x33C4),
    (0xFF01, 0xFF5E), (0xFFE0, 0xFFE5),
]

# How far an outline may move, in font units (1000 to the em): the two that were traced from drawings have noise to lose.
TOLERANCE = {"song": 1.0, "hei": 1.0, "kai": 1.0, "fang": 2.0, "brush": 1.5}
FEATURES = ["locl", "ccmp", "kern", "pwid"]
DROPPED = ["BASE", "VORG", "vhea", "vmtx", "gasp", "prep", "fpgm", "cvt ", "STAT", "DSIG", "GDEF"]


def unihan(file, field):
    values = {}
    with bz2.open(UNICODE / file, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                point, name, value = line.rstrip("\n").split("\t")
                if name == field:
                    values[int(point[2:], 16)] = value
    return values


def gb2312_characters():
    found = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([high, low]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return found


def character_sets():
    gb2312 = gb2312_characters()
    standard = set(unihan("Unihan_OtherMappings.txt.bz2", "kTGH"))
    forms = unihan("Unihan_Variants.txt.bz2", "kTraditionalVariant")
    traditional = {int(p[2:], 16) for c in gb2312 | standard if c in forms for p in forms[c].split()}
    level1 = set(range(0x4E00, 0x9FA6)) | set(range(0x3400, 0x4DB6)) | set(range(0x9FA6, 0x9FF0))
    names = {ord(c) for c in NAMES}
    blocks = {c for first, last in BLOCKS for c in range(first, last + 1)}
    return {
        "gb2312": gb2312, "standard8105": standard, "traditional": traditional, "names": names, "gb18030level1": level1,
        "set": gb2312 | standard | traditional | names | blocks,
    }


def fetch(source, work):
    kind, name = source["package"].split(":")
    folder = work / f"{name.replace('/', '-').lstrip('@')}-{source['version']}"
    if folder.exists():
        return folder
    with tempfile.TemporaryDirectory() as temporary:
        if kind == "npm":
            subprocess.run(["npm", "pack", "--silent", f"{name}@{source['version']}"], cwd=temporary, check=True)
            archive = next(Path(temporary).glob("*.tgz"))
            subprocess.run(["tar", "xzf", archive, "--strip-components=1", "--one-top-level=unpacked"], cwd=temporary, check=True)
        else:
            subprocess.run(["apt-get", "download", f"{name}={source['version']}"], cwd=temporary, check=True)
            archive = next(Path(temporary).glob("*.deb"))
            subprocess.run(["dpkg", "-x", archive, "unpacked"], cwd=temporary, check=True)
        shutil.copytree(Path(temporary) / "unpacked", folder, symlinks=True)
    return folder


def to_truetype(font):
    """PostScript outlines become TrueType ones, within one unit of a thousand."""
    glyphs, order = {}, font.getGlyphOrder()
    outlines = font.getGlyphSet()
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    for name in order:
        if hasattr(glyphs[name], "recalcBounds"):
            glyphs[name].recalcBounds(glyf)
    font["hmtx"].metrics = {n: (w, getattr(glyphs[n], "xMin", 0)) for n, (w, _) in font["hmtx"].metrics.items()}
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field, value in dict(maxZones=1, maxTwilightPoints=0, maxStorage=0, maxFunctionDefs=0, maxInstructionDefs=0,
                             maxStackElements=0, maxSizeOfInstructions=0, maxComponentElements=0).items():
        setattr(maxp, field, value)
    font["post"].formatType = 3.0
    del font["CFF "]
    font.sfntVersion = "\000\001\000\000"


def rename(font, face):
    """The licence of a face with a reserved name lets a changed file go by another name only."""
    postscript = face["out"].removesuffix(".ttf")
    names = {1: face["family"], 3: postscript, 4: face["family"], 6: postscript, 16: face["family"]}
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in (0, 2, 5, 13, 14) and n.langID in (0, 0x409)]
    for name, value in names.items():
        table.setName(value, name, 3, 1, 0x409)


def reduce(face, sets, work):
    folder = fetch(face["source"], work)
    font = TTFont(folder / face["path"], recalcTimestamp=False)
    has = set(font.getBestCmap())
    wanted = {"set": sets["set"], "gb18030": sets["set"] | sets["gb18030level1"], "all": has}[face["keep"]]
    options = subset.Options(hinting=False, layout_features=FEATURES, name_IDs=["*"], name_languages=["*"], notdef_outline=True,
                             glyph_names=False, recalc_timestamp=False, drop_tables=subset.Options._drop_tables_default + DROPPED)
    reducer = subset.Subsetter(options)
    reducer.populate(unicodes=wanted & has)
    reducer.subset(font)
    if "CFF " in font:
        to_truetype(font)
    simplify(font, TOLERANCE[face["role"]])
    if face.get("rename"):
        rename(font, face)
    version = font["name"].getDebugName(5)
    for record in [r for r in font["name"].names if r.nameID == 5]:
        font["name"].setName(f"{version}; reduced for banxin", 5, record.platformID, record.platEncID, record.langID)
    font.save(OUT / face["out"])
    (OUT / face["licence_file"]).write_text(licence_text(face["text"], folder, work), "utf-8")
    return entry(face, version, wanted & has, sets)


def licence_text(parts, folder, work):
    if parts == KAI_NOTICE:  # its package has the licence in Debian's notation only
        whole = read_text(fetch(SERIF, work) / "LICENSE_FONT")
        return KAI_NOTICE + "\n" + whole[whole.index("-----") :]
    parts = parts if isinstance(parts, list) else [parts]
    return "\n\n".join(part if "\n" in part else read_text(folder / part) for part in parts)


def read_text(path):
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")


def entry(face, version, characters, sets):
    data = (OUT / face["out"]).read_bytes()
    lists = ["gb2312", "standard8105", "traditional", "names", "gb18030level1"]
    return {
        "id": face["out"].removesuffix(".ttf"), "family": face["family"], "role": face["role"], "weight": face["weight"],
        "style": "normal", "file": face["out"], "source": {**face["source"], "file": face["path"]}, "version": version,
        "licence": face["licence"], "licenceFile": face["licence_file"], "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "coverage": {"characters": len(characters), **{f"missing_{name}": len(sets[name] - characters) for name in lists}},
    }


def main():
    OUT.mkdir(exist_ok=True)
    sets = character_sets()
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(sys.argv[1] if len(sys.argv) > 1 else temporary)
        work.mkdir(parents=True, exist_ok=True)
        faces = [reduce(face, sets, work) for face in FACES]
    manifest = {"roles": ROLES, "partners": PARTNERS, "lastResort": "NotoSerifSC-400", "faces": faces}
    (OUT / "fonts.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", "utf-8")
    for face in faces:
        print(f"{face['file']:22} {face['bytes'] / 1e6:6.2f} MB  {face['coverage']}")
    print(f"{sum(f['bytes'] for f in faces) / 1e6:.2f} MB in all")


if __name__ == "__main__":
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    main()
