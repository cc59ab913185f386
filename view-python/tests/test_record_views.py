"""Records that Python owns, as the argument of a Rust function."""

import array
import ctypes
import gc
import mmap
import threading
import weakref
from multiprocessing import shared_memory

import numpy as np
import pandas
import pytest
import records_under_test as rust

PARTICLE = np.dtype([("x", "<f8"), ("y", "<f8"), ("id", "<u4")], align=True)


class Particle(ctypes.Structure):
    _fields_ = [("x", ctypes.c_double), ("y", ctypes.c_double), ("id", ctypes.c_uint32)]


def values(array):
    """The values of an array as lists all the way down."""
    array = np.asarray(array)
    if array.dtype.names:
        return [values(array[name]) for name in array.dtype.names]
    return array.tolist()


def particles(n):
    made = np.zeros(n, PARTICLE)
    made["x"], made["y"], made["id"] = np.arange(n), 0.5, np.arange(n) + 100
    return made


@pytest.mark.parametrize("key", [slice(None), slice(None, None, 2), slice(None, None, -1), slice(5, 1, -3), slice(3, 3)])
def test_strided_arrays_come_through(key):
    view = particles(8)[key]
    assert np.asarray(rust.echo_particles(view)).tolist() == view.tolist()
    address, n, stride = rust.where_is(view)
    assert address == view.__array_interface__["data"][0] or not n
    assert (n, stride) == (len(view), view.strides[0])
    assert rust.sum_x(view) == view["x"].sum()


def test_every_field_and_shape_comes_through():
    lamps = np.asarray(rust.lamps(9))
    assert values(rust.echo_lamps(lamps[::-2])) == values(lamps[::-2])
    packets = np.asarray(rust.packets())
    assert np.asarray(rust.echo_packets(packets[::-1])).tolist() == packets[::-1].tolist()
    grid = np.asarray(rust.grid(3, 4))
    for view in (grid, grid.T, grid[::2, ::-1], grid[:0]):
        assert np.asarray(rust.echo_grid(view)).tolist() == view.tolist()
    image = np.arange(60, dtype="u1").reshape(4, 5, 3)
    assert np.asarray(rust.echo_image(image[::2, ::-1])).tolist() == image[::2, ::-1].tolist()
    assert rust.echo_scalar(np.float64(2.5)) == 2.5
    assert rust.echo_scalar(np.array(-1.0)) == -1.0


def test_fields_of_a_structured_array_are_numbers():
    assert rust.sum_numbers(particles(5)["x"]) == 10
    packed = np.zeros(4, [("a", "u1"), ("b", "<f8")])
    packed["b"] = [1, 2, 3, 4]
    assert packed["b"].__array_interface__["data"][0] % 8
    assert rust.sum_numbers(packed["b"]) == 10
    assert rust.sum_numbers(packed["b"][::-2]) == 6
    assert rust.sum_numbers(array.array("d", [1, 2])) == 3
    assert rust.sum_numbers(memoryview(array.array("d", range(9)))[::-4]) == 12


def test_ctypes_arrays():
    made = (Particle * 3)(Particle(1, 2, 3), Particle(4, 5, 6))
    assert rust.sum_x(made) == rust.sum_x(memoryview(made)) == 5
    rust.add_x_to_y(made)
    assert [p.y for p in made] == [3, 9, 0]


def test_plain_bytes_are_whole_records(tmp_path):
    made = particles(4)
    for exporter in (made.tobytes(), bytearray(made.tobytes()), memoryview(made.tobytes()), np.frombuffer(made.tobytes(), "u1")):
        assert np.asarray(rust.echo_particles(exporter)).tolist() == made.tolist()
    with pytest.raises(TypeError, match="25 bytes are no whole number of `Particle` records of 24 bytes"):
        rust.sum_x(bytes(25))
    assert rust.sum_x(b"") == 0
    with pytest.raises(TypeError):
        rust.sum_x(memoryview(bytes(48))[::2])
    path = tmp_path / "particles"
    path.write_bytes(made.tobytes())
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as mapped:
        assert rust.sum_x(mapped) == 6
        rust.add_x_to_y(mapped)
    assert np.fromfile(path, PARTICLE)["y"].tolist() == [0.5, 1.5, 2.5, 3.5]


