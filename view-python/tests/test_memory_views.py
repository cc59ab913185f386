"""view_python.MemoryView: NumPy's arrays through it and back, and what CPython refuses."""

import array
import collections.abc
import copy
import ctypes
import gc
import pickle
import random
import weakref

import numpy as np
import pytest
import records_under_test as rust
from conftest import random_array
from view_python import MemoryView

SEEDS = 600


def plain(value):
    """NumPy's items as lists and tuples all the way down."""
    if isinstance(value, np.ndarray):
        return [plain(item) for item in value] if value.ndim else plain(value[()])
    if isinstance(value, np.void):
        return tuple(plain(value[name]) for name in value.dtype.names)
    return value.item() if isinstance(value, np.generic) else value


def padded(value, dtype):
    """What the bytes of a value say: NumPy strips NULs from the end of strings."""
    if dtype.subdtype is not None:
        base, shape = dtype.subdtype
        inner = np.dtype((base, shape[1:]))
        return [padded(item, inner) for item in value]
    if dtype.names:
        return tuple(padded(item, dtype.fields[name][0]) for item, name in zip(value, dtype.names))
    return value.ljust(dtype.itemsize, b"\0") if dtype.kind == "S" else value


def readable(made):
    """Whether NumPy reads its own format: the trailing padding it leaves out, and that of
    nested structures, can make it impossible (and ambiguous for everyone)."""
    try:
        return np.asarray(memoryview(made)).dtype == made.dtype
    except (RuntimeError, ValueError):
        return False


def nested(value, dtype, ndim):
    if ndim:
        return [nested(item, dtype, ndim - 1) for item in value]
    return padded(value, dtype)


def test_random_structured_arrays_make_the_round_trip(same_memory):
    checked = described = 0
    for seed in range(SEEDS):
        made = random_array(seed)
        view = MemoryView(made)
        builtin = memoryview(made)
        for name in ("format", "itemsize", "shape", "strides", "suboffsets", "ndim", "nbytes", "readonly",
                     "c_contiguous", "f_contiguous", "contiguous"):
            assert getattr(view, name) == getattr(builtin, name), (seed, name)
        for order in "CFA":
            assert view.tobytes(order) == builtin.tobytes(order), (seed, order)
        assert view.obj is made
        checked += 1
        try:
            list_ = view.tolist()
        except NotImplementedError:
            # The format does not account for the itemsize, or denies the padding.
            assert not readable(made), (seed, view.format)
            continue
        if not readable(made):
            continue
        described += 1
        back = np.asarray(view)
        same_memory(back, made)
        assert back.dtype == made.dtype, seed
        assert list_ == nested(plain(made), made.dtype, made.ndim), (seed, view.format)
        assert view == made and view == MemoryView(made.copy())
        for name in made.dtype.names:
            same_memory(view[name], made[name])
        if made.size:
            # Every item out and in again, into zeros.
            target = np.zeros(made.shape, made.dtype)
            into = MemoryView(target)
            for index in np.ndindex(*made.shape):
                into[index] = view[index]
            assert into.tolist() == list_, seed
            if made.ndim and into.format == view.format:
                target[...] = np.zeros((), made.dtype)
                into[...] = view
                assert into.tolist() == list_, seed
    assert checked == SEEDS
    assert described >= 250, described


def test_formats_rust_writes_make_the_round_trip():
    """With the padding said in full, every one of the random dtypes comes through."""
    described = 0
    for seed in range(SEEDS):
        made = random_array(seed)
        form = spelled(made.dtype)
        raw = made.tobytes()
        view = MemoryView(raw).reinterpret(form, made.shape)
        assert view.itemsize == made.dtype.itemsize, (seed, form)
        assert view.tolist() == nested(plain(made), made.dtype, made.ndim), (seed, form)
        back = np.asarray(view)
        assert back.dtype == made.dtype and back.tobytes() == raw, (seed, form)
        assert MemoryView(back) == view or not readable(made), seed
        described += 1
    assert described == SEEDS >= 500


