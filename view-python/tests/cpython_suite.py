"""CPython's own memoryview tests, asked of another class.

    python cpython_suite.py [--seed N] [TEXT]

The interpreter that runs this has the tests: they are imported from where it is
installed, `test.test_memoryview` and `test.test_buffer`, and look up the name
`memoryview` in their own modules, so that is where the other class is put.  The last
line is `N passed, N failed, N skipped`; TEXT runs only tests whose name contains it.

The class does more than CPython's.  Where a test insists on a refusal
(NotImplementedError, or that formats CPython cannot read are unequal), an answer or
another exception is as good: such places are counted as lifted.
"""

import argparse
import importlib
import random
import sys
import unittest
import warnings

# Never reach the class (they ask _testbuffer.ndarray, C functions, or the size of
# CPython's own objects), so there is nothing to learn from them.
NOT_ABOUT_THE_CLASS = set("""
    test_ndarray_exceptions test_ndarray_linked_list test_ndarray_fortran
    test_ndarray_index_null_strides test_ndarray_index_getitem_multidim
    test_ndarray_slice_multidim test_ndarray_slice_assign_multidim
    test_ndarray_random_invalid test_ndarray_re_export test_ndarray_offset
    test_ndarray_memoryview_from_buffer test_ndarray_get_pointer test_ndarray_cmp_contig
    test_ndarray_hash test_memoryview_get_contiguous test_memoryview_sizeof
    test_pybuffer_size_from_format
""".split())

# `__buffer__` written in Python must return CPython's own class.
NEEDS_THE_BUILTIN = {"TestPythonBufferProtocol"}

LIFTED = []


def unreadable_to_cpython(value):
    try:
        format = getattr(value, "format", None)
    except ValueError:
        return False
    return isinstance(format, str) and (format in ("u", "w") or format.startswith("T{"))


class Lifting:
    """Assertions under which an implementation may do more than CPython's."""

    def assertRaises(self, expected, *args, **kwargs):
        if expected is not NotImplementedError or not args:
            return super().assertRaises(expected, *args, **kwargs)
        call, *args = args
        try:
            call(*args, **kwargs)
        except NotImplementedError:
            return None
        except (TypeError, ValueError, IndexError) as error:
            LIFTED.append((self.id(), type(error).__name__))
        else:
            LIFTED.append((self.id(), "answered"))

    def assertNotEqual(self, first, second, msg=None):
        if first == second and any(map(unreadable_to_cpython, (first, second))):
            LIFTED.append((self.id(), "equal"))
        else:
            super().assertNotEqual(first, second, msg)


def tests_of(module):
    """The tests of a module, with lifted refusals, in a fixed order."""
    loader = unittest.TestLoader()
    for name, case in sorted(vars(module).items()):
        if not (isinstance(case, type) and issubclass(case, unittest.TestCase)):
            continue
        if case.__module__ != module.__name__ or case.__name__ in NEEDS_THE_BUILTIN:
            continue
        lifting = type(case.__name__, (Lifting, case), {"__module__": module.__name__})
        for method in loader.getTestCaseNames(case):
            if method not in NOT_ABOUT_THE_CLASS:
                yield lifting(method)


def run(stand_in, seed, only):
    passed, failed, skipped = 0, 0, 0
    for name in ("test_memoryview", "test_buffer"):
        module = importlib.import_module(f"test.{name}")
        module.memoryview = stand_in
        for test in tests_of(module):
            if only not in test.id():
                continue
            random.seed(seed)
            result = unittest.TestResult()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                test(result)
            bad = result.errors + result.failures
            bad += [(test, "passed though it should not") for test in result.unexpectedSuccesses]
            for case, text in bad:
                print(f"FAILED {case.id()}\n{text}")
            failed += bool(bad)
            skipped += not bad and bool(result.skipped)
            passed += not bad and not result.skipped
    return passed, failed, skipped


def main():
    arguments = argparse.ArgumentParser(description="CPython's memoryview tests, asked of view_python.MemoryView")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("only", nargs="?", default="", metavar="TEXT")
    options = arguments.parse_args()
    # Some tests compare with NumPy where it is installed, and want one of 2011.
    sys.modules["numpy"] = None
    try:
        import test.test_buffer
        import test.test_memoryview  # noqa: F401
    except ImportError as error:
        print(f"this interpreter has no installed test suite: {error}")
        return 2
    import view_python

    passed, failed, skipped = run(view_python.MemoryView, options.seed, options.only)
    print(f"lifted {len(LIFTED)} refusals in {len({test for test, _ in LIFTED})} tests")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
