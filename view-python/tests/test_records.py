"""Records that Rust owns: exported without a copy, counted, and checked again."""

import gc
import hashlib
import threading
import weakref

import numpy as np
import pytest
import records_under_test as rust
from view_python import MemoryView

LAMP = np.dtype(
    {
        "names": ["on", "pos", "colour", "name", "history", "readings", "at"],
        "formats": ["?", [("x", "<f4"), ("y", "<f4"), ("z", "<f4")], "u1", ("<U1", 2), ("?", 3), ("<u2", (2, 2)), "<u8"],
        "offsets": [0, 4, 16, 20, 28, 32, 40],
        "itemsize": 48,
    }
)


def test_an_array_over_the_same_memory():
    records = rust.particles(4)
    array = np.asarray(records)
    assert array.dtype.names == ("x", "y", "id")
    assert [array.dtype.fields[n][1] for n in array.dtype.names] == [0, 8, 16]
    assert array.dtype.itemsize == records.itemsize == 24
    assert array.tolist() == [(0, 0, 0), (1, -1, 1), (2, -2, 2), (3, -3, 3)]
    assert array.__array_interface__["data"][0] == rust.where_is(records)[0]
    assert array.flags.writeable and not array.flags.owndata
    array["x"][2] = 9
    assert rust.sum_x(records) == 0 + 1 + 9 + 3


@pytest.mark.parametrize("name, records", [("Particle", rust.particles(2)), ("Lamp", rust.lamps(2)), ("Packet", rust.packets())])
def test_the_format_is_the_types_own(name, records):
    formats = {name: (text, size) for name, text, size in rust.formats()}
    assert (memoryview(records).format, memoryview(records).itemsize) == formats[name]
    assert (records.format, records.itemsize) == formats[name]


def test_nested_records_read_as_numpy_reads_them():
    array = np.asarray(rust.lamps(3))
    assert array.dtype == LAMP
    assert array["pos"]["x"].tolist() == [0, 1, 2]
    assert array["on"].tolist() == [False, True, False]
    assert array["colour"].tolist() == [1, 2, 7]
    assert ["".join(name) for name in array["name"]] == ["L0", "L1", "L2"]
    assert array["readings"].tolist()[2] == [[1, 2], [3, 2]]
    assert array["at"].tolist() == [0, 1 << 40, 2 << 40]


def test_packed_records_of_both_byte_orders():
    array = np.asarray(rust.packets())
    assert array.dtype.itemsize == 1 + 2 + 8 + 12
    assert array["length"].dtype == np.dtype(">u2")
    assert array["length"].tolist() == [257, 513, 769]
    assert array["weight"].tolist() == [0.25, 0.5, 0.75]
    assert memoryview(rust.packets().weight).tolist() == [0.25, 0.5, 0.75]


def test_holes_are_zeros():
    raw = np.asarray(rust.lamps(5)).view("V48")
    holes = [1, 2, 3, 17, 18, 19, 31]
    for row in raw:
        assert [row.tobytes()[at] for at in holes] == [0] * len(holes)


def test_fields_are_strided_exporters(same_memory):
    records = rust.lamps(4)
    array = np.asarray(records)
    same_memory(records.pos.y, array["pos"]["y"])
    same_memory(records["pos.y"], array["pos"]["y"])
    same_memory(records.readings, array["readings"])
    same_memory(records.pos, array["pos"])
    column = memoryview(records["pos.y"])
    assert (column.format, column.shape, column.strides) == ("f", (4,), (48,))
    assert column[1] == 0.5 and column.tolist() == [0.5] * 4
    column[1] = 8
    assert array["pos"]["y"][1] == 8
    assert records.readings.shape == (4, 2, 2) and records.readings.strides == (48, 4, 2)
    assert memoryview(records.readings)[3, 1, 1] == 3


def test_items_are_those_of_a_view():
    records = rust.particles(4)
    assert records[1] == (1, -1, 1) and records[-1] == (3, -3, 3)
    assert list(records) == [records[i] for i in range(4)] == np.asarray(records).tolist()
    assert list(records.id) == [0, 1, 2, 3] and (2, -2, 2) in records
    part = records.y[::-2]
    # The class is that of the module which made the records.
    assert type(part).__name__ == "MemoryView" and part.tolist() == [-3, -1]
    assert rust.grid(2, 3)[1, ::2].tolist() == np.asarray(rust.grid(2, 3))[1, ::2].tolist()
    for key, error in ((4, IndexError), (1.5, TypeError), (b"x", TypeError)):
        with pytest.raises(error) as own:
            records[key]
        with pytest.raises(error) as views:
            MemoryView(records)[key]
        assert str(own.value) == str(views.value)
    with pytest.raises(KeyError, match="have no field \"w\": its fields are x, y, id"):
        records["w"]
    with pytest.raises(AttributeError, match="its fields are x, y, id; numpy.asarray"):
        records.tolist


