//! What must hold of a type, asked by a constant.
//!
//! Some conditions can be no bounds, because they depend on numbers that are known only when the
//! code for a type is made: whether a generic record has holes, whether another macro took the
//! `repr` away that the derive saw. A constant asks for them, and one that cannot be
//! evaluated stops the compiler.
//!
//! Most constants do so by `assert!`, and then the compiler says that an "evaluation panicked" and
//! points into the standard library. Here nothing panicked: no program ran. So these constants
//! look at something that is not there, which the compiler reports in the line that did it,
//! with the type in its name, and the reason is written in that line.

/// Does not compile, in a constant, unless the condition holds; the compiler shows the reason.
///
/// Where it runs, as in a test, it panics.
macro_rules! require {
    ($holds:expr, $why:literal) => {
        let () = [()][!$holds as usize];
    };
}

pub(crate) use require;
