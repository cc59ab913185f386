"""The types that editors and checkers see, and the texts that help() shows."""

import subprocess
import sys

import view_python
from view_python import MemoryView, MemoryViewIterator, Records

# What the interpreter adds, or what has no name at run time.
NOT_AT_RUN_TIME = r"""
view_python\.view_python
view_python\.(MemoryView|Records)\.__(buffer|release_buffer)__
view_python\.Records\.__getattr__
view_python\.MemoryView\.__class_getitem__
"""

CHECKED = """
from collections.abc import Sequence
from typing import Any
from typing_extensions import assert_type
from view_python import MemoryView, Records

def use(records: Records) -> None:
    view = MemoryView(bytearray(24))
    with view as same:
        same[0] = 5
    number: int = view[0]
    items: Sequence[Any] = view
    of_ints: MemoryView[int] = MemoryView(b"abc")
    assert_type(next(iter(of_ints)), int)
    assert_type(view[1:3], MemoryView[Any])
    assert_type(view.shape, tuple[int, ...])
    grid = view.cast("B", (4, 6))
    row, part, last = grid[1], grid[:, ::2], grid[..., -1]
    grid[0] = grid[3]
    grid[1:, ::2] = b""
    view["pos.z"] = view.T
    view.reinterpret(">H", (2, 6), strides=(12, 2), order="C").tolist()
    view.tobytes("F"), view.hex(":", 2), view.index(3, 1), hash(view.toreadonly())
    memoryview(view), bytes(view), MemoryView(records.pos.z), memoryview(records["pos.z"])
    view.tobytes("Q")  # type: ignore[arg-type]
    view.format = "B"  # type: ignore[misc]
    MemoryView(5)  # type: ignore[arg-type]
"""


def run(*command, **options):
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, timeout=300, **options)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_stubs_are_true(tmp_path):
    allowed = tmp_path / "allowed"
    allowed.write_text(NOT_AT_RUN_TIME)
    run("mypy.stubtest", "view_python", f"--allowlist={allowed}", "--ignore-unused-allowlist", cwd=tmp_path)


def test_a_program_type_checks(tmp_path):
    (tmp_path / "use.py").write_text(CHECKED)
    run("mypy", "--strict", "--warn-unused-ignores", "use.py", cwd=tmp_path)


def test_everything_has_a_docstring():
    assert view_python.__doc__ and view_python.__version__.count(".") == 2
    # Made by PyO3 for `MemoryView[int]`, as for every generic class.
    without = {"__class_getitem__"}
    for cls in (MemoryView, MemoryViewIterator, Records):
        assert cls.__doc__ and cls.__module__ == "view_python"
        for name, value in vars(cls).items():
            assert name in without or getattr(value, "__doc__", None), f"{cls.__name__}.{name}"


def test_help_reads_well():
    import pydoc

    text = pydoc.plain(pydoc.render_doc(MemoryView))
    for words in ("MemoryView(object)", "m['pos.z']", "reinterpret(self, /, format, shape=None, *", "order is 'C' (rows"):
        assert words in text
    assert not any(len(line) > 105 for line in text.splitlines())