def test_an_item_leaves_no_export_and_a_part_does():
    records = rust.particles(4)
    records[0], list(records)
    assert rust.sum_x(records) == 6 and rust.export_count(records) == 0
    part = records[1:]
    assert rust.export_count(records) == 1
    del part
    assert rust.export_count(records) == 0


def test_items_are_assigned_as_those_of_a_view():
    records = rust.particles(4)
    records[0] = 1.5, 2.5, 7
    records.y[1:3] = np.array([8.0, 9.0])
    records["id"] = np.array([5, 6, 7, 8], "u4")
    records[-1] = records[0]
    assert list(records) == [(1.5, 2.5, 5), (1, 8, 6), (2, 9, 7), (1.5, 2.5, 5)]
    assert rust.export_count(records) == 0
    with pytest.raises(TypeError, match="invalid type for format"):
        records[0] = 1.5
    with pytest.raises(IndexError):
        records[4] = 1.5, 2.5, 7
    with pytest.raises(KeyError, match="the fields are x, y, id"):
        records["w"] = np.zeros(4)
    with pytest.raises(TypeError, match="cannot delete memory"):
        del records[0]
    with pytest.raises(TypeError, match="cannot modify read-only memory"):
        rust.particles_read_only(3)[0] = 1.5, 2.5, 7


def test_fields_of_records_in_an_array(same_memory):
    edges = rust.edges(3)
    array = np.asarray(edges)
    for kg in (edges.ends.kg, edges["ends.kg"], MemoryView(edges)["ends.kg"]):
        same_memory(kg, array["ends"]["kg"])
        assert np.asarray(kg).tolist() == [[0, 1], [1, 2], [2, 3]]
        # It is all that there is of a record, and so one behind the other.
        assert hashlib.sha256(kg).digest() == hashlib.sha256(array.tobytes()).digest()
    for path in ("ends.g", "end.kg", "ends.", "ends..kg", ".kg"):
        with pytest.raises(KeyError, match="fields are"):
            edges[path]
        with pytest.raises(KeyError, match="fields are"):
            MemoryView(edges)[path]


def test_extents_that_python_cannot_count_are_refused():
    records = rust.boundless()
    assert records.x.shape == (1,) and np.asarray(records)["x"].tolist() == [1.5]
    with pytest.raises(ValueError, match="axis 1 is longer than isize::MAX"):
        records.nothing
    with pytest.raises(ValueError, match="axis 1 is longer than isize::MAX"):
        records["nothing"]
    with pytest.raises(OverflowError, match="more items than isize::MAX"):
        rust.nothing_without_bounds()


def test_a_field_that_is_not_there_is_named():
    records = rust.lamps(1)
    with pytest.raises(AttributeError, match="records of `Lamp` have no field \"of\": its fields are on, pos, colour"):
        records.of
    with pytest.raises(KeyError, match="pos.w"):
        records["pos.w"]
    assert not hasattr(records.at, "x")
    assert {"on", "pos", "format", "shape"} <= set(dir(records))


def test_more_dimensions(same_memory):
    grid = rust.grid(3, 4)
    array = np.asarray(grid)
    assert array.shape == (3, 4) and array.strides == (48, 12)
    assert array["y"].tolist() == [[0] * 4, [1] * 4, [2] * 4]
    same_memory(grid.x, array["x"])
    pixels = np.asarray(rust.pixels(5))
    assert pixels.shape == (5, 3) and pixels.dtype == np.uint8
    assert pixels[2].tolist() == [2, 4, 255]
    assert np.asarray(rust.numbers(6, [1, 2, 3])).tolist() == [[[0, 1, 2], [3, 4, 5]]]
    assert np.asarray(rust.numbers(0, [4, 0])).shape == (4, 0)
    with pytest.raises(ValueError, match=r"7 items do not fill the shape \[2, 3\]"):
        rust.numbers(7, [2, 3])


def test_read_only_records_stay_read_only():
    records = rust.particles_read_only(3)
    assert memoryview(records).readonly and records.readonly
    array = np.asarray(records)
    with pytest.raises(ValueError):
        array["x"][0] = 1
    with pytest.raises(TypeError, match="read-only"):
        rust.add_x_to_y(records)
    # Rust may read them as a slice while Python does, and may not change them.
    rust.call_while_lent(records, False, lambda: np.asarray(records))
    with pytest.raises(BufferError, match="export.* alive"):
        rust.double_x(records)