def spelled(dtype):
    """A dtype as ctypes of Python 3.12 spells structures: every hole in full."""
    if dtype.subdtype is not None:
        base, shape = dtype.subdtype
        return f"({','.join(map(str, shape))}){spelled(base)}"
    if dtype.names:
        parts, end = [], 0
        for name in dtype.names:
            field, offset = dtype.fields[name][:2]
            parts.append("x" * (offset - end) + f"{spelled(field)}:{name}:")
            end = offset + field.itemsize
        return "T{" + "".join(parts) + "x" * (dtype.itemsize - end) + "}"
    if dtype.kind == "S":
        return f"{dtype.itemsize}s"
    order = ">" if dtype.str[0] == ">" else "<"
    letters = {"b1": "?", "i1": "b", "u1": "B", "i2": "h", "u2": "H", "i4": "i", "u4": "I", "i8": "q", "u8": "Q",
               "f2": "e", "f4": "f", "f8": "d", "c8": "Zf", "c16": "Zd"}
    return order + letters[dtype.str[1:]]


@pytest.mark.parametrize("seed", range(60))
def test_keys_of_any_form_select_as_numpy_does(seed, same_memory):
    rng = random.Random(seed)
    shape = tuple(rng.randint(0, 4) for _ in range(rng.randint(1, 4)))
    made = np.arange(np.prod(shape, dtype=int), dtype="i4").reshape(shape)
    view = MemoryView(made)
    for _ in range(40):
        key = []
        for extent in shape[: rng.randint(0, len(shape))]:
            if extent and rng.random() < 0.4:
                key.append(rng.randrange(-extent, extent))
            else:
                ends = [None, *range(-5, 6)]
                key.append(slice(rng.choice(ends), rng.choice(ends), rng.choice([None, 1, 2, -1, -2, 3])))
        if rng.random() < 0.4:
            key.insert(rng.randint(0, len(key)), ...)
        if rng.random() < 0.3:
            key.insert(rng.randint(0, len(key)), None)
        key = tuple(key)
        if not key:
            continue
        try:
            expected = made[key]
        except IndexError:
            with pytest.raises(IndexError):
                view[key]
            continue
        found = view[key]
        if isinstance(expected, np.generic):
            expected = expected.item()
        if isinstance(found, MemoryView):
            assert found.shape == np.shape(expected) and found.tolist() == np.asarray(expected).tolist(), key
            if found.nbytes:
                assert np.asarray(found).__array_interface__["data"] == expected.__array_interface__["data"], key
                value = np.full(found.shape, 7, "i4")
                found_copy, target = made.copy(), made.copy()
                MemoryView(target)[key] = value
                found_copy[key] = value
                assert (target == found_copy).all(), key
        else:
            assert found == expected, key


def test_rows_columns_and_assignment():
    made = np.arange(12, dtype="u2").reshape(3, 4)
    view, expected = MemoryView(made), made.copy()
    assert [row.tolist() for row in view] == made.tolist()
    assert [row.tolist() for row in reversed(view)] == made[::-1].tolist()
    assert view[1] in view and view.index(view[2]) == 2 and view.count(view[0]) == 1
    view[0] = view[2]
    view[:, 1] = array.array("H", [7, 8, 9])
    view[1:, ::2] = view[:2, 1::2]
    view[::-1] = view
    expected[0] = expected[2]
    expected[:, 1] = [7, 8, 9]
    expected[1:, ::2] = expected[:2, 1::2].copy()
    expected[::-1] = expected.copy()
    assert made.tolist() == expected.tolist()
    assert view.T.tolist() == made.T.tolist()
    assert view.reshape(2, -1).tolist() == made.reshape(2, -1).tolist()
    assert view.transpose(1, 0).strides == made.T.strides
    for shape in [(2, -1), [2, 6], np.array([3, 4])]:
        assert view.reshape(shape).tolist() == made.reshape(shape).tolist()
    assert view.reshape(12).shape == view.reshape((12,)).shape == (12,)
    assert MemoryView(b"a").reshape(()).shape == MemoryView(b"a").reshape().shape == ()
    cube, expected = view.reshape(3, 2, 2), made.reshape(3, 2, 2)
    for axes in [(2, 0, 1), ((2, 0, 1),), ([1, 2, 0],), (-1, 0, 1), (None,), ()]:
        assert cube.transpose(*axes).tolist() == expected.transpose(*axes).tolist(), axes
    for axes in [((),), (0, 1), (0, 1, 3), (0, 1, -4), (0, 0, 1)]:
        with pytest.raises(ValueError):
            cube.transpose(*axes)
    for method in (cube.reshape, cube.transpose):
        with pytest.raises(TypeError):
            method((1, 2), 3)
        with pytest.raises(TypeError):
            method("12")
    with pytest.raises(ValueError, match="different structures"):
        view[0] = b"12345678"
    with pytest.raises(TypeError, match="bytes-like object"):
        view[0] = [1, 2, 3, 4]
    with pytest.raises(IndexError, match="index out of bounds on dimension 2"):
        view[0, 4]
    with pytest.raises(TypeError, match="cannot index 2-dimension view with 3-element tuple"):
        view[0, 0, 0]


