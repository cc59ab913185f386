//! Where our answer is not CPython's, and why.

use crate::case::{Case, Exporter};

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
        name: "bytes of an item",
        reason: "does more: a record may be written as its bytes, which `struct` does not take",
        holds: |exporter, case, ours, _| {
            let value = case.question.split_once("=b").map(|(_, hex)| hex.len() / 2);
            refuses(case, "memoryview: unsupported format")
                && case.question.starts_with('W')
                && case.oracle == "!"
                && value == Some(exporter.itemsize)
                && ours.starts_with('=')
        },
    },
    Deviation {
        name: "sub-views",
        reason: "does more: an integer on several dimensions gives a part",
        holds: |exporter, case, ours, _| {
            (refuses(case, "multi-dimensional sub-views")
                || refuses(case, "multi-dimensional lookup")
                || refuses(case, "multi-dimensional slicing")
                || refuses(case, "sub-views are not"))
                && case.question.starts_with(['I', 'K', 'J', 'G'])
                && agrees(exporter, case, ours)
                && !ours.starts_with("!NotImplementedError")
        },
    },
    Deviation {
        name: "assignment",
        reason: "does more: parts of several dimensions are assigned by the same structure rule",
        holds: |exporter, case, ours, _| {
            refuses(
                case,
                "memoryview slice assignments are currently restricted",
            ) && agrees(exporter, case, ours)
                && (ours.starts_with('=')
                    || ours.contains("have different structures")
                    || ours == "!ValueError:slice step cannot be zero")
        },
    },
    Deviation {
        name: "keys",
        reason: "does more: integers, slices, `...` and `new` in one key",
        holds: |exporter, case, ours, _| {
            case.question.starts_with("Im")
                && case.answer == "!TypeError:memoryview: invalid slice key"
                && agrees(exporter, case, ours)
                && ours != case.answer
        },
    },
    Deviation {
        name: "ellipsis",
        reason: "does more: `...` names the whole of any view, not only without dimensions",
        holds: |exporter, case, ours, _| {
            case.question == "Ie"
                && case.answer == "!TypeError:memoryview: invalid slice key"
                && agrees(exporter, case, ours)
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
        name: "huge steps",
        reason: "a step times a stride that overflows keeps the stride: in C it is undefined, and \
                 memoryview's is what the product wraps to; there is one item then, or none",
        holds: |_, case, ours, _| {
            // All but the strides, and the flags that come from them.
            let fields = |answer: &str| -> Vec<String> {
                answer
                    .split(['(', ')'])
                    .enumerate()
                    .map(|(i, field)| match i {
                        4 => String::new(),
                        7 => field.chars().take(1).collect(),
                        _ => field.into(),
                    })
                    .collect()
            };
            some_huge_step(case)
                && case.question.starts_with(['A', 'F'])
                && fields(&case.answer) == fields(ours)
        },
    },
    Deviation {
        name: "messages",
        reason: "says more: the same exception, and what to do instead",
        holds: |_, case, ours, _| case.answer.starts_with('!') && ours.starts_with(&case.answer),
    },
    Deviation {
        name: "equality",
        reason: "does more: items of formats the struct module cannot read are compared too",
        holds: |exporter, case, ours, others| {
            let Some(question) = case.question.strip_prefix('=') else {
                return false;
            };
            let other = question
                .split(',')
                .next()
                .and_then(|id| id.parse::<usize>().ok());
            let other = other.map_or(exporter, |id| &others[id]);
            let unread = |exporter: &Exporter| exporter.format.contains(['T', 'w', 'Z']);
            (unread(exporter) || unread(other)) && (case.answer.as_str(), ours) == ("=F", "=T")
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

/// What is asked so seldom that none of the recorded questions does.
pub(crate) const SELDOM: &[Deviation] = &[Deviation {
    name: "void",
    reason: "items of padding alone are bytes, as NumPy's void is; to memoryview, which cannot \
             list them, all are equal",
    holds: |exporter, case, ours, others| {
        let is_void = |exporter: &Exporter| {
            exporter
                .format
                .trim_start_matches(|c: char| c.is_ascii_digit())
                == "x"
        };
        let other = case.question.strip_prefix('=').and_then(|question| {
            let (id, _) = question.split_once(',')?;
            others.get(id.parse::<usize>().ok()?)
        });
        is_void(exporter)
            && other.is_some_and(is_void)
            && (case.answer.as_str(), ours) == ("=T", "=F")
    },
}];

/// Where a Python before 3.14 answers otherwise than 3.14, whose answer is ours.
pub(crate) const OLDER: &[Deviation] = &[
    Deviation {
        name: "containers",
        reason: "the message of 3.14",
        holds: |_, case, ours, _| {
            case.answer == "!TypeError:argument of type 'memoryview' is not iterable"
                && ours == "!TypeError:argument of type 'memoryview' is not a container or iterable"
        },
    },
    Deviation {
        name: "lengths",
        reason: "before 3.12 a view without dimensions has the length 1",
        holds: |exporter, case, ours, _| {
            let answers = ["=i1;", "=T", "!TypeError:invalid indexing of 0-dim memory"];
            exporter.shape.is_empty()
                && case.question.starts_with(['N', 'Q', 'U'])
                && answers.contains(&case.answer.as_str())
                && ours == "!TypeError:0-dim memory has no length"
        },
    },
    Deviation {
        name: "half floats",
        reason: "before 3.12 memoryview does not read them",
        holds: |exporter, case, ours, _| {
            let cast = case
                .answer
                .contains("destination format must be a native single");
            let read = refuses(case, "memoryview: format e not supported");
            (read || cast && exporter.format.ends_with('e')) && agrees(exporter, case, ours)
        },
    },
];

fn refuses(case: &Case, message: &str) -> bool {
    case.answer
        .strip_prefix("!NotImplementedError:")
        .is_some_and(|text| text.starts_with(message))
}

/// Whether ours is what others answered, where they were asked.
fn agrees(exporter: &Exporter, case: &Case, ours: &str) -> bool {
    // NumPy drops the NULs at the end of bytes, which the struct module keeps.
    let strips = exporter.kind == "numpy" && exporter.format.ends_with('s');
    match case.oracle.as_str() {
        "" => true,
        _ if strips => true,
        "!" => ours.starts_with('!'),
        answer => ours == answer || same_part(ours, answer),
    }
}

/// Whether two views show the same, whatever strides they have where there is but one
/// item or none: NumPy makes them up.
fn same_part(ours: &str, theirs: &str) -> bool {
    let fields = |text: &str| -> Vec<String> { text.split(['(', ')']).map(String::from).collect() };
    let (mut ours, mut theirs) = (fields(ours), fields(theirs));
    if ours.len() != 7 || theirs.len() != 7 || !ours[1].starts_with("u76696577;") {
        return false;
    }
    let shape = ours[2].clone();
    for fields in [&mut ours, &mut theirs] {
        let strides = shape.split(';').zip(fields[4].split(';'));
        fields[4] = strides
            .filter(|(len, _)| !shape.contains("i0;") && *len != "i1")
            .map(|(_, stride)| stride)
            .collect();
    }
    ours == theirs
}

/// Whether a slice of the case has a step that no stride can be multiplied with.
fn some_huge_step(case: &Case) -> bool {
    case.chain.iter().any(|step| {
        let step = step.rsplit(',').next().and_then(|step| step.parse().ok());
        step.is_some_and(|step: i128| step.unsigned_abs() >= 1 << 60)
    })
}

/// Whether the view, or one it was taken from, is one-dimensional and empty.
fn some_empty_line(exporter: &Exporter, case: &Case) -> bool {
    (0..=case.chain.len())
        .any(|steps| crate::replay::shape(exporter, &case.chain[..steps]) == Some(vec![0]))
}
