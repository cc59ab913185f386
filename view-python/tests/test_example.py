"""The example that newcomers copy does what its README says."""

import re
from pathlib import Path

import numpy as np
import orbits
import pytest

FOLDER = Path(__file__).parents[2] / "examples" / "python-extension"


def test_the_readme_runs():
    code = re.search(r"```python\n(.*?)```", (FOLDER / "README.md").read_text(), re.DOTALL).group(1)
    names = {}
    exec(code, names)
    bodies, energies = names["bodies"], np.asarray(names["energies"])
    v = np.array([1.0, 2, 3]) * -0.01
    assert np.allclose(bodies["v"], v) and np.allclose(bodies["x"], [1, 2, 3] + v * 0.01)
    assert np.allclose(energies["kinetic"], v**2 / 2)
    assert np.allclose(energies["potential"], bodies["x"] ** 2 / 2)


def test_another_layout_is_refused():
    packed = np.zeros(3, [("x", "f8"), ("v", "f8"), ("mass", "f4")])
    with pytest.raises(TypeError, match="`Body` does not match"):
        orbits.step(packed, 0.1)

