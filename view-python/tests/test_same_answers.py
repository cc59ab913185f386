"""MemoryView answers what memoryview answers, with its words, where memoryview answers.

Every line below is asked of both. What memoryview refuses and MemoryView does is not among
them; tests/memory_differential asks the core at random, and knows where it deviates.
"""

import array
import ctypes
import re
import sys

import pytest

from view_python import MemoryView


class Index:
    """An integer by `__index__`, or what that raises."""

    def __init__(self, answer):
        self.answer = answer

    def __index__(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Own(Exception):
    pass


class Float:
    def __float__(self):
        return 2.5


class Truthless:
    def __bool__(self):
        raise Own("truth")


class OfLengthOne(bytes):
    def __len__(self):
        return 1


def released(view):
    view.release()
    return view


EXPORTERS = {
    "bytes": lambda of: b"abcdef",
    "bytearray": lambda of: bytearray(b"abcdef"),
    "empty": lambda of: bytearray(),
    "ints": lambda of: array.array("i", [1, 2, 3]),
    "doubles": lambda of: array.array("d", [1.5, 2.0]),
    "scalar": lambda of: of(bytearray(4)).cast("i", []),
}
EXPORTERS |= {letter: lambda of, letter=letter: of(bytearray(16)).cast(letter) for letter in "bBhHiIlLqQnNfd?cP"}

SEARCHED = """
1 in m; None in m; m.count(1); m.count("a"); m.index(1); m.index(1, None); m.index(1, 0, None); m.index(1, 1.0); m.index(1, "a")
m.index(1, Index(1)); m.index(1, Index(Own("i"))); m.index(1, 2**70); m.index(1, -2**70, 2**70); m.index(1, 2, 3, 4)
m.index(m[0]); m.index(m[-1]); m.index(m[-1], -1); m.index(m[0], 0, 0); m.index(m[0], 1); m.index(m[0], -100, 100); m.index(m[0], True)
"""
READ = """
list(m); list(reversed(m)); m[0]; m[-1]; m[Index(0)]; m[True]; m[Index(Own("i"))]; m[2**64]; m[-2**64]; m[10]; m[100]
m[0,]; m[0, 0]; m[0, 0, 0]; m[7, "a"]; m[2**64,]; m[2**64, 0]; m[0, 2**64]; m[Index(Own("i")), "a"]; m[Index(Own("i")), 0]
m[None]; m["a"]; m[1.0]; m[::0]; m[::2].strides; m["a":]; m[Index(1):].shape; m[::2**62].shape; m[Index(Own("i")):]; m[::1.0]
m.tolist(); m.obj is e; m.format; m.itemsize; m.nbytes; m.ndim; m.shape; m.strides; m.suboffsets; m.readonly; m.c_contiguous
m.toreadonly().readonly; hash(m) == hash(m.tobytes()); hash(m.toreadonly()); m == m; m == e; m != m; m == 1; m == b"abcdef"; m == "a"
"""
WRITTEN = """
del m[0]; del m["a"]; del m[0:1]; del m[...]; del m[()]
m[0] = 1; m[0] = 300; m[0] = -1; m[0] = 2**64; m[0] = -2**63; m[0] = 1.5; m[0] = "a"; m[0] = b"a"; m[0] = b"ab"; m[0] = None; m[0] = 1j
m[0] = Index(1); m[0] = Index(ValueError()); m[0] = Index(OverflowError()); m[0] = Index(Own("i")); m[0] = Truthless(); m[0] = Float()
m[0] = 1e300; m[0] = 2**2000; m[0] = bytearray(b"a"); m[0] = True; m[0] = float("nan")
m[0,] = 1; m[0, 0] = 1; m[0, 0, 0] = 1; m[100] = 1; m[2**64] = 1; m["a"] = 1; m[None] = 1; m[0, "a"] = 1; m[1.0] = 1
m[0:1] = 1; m[0:1] = [1]; m[0:1] = b"a"; m[0:1] = b"ab"; m[0:1] = m[0:1]; m[::0] = b""; m[0:0] = b""; m[1:] = m[:-1]; m[::-1] = m[:]
"""
BYTES = r"""
m.tobytes(); m.tobytes("F"); m.tobytes("A"); m.tobytes(None); m.tobytes("K"); m.tobytes(""); m.tobytes("c"); m.tobytes("CC"); m.tobytes(1)
m.tobytes(order="C"); m.tobytes("C\0"); m.tobytes(b"C"); m[::2].tobytes("A"); m[::-1].tobytes("F")
m.hex(); m.hex(":"); m.hex(b":"); m.hex(":", 2); m.hex(":", -2); m.hex(":", 0); m.hex(""); m.hex("ab"); m.hex("é"); m.hex("€"); m.hex(b"\xff")
m.hex(1); m.hex([1]); m.hex(":", 1.0); m.hex(bytes_per_sep=3); m.hex(sep=":", bytes_per_sep=3); m.hex(":", -2**31); m.hex(":", 2**31 - 1)
m.hex(OfLengthOne(b"xy")); m.hex(OfLengthOne()); m[::2].hex("-", 2); m[::-1].hex("-", -3)
"""
CAST = """
m.cast("B").tolist(); m.cast("b").format; m.cast("@B").format; m.cast("c", (2, 3)).shape; m.cast("B", shape=[6]).shape; m.cast(format="B").format
m.cast(1); m.cast(""); m.cast("@"); m.cast("=B"); m.cast(" B"); m.cast("BB"); m.cast("<i"); m.cast("x"); m.cast("s"); m.cast("g"); m.cast("F")
m.cast("i"); m.cast("q"); m.cast("P"); m.cast("e"); m.cast("i", [1]); m.cast("B", 5); m.cast("B", []); m.cast("B", [0]); m.cast("B", [-1])
m.cast("B", [1.0]); m.cast("B", [0, 1.0]); m.cast("B", [1.0, 0]); m.cast("B", [Index(2)]); m.cast("B", [True]); m.cast("B", [2**70])
m.cast("i", [2**70]); m.cast("=B", [2**70]); m.cast("B", [2**62, 8]); m.cast("B", [2**62, 8, "a"]); m.cast("B", [1] * 65); m.cast("B", ["a"] * 65)
m.cast("B", [2, 3]).shape; m.cast("B", [4, 4]).cast("B", [2, 8]); m.cast("B", [4, 4]).cast("B", ["a", 8]); m[1:].cast("B", "ab")
"""
RELEASED = """
released(m)[0]; released(m).format; released(m) == m; repr(released(m))[:16]; released(m).release(); len(released(m)); released(m).tobytes()
iter(released(m)); reversed(released(m)); hash(released(m)); released(m).hex(1); released(m).hex(":", 1.0); released(m).cast(1); released(m).cast("B")
released(m).tobytes(1); released(m).__enter__(); 1 in released(m); released(m).toreadonly(); of(released(m)); bool(released(m)); m.__exit__(1, 2, 3)
released(m).count(1); released(m).index(1, None); released(m).index(1); of(m).obj is e; of("a"); of(1); of(object=e).format
"""
# What older versions have not got, or answer with other words.
SINCE_3_12 = re.compile(r'len|bool|reversed|cast\("e"\)')
SINCE_3_14 = re.compile(r"count|index\(| in m| in released|iter\(|list\(")


def lines(*groups):
    questions = [question.strip() for group in groups for line in group.splitlines() for question in line.split("; ")]
    if sys.version_info < (3, 12):
        questions = [question for question in questions if not SINCE_3_12.search(question)]
    if sys.version_info < (3, 14):
        questions = [question for question in questions if not SINCE_3_14.search(question)]
    return [question for question in questions if question]


def answer(of, exporter, question):
    e = EXPORTERS[exporter](of)
    m = e if isinstance(e, of) else of(e)
    names = {**globals(), "m": m, "e": e, "of": of}
    try:
        if re.match(r"del |m\[[^=]*\] = ", question):
            exec(question, names)
            said = m.tobytes()
        else:
            said = eval(question, names)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if isinstance(said, (memoryview, MemoryView)):
        said = (said.format, said.shape, said.strides, said.readonly)
    return "an iterator" if hasattr(said, "__next__") else repr(said)


@pytest.mark.parametrize("exporter", EXPORTERS)
def test_the_answers_are_the_same(exporter):
    asked = 0
    for question in lines(SEARCHED, READ, WRITTEN, BYTES, CAST, RELEASED):
        theirs, ours = answer(memoryview, exporter, question), answer(MemoryView, exporter, question)
        assert ours == theirs, question
        asked += 1
    assert asked > 150


@pytest.mark.skipif(sys.version_info < (3, 14), reason="an older CPython lets go of the memory")
def test_a_release_half_way_is_refused_alike():
    def hashed(of):
        class Exporter(array.array):
            def __hash__(self):
                view.release()

        view = of(Exporter("B", b"abc")).toreadonly()
        return str(pytest.raises(BufferError, hash, view).value)

    def as_hex(of, part):
        class Separator(bytes):
            def __len__(self):
                view.release()
                return 1

        view = of(bytearray(b"abcdef"))[part]
        try:
            return view.hex(Separator(b":"))
        except BufferError as error:
            return str(error)

    assert hashed(MemoryView) == hashed(memoryview) == "memoryview has 1 exported buffer"
    for part in (slice(None), slice(None, None, 2)):
        assert as_hex(MemoryView, part) == as_hex(memoryview, part)


def test_ctypes_of_another_byte_order_compare():
    # CPython's == of such an array to its memoryview reads strides that are not there.
    numbers = (ctypes.c_int32.__ctype_be__ * 2)(1, 2)
    view = MemoryView(numbers)
    assert view == numbers and numbers == view and view == MemoryView(numbers)
