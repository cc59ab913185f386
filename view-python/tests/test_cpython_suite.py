"""CPython's own tests of memoryview pass on view_python.MemoryView."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

# How many there are to pass, where that is known.
EXPECTED = {(3, 11): 179, (3, 13): 183, (3, 14): 212}


@pytest.mark.parametrize("seed", [1, 2])
def test_all_of_them_pass(seed):
    # A process of its own: a crash is a failure of this test and of no other.
    command = [sys.executable, Path(__file__).with_name("cpython_suite.py"), f"--seed={seed}"]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=300)
    if done.returncode == 2:
        pytest.skip(done.stdout.strip().splitlines()[-1])
    passed, failed, skipped = map(int, re.search(r"(\d+) passed, (\d+) failed, (\d+) skipped", done.stdout).groups())
    assert failed == 0 and done.returncode == 0, done.stdout
    assert passed >= EXPECTED.get(sys.version_info[:2], 150), done.stdout[-400:]
