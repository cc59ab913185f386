#!/usr/bin/env python3
"""How fast the bridge is, as ratios to NumPy and to the builtin memoryview in one run.

    view-python/test --speed        (builds, installs, then runs this)

A ratio is time here / time there, the best of several runs each, taken in turns, so that
a busy machine slows both.  Below 1 is faster.
"""

import time

import numpy as np
import records_under_test as rust
from view_python import MemoryView

N = 1_000_000
PARTICLE = np.dtype([("x", "<f8"), ("y", "<f8"), ("id", "<u4")], align=True)


def best(*calls, rounds=7, at_least=0.02):
    """The best time of each call, the calls taken in turns."""
    times = []
    for call in calls:
        number = 1
        while True:
            start = time.perf_counter()
            for _ in range(number):
                call()
            if time.perf_counter() - start >= at_least:
                break
            number *= 2
        times.append([number, []])
    for _ in range(rounds):
        for call, (number, seen) in zip(calls, times):
            start = time.perf_counter()
            for _ in range(number):
                call()
            seen.append((time.perf_counter() - start) / number)
    return [min(seen) for _, seen in times]


def show(what, ours, theirs):
    one, other = best(ours, theirs)
    print(f"{what:<58} {one * 1e6:12.2f} {other * 1e6:12.2f} {one / other:8.2f}")


def main():
    print(f"{'':<58} {'here, µs':>12} {'there, µs':>12} {'ratio':>8}")
    large, small = rust.particles(N), rust.particles(10)
    np.asarray(large), np.asarray(small)
    show("a million records to NumPy, against ten", lambda: np.asarray(large), lambda: np.asarray(small))
    many, few = np.zeros(N, PARTICLE), np.zeros(10, PARTICLE)
    show("a million records to Rust, against ten", lambda: rust.where_is(many), lambda: rust.where_is(few))
    many["x"] = np.arange(N)
    show("column sum, against arr['x'].sum()", lambda: rust.sum_x(many), lambda: many["x"].sum())
    column = np.ascontiguousarray(many["x"])
    show("contiguous sum, against arr.sum()", lambda: rust.sum_numbers(column), lambda: column.sum())
    show("a copy of all records, against arr.copy()", lambda: rust.echo_particles(many), lambda: many.copy())

    for name, exporter in (("bytes", bytes(N)), ("doubles", np.arange(N, dtype="d"))):
        ours, theirs = MemoryView(exporter), memoryview(exporter)
        show(f"m[i] of {name}", lambda: ours[500], lambda: theirs[500])
        show(f"m[2:10] of {name}", lambda: ours[2:10], lambda: theirs[2:10])
        show(f"len(m) of {name}", lambda: len(ours), lambda: len(theirs))
        show(f"m.shape of {name}", lambda: ours.shape, lambda: theirs.shape)
        show(f"tolist() of a million {name}", ours.tolist, theirs.tolist)
        show(f"list(m[:1000]) of {name}", lambda: list(ours[:1000]), lambda: list(theirs[:1000]))
        show(f"m[::2].tobytes() of a million {name}", ours[::2].tobytes, theirs[::2].tobytes)
        show(f"tobytes() of a million {name}", ours.tobytes, theirs.tobytes)
        show(f"m == m of a million {name}", lambda: ours == ours, lambda: theirs == theirs)
    ints, doubles = np.arange(N, dtype="i"), np.arange(N, dtype="d")
    ours, theirs = (MemoryView(ints), MemoryView(doubles)), (memoryview(ints), memoryview(doubles))
    show("ints == doubles, a million", lambda: ours[0] == ours[1], lambda: theirs[0] == theirs[1])
    show("ints == ints[::1] strided, a million", lambda: ours[0][::2] == ours[0][::2], lambda: theirs[0][::2] == theirs[0][::2])
    grid = np.arange(N, dtype="d").reshape(1000, 1000)
    ours_grid, theirs_grid = MemoryView(grid.T), memoryview(grid.T)
    show("tobytes() of a transposed million doubles", ours_grid.tobytes, theirs_grid.tobytes)
    show("tolist() of a transposed million doubles", ours_grid.tolist, theirs_grid.tolist)
    target = np.zeros(N, "d")
    ours_to, theirs_to = MemoryView(target), memoryview(target)
    show("m[i] = x of doubles", lambda: ours_to.__setitem__(5, 1.5), lambda: theirs_to.__setitem__(5, 1.5))
    show("m[::2] = other[::2], half a million doubles", lambda: ours_to.__setitem__(slice(None, None, 2), doubles[::2]),
         lambda: theirs_to.__setitem__(slice(None, None, 2), doubles[::2]))


if __name__ == "__main__":
    main()
