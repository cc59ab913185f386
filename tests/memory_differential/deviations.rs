//! Where our answer is not CPython's, and why.

use crate::case::{Case, Exporter};
use crate::replay;

/// A kind of case in which the answers differ on purpose.
pub(crate) struct Deviation {
    pub(crate) name: &'static str,
    pub(crate) reason: &'static str,
    /// Whether this case is of that kind, given our answer.
    pub(crate) holds: fn(&Exporter, &Case, &str, &[Exporter]) -> bool,
}

pub(crate) const DEVIATIONS: &[Deviation] = &[
    Deviation {
        name: "formats",
        reason: "does more: items of every format have values (NumPy and _testbuffer agree)",
        holds: |exporter, case, ours, _| {
            refuses(case, "memoryview: unsupported format")
                && agrees(exporter, case, ours)
                && !ours.contains("unsupported format")
        },
    },
    Deviation {
        name: "sub-views",
        reason: "does more: an integer on several dimensions gives a part",
        holds: |exporter, case, ours, _| {
            (refuses(case, "multi-dimensional sub-views") || refuses(case, "sub-views are not"))
                && case.question.starts_with(['I', 'K'])
                && agrees(exporter, case, ours)
                && !ours.starts_with("!NotImplementedError")
        },
    },
    Deviation {
        name: "assignment",
        reason: "does more: parts of several dimensions are assigned by the same structure rule",
        holds: |_, case, ours, _| {
            refuses(
                case,
                "memoryview slice assignments are currently restricted",
            ) && (ours.starts_with('=') || ours.contains("have different structures"))
        },
    },
    Deviation {
        name: "ellipsis",
        reason: "does more: `...` names the whole of any view, not only without dimensions",
        holds: |_, case, ours, _| {
            case.question == "Ie"
                && case.answer == "!TypeError:memoryview: invalid slice key"
                && ours.starts_with("=(u76696577;")
        },
    },
    Deviation {
        name: "empty slices",
        reason: "an empty line is contiguous whatever its stride, by PyBuffer_IsContiguous and \
                 NumPy; memoryview alone says no, and refuses what needs contiguous memory",
        holds: |exporter, case, ours, _| {
            let told =
                case.answer.contains("ontiguous") || case.answer.contains("memoryview: casts");
            let flags = case.question == "A"
                && case.answer.strip_suffix("FFF)") == ours.strip_suffix("TTT)");
            (told || flags) && some_empty_line(exporter, case)
        },
    },
    Deviation {
        name: "messages",
        reason: "says more: the same exception, and what to do instead",
        holds: |_, case, ours, _| case.answer.starts_with('!') && ours.starts_with(&case.answer),
    },
    Deviation {
        name: "Python 3.14",
        reason: "the message of 3.14; the answers here are of 3.13",
        holds: |_, case, ours, _| {
            case.answer == "!TypeError:argument of type 'memoryview' is not iterable"
                && ours == "!TypeError:argument of type 'memoryview' is not a container or iterable"
        },
    },
    Deviation {
        name: "equality",
        reason: "does more: items of formats the struct module cannot read are compared too",
        holds: |exporter, case, ours, others| {
            let other = case.question[1..]
                .split(',')
                .next()
                .and_then(|id| id.parse::<usize>().ok());
            let other = other.map_or(exporter, |id| &others[id]);
            let unread = |exporter: &Exporter| exporter.format.contains(['T', 'w', 'Z']);
            case.question.starts_with('=')
                && (unread(exporter) || unread(other))
                && (case.answer.as_str(), ours) == ("=F", "=T")
        },
    },
    Deviation {
        name: "hash",
        reason: "does more: a shared borrow cannot change, whatever type it is of",
        holds: |_, case, ours, _| {
            let exporter = [
                "!TypeError:unhashable type",
                "!ValueError:cannot hash writable ndarray",
            ];
            ours == "=T" && exporter.iter().any(|text| case.answer.starts_with(text))
        },
    },
];

fn refuses(case: &Case, message: &str) -> bool {
    case.answer
        .strip_prefix("!NotImplementedError:")
        .is_some_and(|text| text.starts_with(message))
}

/// Whether ours is the oracle's answer, if there is one.
fn agrees(exporter: &Exporter, case: &Case, ours: &str) -> bool {
    // NumPy drops the NULs at the end of bytes, which the struct module keeps.
    let strips = exporter.kind == "numpy" && exporter.format.ends_with('s');
    // A part of several dimensions is told as a list by the oracle.
    let part = ours.starts_with("=(u76696577;");
    case.oracle.is_empty() || strips || part || ours[1..] == case.oracle
}

/// Whether the view, or one it was taken from, is one-dimensional and empty.
fn some_empty_line(exporter: &Exporter, case: &Case) -> bool {
    (0..=case.chain.len())
        .any(|steps| replay::shape(exporter, &case.chain[..steps]) == Some(vec![0]))
}