def test_shared_memory():
    made = particles(4)
    block = shared_memory.SharedMemory(create=True, size=made.nbytes)
    try:
        # The system may give whole pages.
        block.buf[: made.nbytes] = made.tobytes()
        with block.buf[: made.nbytes] as view:
            rust.add_x_to_y(view)
            assert rust.sum_x(view) == 6
        assert bytes(block.buf[8:16]) == np.float64(0.5).tobytes()
    finally:
        block.close()
        block.unlink()


def test_pillow():
    image = pytest.importorskip("PIL.Image")
    picture = image.frombuffer("RGB", (4, 2), bytes(range(24)), "raw", "RGB", 0, 1)
    back = np.asarray(rust.echo_image(np.asarray(picture)))
    assert back.shape == (2, 4, 3) and back.tobytes() == picture.tobytes()
    shown = image.fromarray(np.asarray(rust.echo_image(back)))
    assert shown.tobytes() == picture.tobytes()


def test_a_table_for_pandas():
    frame = pandas.DataFrame(np.asarray(rust.particles(5)))
    assert list(frame.columns) == ["x", "y", "id"]
    assert frame["id"].dtype == np.uint32
    assert frame.query("id > 2")["x"].sum() == 7
    back = frame.to_records(index=False).astype(PARTICLE)
    assert rust.sum_x(back) == 10


@pytest.mark.parametrize(
    "exporter, expected",
    [
        (np.zeros(2, [("x", "<f8"), ("y", "<f4"), ("id", "<u4")]), ["Particle", "y", "other type"]),
        (np.zeros(2, [("x", "<f8"), ("y", ">f8"), ("id", "<u4"), ("z", "u1")]), ["other byte order", "z", "extra"]),
        (np.zeros(2, [("x", "<f8"), ("id", "<u4")]), ["missing", "moved"]),
        (np.zeros((2, 2), PARTICLE), ["2 dimensions"]),
        (np.zeros(2, [("x", "<f8"), ("w", "<f8"), ("id", "<u4"), ("p", "V4")]), ["renamed"]),
        (array.array("d", [1, 2]), ["Particle"]),
    ],
)
def test_another_layout_is_refused_with_a_table(exporter, expected):
    with pytest.raises(TypeError) as refusal:
        rust.sum_x(exporter)
    text = str(refusal.value)
    assert all(word in text for word in expected), text
    assert "T{<d:x:<d:y:<I:id:4x}" in text


def test_records_that_differ_by_padding_only_are_told_of_align():
    def refusal(function, dtype):
        with pytest.raises(TypeError) as refused:
            function(np.zeros(2, dtype))
        return str(refused.value)

    align = "`numpy.dtype(…, align=True)` puts the padding where a `repr(C)` struct has it"
    assert align in refusal(rust.sum_x, PARTICLE.descr[:3])
    lamp = np.asarray(rust.lamps(1)).dtype
    packed = [(name, lamp[name]) for name in lamp.names]
    # Aligned at one level only, that inside or the outermost: here of no other size.
    nested = align + ", if the dtypes nested in it have `align=True` as well"
    packed[1] = ("pos", np.dtype(lamp["pos"].descr))
    assert nested in refusal(rust.echo_lamps, packed)
    assert nested in refusal(rust.echo_lamps, np.dtype(packed, align=True))
    packed[1] = ("pos", np.dtype(lamp["pos"].descr, align=True))
    assert nested in refusal(rust.echo_lamps, packed)
    rust.echo_lamps(np.asarray(rust.lamps(2)).astype(np.dtype(packed, align=True)))
    packet = np.dtype(np.asarray(rust.packets()).dtype.descr, align=True)
    assert "a dtype without `align=True` has no padding either" in refusal(rust.echo_packets, packet)
    # Where more differs, the table says what; and padding is not what is missing where there is more.
    gap = {"names": ["x", "y", "id"], "formats": ["f8", "f8", "u4"], "offsets": [0, 8, 20], "itemsize": 24}
    assert "moved" in refusal(rust.sum_x, gap) and "align=True" not in refusal(rust.sum_x, gap)
    assert "align=True" not in refusal(rust.sum_x, [("x", "<f8"), ("y", "<f4"), ("id", "<u4")])
    assert "align=True" not in refusal(rust.sum_x, PARTICLE.descr[:2])


