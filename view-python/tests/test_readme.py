"""The README's example runs."""

import re
from pathlib import Path

import numpy as np


def test_the_python_of_the_readme():
    text = (Path(__file__).parents[1] / "README.md").read_text()
    names = {}
    exec(re.search(r"```python\n(.*?)```", text, re.DOTALL).group(1), names)
    assert names["table"].tolist()[0] == (7, (1.5, 2.5))
    assert np.asarray(names["m"]["pos"]).base is not None
