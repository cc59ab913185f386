//! What can be wrong with a format string, in a form cheap enough to make
//! where the fault is found; [`FormatError`](super::FormatError) tells it.

/// A fault at a byte of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Byte offset in the text.
    pub(super) at: usize,
    pub(super) kind: FaultKind,
}

/// Each fault with what its message needs beyond the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// Something that begins no element.
    NotACode,
    /// `n` or `N` under a byte order of fixed sizes.
    NoStandardSize,
    /// `t`, which PEP 3118 reserves and nobody writes.
    Bits,
    /// A pointer in the byte order the platform has not.
    SwappedPointer,
    /// A byte order, shape or count that no element follows.
    Dangling,
    /// A second byte order before one element.
    SecondOrder,
    /// A second shape before one element.
    SecondShape,
    /// A shape after a count.
    ShapeAfterCount,
    /// `(` that no `)` closes, or something in it that is no extent.
    Extent,
    /// What follows an extent is neither `,` nor `)`.
    AfterExtent,
    /// `T` or `X` that no `{` follows.
    Brace,
    /// `}` that closes nothing.
    Unopened,
    /// The end of the text inside the `T{` at this byte.
    Unclosed {
        opened: usize,
    },
    /// The end of the text inside the `X{` at this byte.
    UnclosedFunction {
        opened: usize,
    },
    /// `Z` that is neither complex nor a pointer on its own.
    ComplexPart,
    /// The end of the text inside the name that began at this byte.
    UnclosedName {
        opened: usize,
    },
    EmptyName,
    NulInName,
    /// A name that an earlier field of the struct has.
    DuplicateName,
    TextTooLong,
    NameTooLong,
    TooDeep,
    TooManyDimensions,
    TooManyItems,
    TooLarge,
    /// Padding behind an array of structs that may belong into them.
    DoubtfulArray,
    /// A name with the character that ends it in a format string.
    ColonInName,
    /// In a description: something that is not this.
    Expected(&'static str),
    /// In a description: a string that nothing closes.
    UnclosedString {
        opened: usize,
    },
    /// In a description: a string up to this byte that names no type.
    TypeString {
        end: usize,
    },
    /// No reading of the string gives an item of this size.
    Size {
        itemsize: usize,
        aligned: usize,
        explicit: usize,
        why: SizeTrouble,
    },
}

/// Why a string is not a description of items of the size that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SizeTrouble {
    /// Every reading takes more bytes than the item has.
    TooSmall,
    /// The string accounts for fewer bytes, and nothing says where the rest is.
    Unaccounted,
    /// The size fits with explicit padding only, and then an element that
    /// asks for alignment is not aligned.
    Misaligned,
}

impl Fault {
    /// A fault of `kind` at byte `at`; the mark of the cold path.
    #[cold]
    pub(super) const fn new(at: usize, kind: FaultKind) -> Self {
        Self { at, kind }
    }
}
