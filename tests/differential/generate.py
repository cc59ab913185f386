"""Asks the real memoryview what it does, and writes down what it answered.

    python generate.py SEED CASES > vectors.txt

Every line is a case of its own: an exporter, a chain of views taken from it, a
question, and CPython's answer, a value or the class and text of its exception.
`tests/memory_differential.rs` replays them. The language is made to be read by
a hundred lines of Rust:

    E id kind readonly format itemsize shape strides suboffsets hex
        an exporter: its view's attributes and the bytes of its items in C order
    C id chain question answer [oracle]
        a case; the oracle is what NumPy or `_testbuffer.ndarray` answer where
        memoryview has no answer: =value, ! if they refuse it too, or nothing

Fields are separated by tabs. Values: i-5; d<bits>; b<hex>; u<hex of UTF-8>; T F N,
c<bits>,<bits>; [..] lists, (..) tuples; the bits of a NaN are nan.
"""

import struct
import sys

# The folder is the project's: nothing is left in it.
sys.dont_write_bytecode = True

from exporters import _testbuffer, encode, numpy, rng, some_exporter
from questions import QUESTIONS, WRITES, Refused, some_chain


def oracle(exporter, chain, steps, ask):
    """What others answer where memoryview does not: `=` and a value, `!` where they
    refuse it as well, nothing where they cannot be asked."""
    if not ask or not isinstance(exporter, numpy.ndarray if numpy else ()) and not (_testbuffer and isinstance(exporter, _testbuffer.ndarray)):
        return ""
    if any(not step.startswith("S") for step in chain):
        return ""
    part = exporter
    try:
        for step in steps:
            part = part[step.__defaults__[0]]
        return "=" + encode(ask(part, exporter))
    except Refused:
        return "!"
    except Exception:
        return ""


def main():
    print(f"# CPython {sys.version.split()[0]}, seed {sys.argv[1]}, NumPy {numpy.__version__ if numpy else 'absent'}")
    cases, wanted = 0, int(sys.argv[2])
    rng.seed(int(sys.argv[1]))
    while cases < wanted:
        id_, make = some_exporter()
        exporter = make()
        whole = memoryview(exporter)
        chain, steps = some_chain(whole)
        question = rng.choice(QUESTIONS)
        if question in WRITES and (whole.readonly or "R" in chain):
            continue
        view = whole
        text, ask = "", None
        try:
            for step in steps:
                view = step(view)
            text, run, *more = question(view)
            ask = more[0] if more else None
            result = "=" + encode(run(view, whole))
        except (struct.error, OverflowError):
            # Not memoryview's answer.
            continue
        except Exception as error:
            if "has no len()" in str(error):
                continue
            if not text:
                # The chain itself failed: that is the question then, but not
                # every time it is one on a view without dimensions.
                if "0-dim" in str(error) and rng.random() < 0.9:
                    continue
                text = "?"
            result = f"!{type(error).__name__}:{error}"
        line = ["C", id_, " ".join(chain), text, result]
        if result.startswith("!NotImplementedError") or "invalid slice key" in result:
            line.append(oracle(make(), chain, steps, ask))
        line = "\t".join(map(str, line))
        if "\n" in line:
            continue
        print(line)
        cases += 1


main()