def test_rust_keeps_away_while_an_export_lives():
    records = rust.particles(3)
    array = np.asarray(records)
    assert rust.export_count(records) == 1
    for use in (rust.double_x, rust.take):
        with pytest.raises(BufferError, match="alive"):
            use(records)
    with pytest.raises(BufferError, match="1 export of these records alive.*then take"):
        rust.take(records)
    with pytest.raises(BufferError, match="1 writable export of these records alive"):
        rust.call_while_lent(records, False, lambda: None)
    del array
    assert rust.export_count(records) == 0
    rust.double_x(records)
    assert np.asarray(records)["x"].tolist() == [0, 2, 4]


def test_python_keeps_away_while_rust_is_busy():
    records = rust.particles(3)
    np.asarray(records)
    for mutably in (False, True):
        with pytest.raises(BufferError, match="Rust is"):
            rust.call_while_lent(records, mutably, lambda: memoryview(records))
        with pytest.raises(BufferError, match="Rust is"):
            rust.call_while_lent(records, mutably, lambda: rust.take(records))
    seen = []
    rust.call_while_lent(records, False, lambda: rust.call_while_lent(records, False, lambda: seen.append(1)))
    assert seen == [1]
    memoryview(records).release()


def test_records_taken_back_are_gone():
    records = rust.particles(3)
    column = records.x
    assert rust.take(records) == 3
    for use in (lambda: memoryview(records), lambda: memoryview(column), lambda: rust.double_x(records)):
        with pytest.raises(ValueError, match="taken back"):
            use()
    with pytest.raises(TypeError, match="taken already"):
        rust.take(records)


def test_an_owner_never_sees_what_is_no_value_as_it_goes():
    before = rust.red_lamps_seen()
    records = rust.watched_lamps(4)
    array = np.asarray(records)
    array["colour"] = [1, 1, 1, 2]
    del records, array
    assert rust.red_lamps_seen() == before + 3
    records = rust.watched_lamps(4)
    np.asarray(records)["colour"][1] = 3
    del records
    assert rust.red_lamps_seen() == before + 3


def test_what_python_left_is_checked_before_rust_reads():
    records = rust.lamps(4)
    array = np.asarray(records)
    array["on"].view("u1")[2] = 2
    array["colour"][1] = 3
    with pytest.raises(ValueError, match=r"item \[2\] is no `Lamp`: field `on`: found 2 at byte 0, expected 0 or 1"):
        rust.blue(records, 2)
    assert rust.blue(records, 0) is False
    del array
    with pytest.raises(ValueError, match=r"item \[1\] is no `Lamp` any more.*field `colour`: found 3 at byte 16, expected one of 1, 2, 7"):
        rust.lamps_on(records)
    np.asarray(records)["colour"][1] = 7
    with pytest.raises(ValueError, match=r"item \[2\].*field `on`"):
        rust.lamps_on(records)
    np.asarray(records)["on"][2] = True
    assert rust.lamps_on(records) == 3


def test_by_value_while_python_writes():
    records = rust.lamps(3)
    array = np.asarray(records)
    rust.light(records, 0)
    assert array["on"].tolist() == [True, True, False]
    with pytest.raises(IndexError):
        rust.light(records, 3)
    with pytest.raises(TypeError, match="expected the records of `Particle`"):
        rust.export_count(records)


def test_memory_lives_as_long_as_its_last_export():
    records = rust.particles(1000)
    gone = weakref.ref(records)
    column = np.asarray(records.x)
    whole = memoryview(records)
    address = column.__array_interface__["data"][0]
    del records
    gc.collect()
    assert gone() is not None, "the whole is still exported"
    whole.release()
    gc.collect()
    assert gone() is None
    assert column.__array_interface__["data"][0] == address
    assert column.sum() == sum(range(1000))


def test_the_order_of_collection_does_not_matter():
    for order in ([0, 1, 2], [2, 1, 0], [1, 2, 0], [1, 0, 2]):
        held = [rust.particles(100)]
        held.append(held[0].x)
        held.append(np.asarray(held[1]))
        for i in order:
            held[i] = None
            gc.collect()


def test_nothing_leaks(resident):
    def round():
        records = rust.particles(10_000)
        array = np.asarray(records)
        column = memoryview(records["x"])
        with pytest.raises(BufferError):
            rust.take(records)
        with pytest.raises(TypeError):
            rust.echo_lamps(array)
        rust.echo_particles(array[::2])
        rust.Keeper(array).ids()
        column.release()

    assert resident(round, 300) < 4 << 20


def test_exports_from_many_threads():
    records = rust.particles(100)

    def work():
        for _ in range(200):
            with memoryview(records.x) as view:
                assert view[7] == 7

    threads = [threading.Thread(target=work) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert rust.export_count(records) == 0
