"""What ctypes objects hold, also where their formats do not say so."""

import ctypes
import random

import pytest
import records_under_test as rust
from view_python import MemoryView

SCALARS = [
    ctypes.c_int8, ctypes.c_uint8, ctypes.c_int16, ctypes.c_uint16, ctypes.c_int32, ctypes.c_uint32,
    ctypes.c_int64, ctypes.c_uint64, ctypes.c_float, ctypes.c_double, ctypes.c_bool, ctypes.c_char,
]


def random_structure(rng, depth=0):
    """Any structure: padded, packed, derived, of the other byte order, nested, with arrays."""
    base = rng.choice([ctypes.Structure] * 6 + [ctypes.BigEndianStructure])
    if depth == 0 and rng.random() < 0.3:
        base = random_structure(rng, 1)
    swapped = issubclass(base, ctypes.BigEndianStructure)
    fields = []
    for i in range(rng.randint(0, 4)):
        kind = rng.choice(SCALARS[:10] if swapped else SCALARS)
        if depth < 2 and not swapped and rng.random() < 0.3:
            kind = random_structure(rng, depth + 1)
        # ctypes shows an array of characters as text.
        for _ in range(rng.choice([0, 0, 0, 1, 2]) if kind is not ctypes.c_char else 0):
            kind = kind * rng.randint(0, 3)
        fields.append((f"f{depth}{i}", kind))
    names = {"_fields_": fields}
    if rng.random() < 0.3:
        names = {"_pack_": rng.choice([1, 2, 4]), "_layout_": "ms", "_fields_": fields}
    return type(base)("Made", (base,), names)


def values(item):
    """What ctypes itself reads: tuples for structures, lists for arrays."""
    if isinstance(item, ctypes.Array):
        return [values(part) for part in item]
    if isinstance(item, ctypes.Structure):
        bases = [base for base in reversed(type(item).__mro__) if "_fields_" in vars(base)]
        return tuple(values(base.__dict__[name].__get__(item)) for base in bases for name, _ in base._fields_)
    return item


def same(one, other):
    # NaN is equal to itself here.
    return repr(one) == repr(other)


@pytest.mark.parametrize("seed", range(150))
def test_every_field_is_where_ctypes_has_it(seed):
    rng = random.Random(seed)
    kind = random_structure(rng)
    array = (kind * 3)()
    ctypes.memmove(array, rng.randbytes(ctypes.sizeof(array)), ctypes.sizeof(array))
    expected = [values(item) for item in array]
    # A memoryview shows a packed byte as it shows a byte that was cast to one.
    for exporter in (array, memoryview(array)) if ctypes.sizeof(kind) != 1 else (array,):
        view = MemoryView(exporter)
        assert (view.itemsize, view.shape) == (ctypes.sizeof(kind), (3,))
        assert same(view.tolist(), expected), view.format
    assert same(MemoryView(array[1])[()], expected[1])
    # Whoever asks the view gets the format that was found.
    assert same(MemoryView(memoryview(MemoryView(array))).tolist(), expected)


class Base(ctypes.Structure):
    _fields_ = [("x", ctypes.c_double)]


class Derived(Base):
    _fields_ = [("y", ctypes.c_double), ("id", ctypes.c_uint32)]


class First(ctypes.Structure):
    _fields_ = [("hidden", ctypes.c_double)]


class Liar(First):
    """Its own fields alone, as its format has them, would be as large: x at 0, y at 8."""

    _fields_ = [("x", ctypes.c_uint32), ("y", ctypes.c_double)]


class Either(ctypes.Union):
    _fields_ = [("i", ctypes.c_int), ("d", ctypes.c_double)]


class WithUnion(ctypes.Structure):
    _fields_ = [("tag", ctypes.c_int), ("either", Either), ("last", ctypes.c_int16)]


class Bits(ctypes.Structure):
    _fields_ = [("a", ctypes.c_int, 3), ("b", ctypes.c_int, 5), ("d", ctypes.c_double)]


def test_fields_of_a_base_class_come_first():
    made = (Derived * 2)(Derived(1, 2, 3), Derived(4, 5, 6))
    assert rust.sum_x(made) == 5
    assert MemoryView(made).tolist() == [(1, 2, 3), (4, 5, 6)]
    assert MemoryView((Liar * 1)(Liar(1, 2, 3))).tolist() == [(1, 2, 3)]
    with pytest.raises(TypeError, match="Particle"):
        rust.sum_x((Liar * 1)())


def test_what_no_format_can_say_is_bytes():
    made = (WithUnion * 2)()
    made[1].tag, made[1].either.i, made[1].last = 7, 9, -1
    view = MemoryView(made)
    assert view.tolist() == [(0, bytes(8), 0), (7, (9).to_bytes(8, "little"), -1)]
    assert view["last"].tolist() == [0, -1]
    bits = (Bits * 2)(Bits(1, 2, 3))
    assert MemoryView(bits).tolist() == [bytes(bits[0]), bytes(16)]
    with pytest.raises(TypeError):
        rust.sum_x(bits)


def test_formats_that_are_true_are_kept():
    class Plain(ctypes.Structure):
        _fields_ = [("x", ctypes.c_double), ("y", ctypes.c_double)]

    made = (Plain * 2)()
    assert MemoryView(made).format == memoryview(made).format == "T{<d:x:<d:y:}"
    assert MemoryView((ctypes.c_int * 2)()).format == "<i"

    class One(ctypes.Structure):
        _fields_ = [("x", ctypes.c_double)]

    class Byte(ctypes.Structure):
        _pack_, _layout_ = 1, "ms"
        _fields_ = [("x", ctypes.c_uint8)]

    # A cast is what was asked for.
    assert MemoryView(memoryview((One * 2)()).cast("B").cast("d")).format == "d"
    assert MemoryView(memoryview((Byte * 2)()).cast("B")).format == "B"
    assert MemoryView(memoryview((One * 2)()).cast("B")).format == "B"


def test_a_class_that_tells_lies_is_not_believed_beyond_its_size():
    class Far:
        offset, size = 1 << 62, 8

    class Odd(ctypes.Structure):
        _fields_ = [("a", ctypes.c_int8), ("b", ctypes.c_double)]

    Odd.b = Far()
    assert MemoryView((Odd * 2)()).tolist() == [bytes(16), bytes(16)]
    Odd.b = None
    view = MemoryView((Odd * 2)())
    assert view.itemsize == 16 and view.nbytes == 32