def test_overlapping_assignment_copies_first():
    for shift in range(-3, 4):
        made = np.arange(30, dtype="i2").reshape(5, 6)
        expected = made.copy()
        view = MemoryView(made)
        rows, others = slice(max(0, shift), 5 + min(0, shift)), slice(max(0, -shift), 5 + min(0, -shift))
        view[rows, ::-1] = view[others]
        expected[rows, ::-1] = expected[others].copy()
        assert (made == expected).all()
    # Where indices share memory, the last one wins.
    shared = np.lib.stride_tricks.as_strided(np.zeros(1, "i4"), (4,), (0,))
    MemoryView(shared)[:] = array.array("i", [1, 2, 3, 4])
    assert shared[0] == 4


def test_records_by_name():
    made = np.zeros(3, [("id", "<u4"), ("pos", [("x", "<f8"), ("y", "<f8")]), ("tag", "S2")])
    view = MemoryView(made)
    assert view.fields == ("id", "pos", "tag") and view["pos"].fields == ("x", "y")
    view["pos.x"] = array.array("d", [1, 2, 3]) if view["pos.x"].format == "d" else np.array([1, 2, 3], "<f8")
    view[1] = (5, (1.5, 2.5), b"ab")
    view[2] = {"id": 6, "pos": {"x": 3.5, "y": 4.5}, "tag": b"c"}
    assert made.tolist() == [(0, (1.0, 0.0), b""), (5, (1.5, 2.5), b"ab"), (6, (3.5, 4.5), b"c")]
    assert view[1] == (5, (1.5, 2.5), b"ab") and view["pos.y"].tolist() == [0, 2.5, 4.5]
    assert (5, (1.5, 2.5), b"ab") in view
    with pytest.raises(KeyError, match="the fields are id, pos, tag"):
        view["z"]
    with pytest.raises(TypeError, match="invalid slice key"):
        MemoryView(b"abc")["x"]
    with pytest.raises(ValueError, match="2 values for the 3 fields"):
        view[0] = (1, (2, 3))
    with pytest.raises(ValueError, match="invalid value"):
        view[0] = (1 << 32, (2, 3), b"")


@pytest.mark.parametrize(
    "form, values",
    [("<i", [1, -2]), (">q", [1 << 40, -1]), ("hd", [(1, 2.5), (3, 4.5)]), ("3s", [b"abc", b"d\0\0"]), ("(2,2)h", [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]),
     ("Zd", [1 + 2j, -3.5j]), ("e", [0.5, -2.0]), ("?", [True, False]), ("w", ["a", "ß"]), ("3w", ["abc", "xyz"]), ("T{<h:a:(2)<B:b:}", [(1, [2, 3]), (4, [5, 6])])],
)
def test_items_of_every_format(form, values):
    size = MemoryView(b"").reinterpret(form).itemsize
    memory = bytearray(2 * size)
    view = MemoryView(memory).reinterpret(form)
    for i, value in enumerate(values):
        view[i] = value
    assert view.tolist() == values and list(view) == values and [view[0], view[1]] == values
    assert view == MemoryView(bytes(memory)).reinterpret(form)
    assert values[1] in view and view.index(values[1]) == 1 and view.count(values[0]) == 1


def test_reinterpret_has_none_of_the_limits_of_cast():
    made = np.arange(6, dtype="i4")
    view = MemoryView(made)
    with pytest.raises(TypeError, match="cannot cast between two non-byte formats"):
        view.cast("h")
    assert view.reinterpret("<h").tolist() == made.view("<i2").tolist()
    assert view.reinterpret(">i", (2, 3)).tolist() == made.view(">i4").reshape(2, 3).tolist()
    assert view.reinterpret("i", (3, 2), order="F").tolist() == made.reshape((3, 2), order="F").tolist()
    assert view.reinterpret("i", (5, 2), strides=(4, 4)).tolist() == [[i, i + 1] for i in range(5)]
    assert view.reinterpret("i", offset=8).tolist() == [2, 3, 4, 5]
    assert view.reinterpret("B", (0, 3)).tolist() == []
    with pytest.raises(ValueError):
        view.reinterpret("i", (7,))
    with pytest.raises(ValueError, match="order"):
        view.reinterpret("i", order="K")


