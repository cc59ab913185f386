"""Prints dtypes that NumPy can save: its `descr`, and where its fields lie.

    python descr.py > descr.txt

A line each, between tabs: the descr, the itemsize, and the offset of every
field, nested ones in parentheses behind it. With `--read`, does the reverse:
for each descr on stdin, the same line for what NumPy makes of it.
"""
import random
import sys

import numpy as np
from numpy.lib import format as npy

R = random.Random(7)
SIMPLE = "?bBhHiIlLfdegFDG"


def offsets(dtype):
    base = dtype.base
    if not base.names:
        return ""
    inner = ",".join(str(base.fields[n][1]) + offsets(base.fields[n][0]) for n in base.names)
    return "(" + inner + ")"


def random_dtype(depth):
    kinds, names, titles, offs, at = [], [], [], [], 0
    for i in range(R.randint(1, 5)):
        if depth and R.random() < 0.3:
            kind = random_dtype(depth - 1)
        elif R.random() < 0.3:
            kind = np.dtype(R.choice(["S%d", "<U%d", ">U%d", "V%d"]) % R.randint(0 if R.random() < 0.1 else 1, 9))
        else:
            kind = np.dtype(R.choice(SIMPLE)).newbyteorder(R.choice("<>"))
        if R.random() < 0.3:
            kind = np.dtype((kind, tuple(R.randint(1, 3) for _ in range(R.randint(1, 3)))))
        at += R.choice([0, 0, 0, 1, 3, 8])
        names.append(R.choice(["x", "y", "pos", "a b", "it's", 'say "hi"', "é", "温度", "back\\slash", "tab\t"]) + str(i))
        titles.append("title of %d" % i if R.random() < 0.2 else None)
        kinds.append(kind)
        offs.append(at)
        at += kind.itemsize
    at += R.choice([0, 0, 4])
    if any(titles):
        return np.dtype({"names": names, "formats": kinds, "offsets": offs, "titles": titles, "itemsize": at})
    if R.random() < 0.3:
        return np.dtype(list(zip(names, kinds)), align=R.random() < 0.5)
    return np.dtype({"names": names, "formats": kinds, "offsets": offs, "itemsize": at})


def line(descr):
    dtype = npy.descr_to_dtype(descr)
    return "%r\t%d\t%s" % (descr, dtype.itemsize, offsets(dtype))


def main():
    if sys.argv[1:] == ["--read"]:
        for text in sys.stdin:
            print(line(eval(text)).split("\t", 1)[1])
        return
    for code in SIMPLE + "O":
        for order in "<>":
            print(line(npy.dtype_to_descr(np.dtype(code).newbyteorder(order))))
    for text in ("S0", "S5", "U0", "<U3", ">U3", "V0", "V7"):
        print(line(npy.dtype_to_descr(np.dtype(text))))
    print(line([]))
    rows = 0
    while rows < 150:
        try:
            print(line(npy.dtype_to_descr(random_dtype(2))))
            rows += 1
        except ValueError:  # arrays of nothing, which NumPy has not
            pass


main()
