"""Prints what NumPy calls the fields of format strings, a line for each argument.

NumPy reads the format of every exporter by this function of its own; the public way
to it, an exporter made for the purpose, needs a compiled extension.
"""
import sys

try:
    from numpy._core._internal import _dtype_from_pep3118
except ImportError:  # before NumPy 2
    from numpy.core._internal import _dtype_from_pep3118

for text in sys.argv[1:]:
    print(*_dtype_from_pep3118(text).names)