def test_bytes_become_no_objects():
    # NumPy follows every `O` that it is shown.
    for form in ["O", "2O", "T{O:a:}", "T{B:a:(2)O:b:}"]:
        with pytest.raises(TypeError, match="bytes become no references to Python objects"):
            MemoryView(bytearray(17)).reinterpret(form, (0,))
    with pytest.raises(TypeError, match="references to Python objects, which memory of Rust's"):
        rust.false_objects()
    objects = np.array([[1, "a"], [None, 2.5]], dtype=object)
    view = MemoryView(objects)
    with pytest.raises(TypeError, match="bytes become no references"):
        view.reinterpret("O", (3,), strides=(8,), offset=4)
    assert np.asarray(view.reshape(4)[1:3]).tolist() == ["a", None]
    assert view.reinterpret("P").readonly


def test_it_is_a_buffer_itself():
    source = bytearray(b"abcdef")
    view = MemoryView(source)[1::2]
    assert bytes(view) == b"bdf" and memoryview(view).obj is view
    assert memoryview(view).strides == (2,) and b"bdf" == view and view == b"bdf"
    export = memoryview(view)
    with pytest.raises(BufferError, match="memoryview has 1 exported buffer"):
        view.release()
    export.release()
    view.release()
    with pytest.raises(ValueError, match="operation forbidden on released memoryview object"):
        view.tolist()
    assert repr(view).startswith("<released memory at 0x")
    source.append(0)


def test_other_exporters():
    class Pair(ctypes.Structure):
        _fields_ = [("a", ctypes.c_int32), ("b", ctypes.c_int32)]

    pairs = (Pair * 2)(Pair(1, 2), Pair(3, 4))
    assert MemoryView(pairs).tolist() == [(1, 2), (3, 4)]
    assert MemoryView(pairs)["b"].tolist() == [2, 4]
    grid = ((ctypes.c_double * 3) * 2)((1, 2, 3), (4, 5, 6))
    assert MemoryView(grid)[1, ::-1].tolist() == [6, 5, 4]
    assert MemoryView(array.array("f", [0.5])).tolist() == [0.5]
    with pytest.raises(TypeError, match="memoryview: a bytes-like object is required, not 'str'"):
        MemoryView("abc")


def test_the_interface_reads_well():
    assert issubclass(MemoryView, collections.abc.Sequence)
    with pytest.raises(TypeError):
        type("Sub", (MemoryView,), {})
    for broken in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="cannot pickle memoryview objects"):
            broken(MemoryView(b""))
    missing = [name for name in dir(memoryview) if not hasattr(MemoryView, name)]
    assert missing == []
    undocumented = [name for name in vars(MemoryView) if not name.startswith("_") and not getattr(MemoryView, name).__doc__]
    assert undocumented == []
    assert len(MemoryView.__doc__.splitlines()) > 10
    assert MemoryView.__module__ == "view_python"


def test_views_of_the_core_come_and_go():
    view = rust.samples()
    assert view.tolist() == [[1, 2, 3], [4, 5, 6]] and view.readonly and view.format == "h"
    assert np.asarray(view).tolist() == view.tolist()
    owner = weakref.ref(view.obj)
    array_ = np.asarray(view)
    del view
    gc.collect()
    assert owner() is not None and array_[1, 2] == 6
    del array_
    gc.collect()
    assert owner() is None
    with pytest.raises(BufferError, match="4 bytes of padding"):
        rust.padded_samples()
    with pytest.raises(BufferError, match="more bytes than a Python buffer can have"):
        rust.endless_samples()
    assert rust.describe(np.arange(3, dtype=">u2")[::-1]) == (">H", [3], "[2, 1, 0]")
    assert rust.typed_sum(np.arange(4.0)[::2]) == 2
    with pytest.raises(ValueError, match="`f64` does not match"):
        rust.typed_sum(np.arange(4, dtype="f4"))
