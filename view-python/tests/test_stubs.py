"""The types that editors and checkers see, and the texts that help() shows."""

import ast
import doctest
import subprocess
import sys
from pathlib import Path

import records_under_test as rust
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
    grid.reshape(2, 12), grid.reshape((2, -1)), grid.reshape([24])
    grid.transpose(1, 0), grid.transpose((1, 0)), grid.transpose(None), grid.transpose()
    memoryview(view), bytes(view), MemoryView(records.pos.z), memoryview(records["pos.z"])
    assert_type(records["pos"], Records)
    assert_type(records[1:], MemoryView[Any])
    for record in records:
        record == records[0]
    records[0], records["pos"] = (1, 2.5), records.pos
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


def documented():
    """Each class and each of its members with a text of ours."""
    for cls in (MemoryView, MemoryViewIterator, Records):
        yield cls.__name__, None, cls.__doc__
        for name, value in vars(cls).items():
            # The text of a slot is the interpreter's.
            if type(value).__name__ != "wrapper_descriptor" and not name.startswith("__class"):
                yield cls.__name__, name, getattr(value, "__doc__", None) or ""


def test_the_examples_of_the_texts_run():
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(verbose=False)
    without = {"__doc__", "__module__", "__new__", "__exit__"}
    report = []
    for cls, name, text in documented():
        names = {"MemoryView": MemoryView, "records": rust.particles(2)}
        test = parser.get_doctest(text, names, f"{cls}.{name}", None, None)
        assert test.examples or name in without, f"{cls}.{name} has no example"
        runner.run(test, out=report.append)
    assert not report, "".join(report)


def test_the_stubs_say_in_short_what_help_says():
    stubs = ast.parse((Path(__file__).parents[1] / "view_python.pyi").read_text())
    short = {
        (cls.name, member.name): ast.get_docstring(member)
        for cls in stubs.body if isinstance(cls, ast.ClassDef)
        for member in cls.body if isinstance(member, ast.FunctionDef) and ast.get_docstring(member)
    }
    first = {(cls, name): " ".join(text.split("\n\n")[0].split()) for cls, name, text in documented()}
    own = {key for key, text in first.items() if key[1] and key[1][0] != "_" and text}
    assert own <= short.keys()
    assert short == {key: first[key] for key in short}
