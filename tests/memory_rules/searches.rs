//! `in`, `count` and `index`, and what stands in their way.

use view_core::memory::{Value, memoryview};
use view_core::s;

use crate::{Block, NO_DIMENSIONS, UNREAD, said};

const NOT_FOUND: &str = "ValueError: memoryview.index(x): x not found";

#[test]
fn bounds_are_those_of_a_slice() {
    // What CPython 3.14 answers for memoryview(b"abcabc").index(98, start, stop).
    let found: [(isize, isize, usize); 12] = [
        (0, isize::MAX, 1),
        (1, 2, 1),
        (2, isize::MAX, 4),
        (2, 5, 4),
        (-2, 6, 4),
        (-6, -1, 1),
        (-100, 100, 1),
        (-5, -4, 1),
        (0, -4, 1),
        (isize::MIN, isize::MAX, 1),
        (4, 5, 4),
        (-2, -1, 4),
    ];
    let missed = [
        (5, isize::MAX),
        (0, 1),
        (0, 0),
        (3, 2),
        (6, 6),
        (100, 200),
        (2, -2),
        (-1, isize::MAX),
        (0, isize::MIN),
        (0, -6),
        (isize::MAX, isize::MIN),
        (isize::MAX, isize::MAX),
        (-4, -2),
    ];
    let view = memoryview(b"abcabc");
    for (start, stop, index) in found {
        assert_eq!(
            view.index_of_within(b'b', start, stop),
            Ok(index),
            "{start} {stop}"
        );
    }
    for (start, stop) in missed {
        assert_eq!(
            said(view.index_of_within(b'b', start, stop)),
            NOT_FOUND,
            "{start} {stop}"
        );
    }
    let backwards = view.slice(s![..;-2]).unwrap();
    assert_eq!(backwards.index_of_within(b'b', -1, isize::MAX), Ok(2));
}

#[test]
fn items_are_equal_as_values() {
    let reals = [1.0, f64::NAN, -0.0, 1.0];
    let view = memoryview(&reals);
    assert_eq!(
        (view.count_of(1), view.count_of(true), view.count_of("1")),
        (Ok(2), Ok(2), Ok(0))
    );
    assert_eq!((view.index_of(0), view.contains(0.0)), (Ok(2), Ok(true)));
    assert_eq!(
        (view.count_of(f64::NAN), view.contains(f64::NAN)),
        (Ok(0), Ok(false))
    );
    assert_eq!(said(view.index_of(f64::NAN)), NOT_FOUND);
    let view = memoryview(b"a1");
    assert_eq!(
        (
            view.contains("a"),
            view.contains(&b"a"[..]),
            view.contains(97)
        ),
        (Ok(false), Ok(false), Ok(true))
    );
    let view = view.cast("c").unwrap();
    assert_eq!(
        (view.contains(&b"a"[..]), view.contains(97)),
        (Ok(true), Ok(false))
    );
    let flags = [false, true];
    assert_eq!(
        (
            memoryview(&flags).index_of(1),
            memoryview(&flags).count_of(0.0)
        ),
        (Ok(1), Ok(1))
    );
}

#[test]
fn a_view_without_dimensions_has_a_message_for_each() {
    let view = memoryview(b"a").cast_to("B", ()).unwrap();
    assert_eq!(
        said(view.contains(97)),
        "TypeError: argument of type 'memoryview' is not a container or iterable"
    );
    assert_eq!(said(view.count_of(97)), NO_DIMENSIONS);
    assert_eq!(
        said(view.index_of(97)),
        "TypeError: invalid lookup on 0-dim memory"
    );
    assert_eq!(
        said(view.try_len()),
        "TypeError: 0-dim memory has no length"
    );
    assert_eq!(said(view.iter().map(|_| ())), NO_DIMENSIONS);
    // That comes before the format.
    let block = Block::new("%", 1, &[]);
    let view = block.view();
    assert_eq!(said(view.count_of(97)), NO_DIMENSIONS);
    assert_eq!(
        said(view.index_of(97)),
        "TypeError: invalid lookup on 0-dim memory"
    );
}

#[test]
fn items_that_cannot_be_read_are_refused_when_one_is_looked_at() {
    let block = Block::new("%", 1, &[3]);
    let view = block.view();
    assert_eq!(said(view.contains(0)), UNREAD);
    assert_eq!(said(view.count_of(0)), UNREAD);
    assert_eq!(said(view.index_of(0)), UNREAD);
    assert_eq!(said(view.iter().map(|_| ())), UNREAD);
    assert_eq!(said(view.get(0)), UNREAD);
    assert_eq!(said(view.to_list()), UNREAD);
    // `index` looks at no item here, the others ask before there is one.
    assert_eq!(said(view.index_of_within(0, 2, 1)), NOT_FOUND);
    let empty = view.slice(s![0..0]).unwrap();
    assert_eq!(said(empty.index_of(0)), NOT_FOUND);
    assert_eq!(said(empty.contains(0)), UNREAD);
    assert_eq!(said(empty.count_of(0)), UNREAD);
    assert_eq!(said(empty.iter().map(|_| ())), UNREAD);
}

#[test]
fn rows_are_found_as_lists() {
    let rows = [[1, 2], [3, 4], [1, 2]];
    let view = memoryview(&rows);
    assert_eq!(view.count_of(vec![1.0, 2.0]), Ok(2));
    assert_eq!(view.index_of_within(vec![1, 2], 1, 3), Ok(2));
    assert_eq!(view.contains(Value::from(vec![3, 4])), Ok(true));
    assert_eq!(said(view.index_of(3)), NOT_FOUND);
    assert_eq!(view.count_of(vec![1]), Ok(0));
}