def test_other_numbers_are_told_of_a_copy():
    for other in (np.arange(3), np.arange(3, dtype=">f8"), array.array("f", [1, 2])):
        with pytest.raises(TypeError, match=r"`numpy.asarray\(…, dtype='<f8'\)` copies to that type"):
            rust.sum_numbers(other)
        assert rust.sum_numbers(np.asarray(other, dtype="<f8")) == 3
    # Where more differs, or numbers are no help, the table says what.
    for function, other in (
        (rust.sum_numbers, np.zeros((2, 2), "f4")),
        (rust.sum_numbers, particles(2)),
        (rust.sum_x, np.arange(3)),
    ):
        with pytest.raises(TypeError) as refused:
            function(other)
        assert "asarray" not in str(refused.value)


def test_what_exports_nothing_is_refused():
    with pytest.raises(TypeError, match="bytes-like object is required"):
        rust.sum_x([1.0, 2.0])
    with pytest.raises(TypeError, match="read-only"):
        rust.add_x_to_y(particles(2).tobytes())
    frozen = particles(2)
    frozen.flags.writeable = False
    with pytest.raises(TypeError, match="read-only"):
        rust.add_x_to_y(frozen)


def test_values_that_are_none_are_named():
    raw = np.asarray(rust.lamps(3)).copy()
    raw["colour"][1] = 9
    with pytest.raises(ValueError, match=r"item \[1\] is no `Lamp`: field `colour`: found 9 at byte 16"):
        rust.echo_lamps(raw)
    raw = np.asarray(rust.lamps(3)).copy()
    raw["history"].view("u1")[2, 1] = 255
    with pytest.raises(ValueError, match=r"item \[2\].*field `history\[1\]`: found 255"):
        rust.echo_lamps(raw)
    raw = np.asarray(rust.lamps(3)).copy()
    raw["name"].view("<u4")[0, 1] = 0xD800
    with pytest.raises(ValueError, match=r"item \[0\].*field `name\[1\]`: found 55296 at byte 24, expected a Unicode scalar"):
        rust.echo_lamps(raw)


def test_references_need_aligned_records():
    made = particles(3)
    assert rust.sum_x_by_reference(made) == 3
    shifted = memoryview(bytearray(1 + made.nbytes))[1:]
    assert rust.sum_x(shifted) == 0
    with pytest.raises(ValueError, match="not aligned"):
        rust.sum_x_by_reference(shifted)


def test_a_kept_view_keeps_the_memory():
    source = bytearray(particles(3).tobytes())
    keeper = rust.Keeper(source)
    with pytest.raises(BufferError):
        source.append(0)
    assert keeper.ids() == [100, 101, 102]
    del keeper
    gc.collect()
    source.append(0)
    made = particles(3)
    keeper, gone = rust.Keeper(made), weakref.ref(made)
    del made
    gc.collect()
    assert gone() is not None and keeper.ids() == [100, 101, 102]
    del keeper
    gc.collect()
    assert gone() is None


def test_threads_that_write_while_rust_reads():
    made = particles(500)
    one, other = 1.5, float.fromhex("-0x1.fffffffffffffp+1000")
    made["x"] = one
    stop = threading.Event()

    def write():
        while not stop.is_set():
            made["x"] = other
            made["x"] = one

    threads = [threading.Thread(target=write) for _ in range(2)]
    [thread.start() for thread in threads]
    try:
        seen = rust.reads_while_others_write(made, 2000, one, other)
    finally:
        stop.set()
        [thread.join() for thread in threads]
    assert sum(seen) == 2000 * 500


def test_round_trip_does_not_grow_with_the_size():
    import time

    def passing(n):
        made = np.zeros(n, PARTICLE)
        best = 1.0
        for _ in range(200):
            start = time.perf_counter()
            rust.where_is(made)
            best = min(best, time.perf_counter() - start)
        return best

    assert passing(1_000_000) < 3 * passing(10) + 20e-6
