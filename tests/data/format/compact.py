"""Packs corpus.jsonl and malformed.jsonl into the text files the tests read.

    python compact.py corpus.jsonl malformed.jsonl

writes corpus.txt.zz and malformed.txt.zz (zlib) beside this script. A line is
a record of fields between tabs; `esc` below is the escaping. In corpus.txt:

    R producer version platform agrees itemsize format description
    S code                                         what a row without fields is
    F depth offset itemsize shape code elemsize name     its fields in preorder

with `-` for what is absent. In malformed.txt: format why struct numpy reader.
"""
import json
import os
import sys
import zlib


def esc(text):
    if text is None:
        return "-"
    for plain, escaped in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(plain, escaped)
    return "\\-" if text == "-" else text


def fields(out, depth, members):
    for f in members:
        shape = ",".join(map(str, f["shape"])) or "-"
        code = f["format"] + ("!" if "bits" in f else "")
        out.append(["F", depth, f["offset"], f["itemsize"], shape, code, f.get("elemsize", "-"), esc(f["name"])])
        fields(out, depth + 1, f.get("fields") or [])


def main(corpus, malformed):
    here = os.path.dirname(os.path.abspath(__file__))
    out = []
    for line in open(corpus, encoding="utf-8"):
        row = json.loads(line)
        if row["format"] is None:
            continue
        keys = [row["producer"], row["version"], row["platform"], row.get("agrees", "-")]
        out.append(["R"] + keys + [row["itemsize"], esc(row["format"]), esc(row["description"])])
        if row["fields"] is None:
            out.append(["S", row["scalar"]])
        else:
            fields(out, 0, row["fields"])
    write(os.path.join(here, "corpus.txt.zz"), out)
    out = []
    for line in open(malformed, encoding="utf-8"):
        row = json.loads(line)
        out.append([esc(row[k]) for k in ("format", "why", "struct", "numpy", "reader")])
    write(os.path.join(here, "malformed.txt.zz"), out)


def write(path, out):
    text = "".join("\t".join(map(str, line)) + "\n" for line in out)
    with open(path, "wb") as f:
        f.write(zlib.compress(text.encode("utf-8", "surrogatepass"), 9))
    print(path, len(text), os.path.getsize(path))


main(*sys.argv[1:])
