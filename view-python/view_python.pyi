"""memoryview's whole interface, and more, over records written in Rust."""

from collections.abc import Iterator, Mapping, Sequence
from types import EllipsisType
from typing import Any, Generic, Literal, Never, SupportsIndex, TypeAlias, final, overload
from typing_extensions import Buffer, Self, TypeVar

__all__ = ["MemoryView", "Records", "__version__", "MemoryViewIterator"]

__version__: str

# A number, a truth value, bytes or text; a tuple for a record, a list for an array.
_Item = TypeVar("_Item", covariant=True, default=Any)
# One entry of a key; None is a new dimension.
_Entry: TypeAlias = SupportsIndex | slice | EllipsisType | None
# An entry, several of them, or the name of a field: "pos.z".
_Key: TypeAlias = SupportsIndex | slice | EllipsisType | tuple[_Entry, ...] | str
# What packs into a record: its fields in order, or by name, or all of its bytes.
_Record: TypeAlias = Sequence[Any] | Mapping[str, Any] | bytes

@final
class MemoryView(Sequence[_Item], Generic[_Item]):
    """A view of an object's memory: memoryview with its whole interface, and more."""

    def __new__(cls, object: Buffer) -> Self: ...
    @classmethod
    def _from_flags(cls, object: Buffer, flags: int) -> MemoryView:
        """A view of an object's memory, asked for with the given request flags."""
    @property
    def obj(self) -> Buffer | None:
        """The object whose memory this is, or None where nobody named it."""
    @property
    def nbytes(self) -> int:
        """The bytes of all items: the length of tobytes()."""
    @property
    def readonly(self) -> bool:
        """Whether the memory cannot be changed through this view."""
    @property
    def format(self) -> str:
        """The format of one item, in the language of PEP 3118."""
    @property
    def itemsize(self) -> int:
        """The bytes of one item."""
    @property
    def ndim(self) -> int:
        """The number of dimensions."""
    @property
    def shape(self) -> tuple[int, ...]:
        """The extents, in items."""
    @property
    def strides(self) -> tuple[int, ...]:
        """The distances from item to item, in bytes."""
    @property
    def suboffsets(self) -> tuple[int, ...]:
        """For memory that is reached through pointers, what is added to each; else ()."""
    @property
    def c_contiguous(self) -> bool:
        """Whether the items lie side by side, the last dimension varying fastest."""
    @property
    def f_contiguous(self) -> bool:
        """Whether the items lie side by side, the first dimension varying fastest."""
    @property
    def contiguous(self) -> bool:
        """Whether the items lie side by side in one of the two orders."""
    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields of one item; () where it is no record."""
    @property
    def T(self) -> Self:
        """The same memory with the dimensions in reverse order."""
    def __len__(self) -> int: ...
    # An item, or a part in fewer dimensions: which of them the shape says.
    @overload
    def __getitem__(self, key: SupportsIndex | tuple[SupportsIndex, ...], /) -> Any: ...
    @overload
    def __getitem__(self, key: slice, /) -> Self: ...
    @overload
    def __getitem__(self, key: str, /) -> MemoryView: ...
    @overload
    def __getitem__(self, key: _Key, /) -> Any: ...
    def __setitem__(self, key: _Key, value: Any | _Record | Buffer, /) -> None: ...
    def __delitem__(self, key: _Key, /) -> Never: ...
    def __iter__(self) -> Iterator[_Item]: ...
    def __reversed__(self) -> Iterator[_Item]:
        """The items from the last to the first."""
    def __contains__(self, item: object, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __enter__(self) -> Self:
        """The view itself, for as long as the with block runs."""
    def __exit__(self, *exception: object) -> None:
        """Releases the view."""
    def __buffer__(self, flags: int, /) -> memoryview: ...
    def __release_buffer__(self, buffer: memoryview, /) -> None: ...
    def count(self, value: object, /) -> int:
        """The number of items that are equal to value."""
    def index(
        self, value: object, start: SupportsIndex = 0, stop: SupportsIndex = 9223372036854775807, /
    ) -> int:
        """The index of the first item that is equal to value."""
    def tobytes(self, order: Literal["C", "F", "A"] | None = None) -> bytes:
        """The bytes of all items as a bytes object."""
    def hex(self, sep: str | bytes | None = None, bytes_per_sep: SupportsIndex = 1) -> str:
        """The bytes of all items as hexadecimal digits."""
    def tolist(self) -> Any:
        """The items as a list, of lists for every further dimension."""
    def toreadonly(self) -> Self:
        """The same memory, not to be changed through the new view."""
    def cast(self, format: str, shape: list[int] | tuple[int, ...] | None = None) -> MemoryView:
        """The same bytes as items of another format, and of another shape."""
    def reinterpret(
        self,
        format: str,
        shape: Sequence[int] | None = None,
        *,
        strides: Sequence[int] | None = None,
        offset: int = 0,
        order: Literal["C", "F"] = "C",
    ) -> MemoryView:
        """The same bytes as items of any format: cast without its limits."""
    @overload
    def reshape(self, *shape: SupportsIndex) -> Self:
        """The items in another shape, in C order; one extent may be -1. Nothing is copied."""
    @overload
    def reshape(self, shape: Sequence[SupportsIndex], /) -> Self:
        """The items in another shape, in C order; one extent may be -1. Nothing is copied."""
    @overload
    def transpose(self, *axes: SupportsIndex) -> Self:
        """The dimensions in another order; in reverse order where none is given, or None."""
    @overload
    def transpose(self, axes: Sequence[SupportsIndex] | None, /) -> Self:
        """The dimensions in another order; in reverse order where none is given, or None."""
    def release(self) -> None:
        """Lets go of the memory; every other use of the view is a ValueError from then on."""

@final
class MemoryViewIterator(Iterator[Any]):
    """The items of a view in one dimension, the parts along the first of several."""

    def __iter__(self) -> Self: ...
    def __next__(self) -> Any: ...

@final
class Records:
    """Records in memory that Rust owns; every attribute not named here is a field."""

    @property
    def format(self) -> str:
        """The PEP 3118 format of one item."""
    @property
    def itemsize(self) -> int:
        """The bytes of one item."""
    @property
    def nbytes(self) -> int:
        """The bytes of all items, without what lies between them."""
    @property
    def ndim(self) -> int:
        """The number of dimensions."""
    @property
    def shape(self) -> tuple[int, ...]:
        """The extents, in items."""
    @property
    def strides(self) -> tuple[int, ...]:
        """The distances from item to item, in bytes."""
    @property
    def readonly(self) -> bool:
        """Whether Python may only read."""
    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields of one item."""
    def __len__(self) -> int: ...
    # A field of all of them; else what MemoryView has at the key.
    @overload
    def __getitem__(self, key: str, /) -> Records: ...
    @overload
    def __getitem__(self, key: SupportsIndex | tuple[SupportsIndex, ...], /) -> Any: ...
    @overload
    def __getitem__(self, key: slice, /) -> MemoryView: ...
    @overload
    def __getitem__(self, key: _Key, /) -> Any: ...
    def __setitem__(self, key: _Key, value: Any | _Record | Buffer, /) -> None: ...
    def __delitem__(self, key: _Key, /) -> Never: ...
    def __iter__(self) -> Iterator[Any]: ...
    def __getattr__(self, name: str, /) -> Records: ...
    def __dir__(self) -> list[str]:
        """The attributes, the fields among them."""
    def __buffer__(self, flags: int, /) -> memoryview: ...
    def __release_buffer__(self, buffer: memoryview, /) -> None: ...
