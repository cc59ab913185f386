//! Where the properties that CPython's own tests hold memoryview to are held here.
//!
//! `view-python` runs those tests themselves, where there is a Python that has them. This
//! table is for everybody else: each test of `test_memoryview.py` and `test_buffer.py`
//! (3.14) that is about what any memoryview does, and the tests of ours that ask the same.
//! Some of theirs never reach memoryview (they ask the exporter it is tested with);
//! what they hold that exporter to is asked of our views all the same.
//!
//! What is left out is about CPython itself: counts of references, its garbage collector,
//! `sizeof`, pickling, C functions, and exporters written in Python.

use std::path::Path;

use view_core::memory::{
    ByteLayout, MemoryView, MemoryViewMut, Request, memoryview, memoryview_mut,
};
use view_core::s;

use crate::Block;

/// What was recorded from CPython, or asked of the one that is there.
const RECORDED: &str = "memory_differential/main.rs::recorded_answers_are_ours";
/// Random chains of operations against a model.
const CHAINS: &str = "memory_model/main.rs::chains_of_operations_are_the_models";
/// The same behind pointers.
const POINTERS: &str = "memory_model/main.rs::rows_behind_pointers_are_the_models";
/// Random pairs of views, compared.
const PAIRS: &str =
    "memory_model/pairs.rs::views_of_two_geometries_are_equal_where_their_values_are";
/// Random parts of random views, copied.
const COPIES: &str = "memory_model/pairs.rs::a_copy_puts_each_item_where_the_model_has_it";
/// Random strides and offsets, of which some lead outside.
const INSIDE: &str =
    "memory_model/pairs.rs::a_geometry_is_made_where_and_only_where_all_of_it_lies_inside";
const OVERLAP: &str = "memory_model/main.rs::assignment_is_as_if_copied_first";
const EDGES: &str = "memory_model/main.rs::nothing_panics_at_the_edges";
const KEYS: &str = "memory_rules/indices.rs::items_come_by_as_many_indices_as_dimensions";
const SLICES: &str = "memory_rules/indices.rs::slices_clip_as_pythons";
const WRITES: &str = "memory_rules/indices.rs::the_index_comes_before_the_value";
const INTEGERS: &str = "memory_rules/packing.rs::integers_take_their_range";
const FLOATS: &str = "memory_rules/packing.rs::floats_take_numbers";
const HALVES: &str = "memory_rules/packing.rs::half_floats_refuse_what_rounds_past_their_end";
const STRUCTURES: &str = "memory_rules/assignments.rs::format_itemsize_and_shape_are_the_same";
const SHAPES: &str = "memory_rules/assignments.rs::shapes_are_compared_up_to_the_first_zero";
const VALUES: &str = "memory_rules/assignments.rs::equality_is_of_values";
const ZERO_EQUAL: &str = "memory_rules/assignments.rs::equality_stops_at_the_first_zero_too";
const ORDERS: &str = "memory_rules/contiguity.rs::orders_of_bytes_follow_the_flags";
const FLAGS: &str = "memory_rules/contiguity.rs::the_rule_is_that_of_the_buffer_protocol";
const STRIDES: &str = "memory_rules/contiguity.rs::missing_strides_are_those_of_c_order";
const SUBOFFSETS: &str =
    "memory_rules/contiguity.rs::suboffsets_are_shown_as_given_and_never_contiguous";
const DIMENSIONS: &str = "memory_rules/contiguity.rs::there_are_64_dimensions_at_the_most";
const CASTS: &str = "memory_rules/casts.rs::the_rules_come_in_their_order";
const TARGETS: &str = "memory_rules/casts.rs::a_target_is_one_native_character";
const TO_BYTES: &str = "memory_rules/casts.rs::one_side_is_bytes";
const ND: &str = "memory_rules/casts.rs::shapes_go_from_one_dimension_to_several_and_back";
const EMPTY: &str = "memory_rules/casts.rs::empty_lines_cast_to_lines";
const HASH: &str = "memory_rules/hashes.rs::it_is_of_the_bytes_in_c_order";
const REQUESTS: &str = "memory_rules/requests.rs::every_request_is_answered";
const SEARCHES: &str = "memory_rules/searches.rs::items_are_equal_as_values";
const BOUNDS: &str = "memory_rules/searches.rs::bounds_are_those_of_a_slice";
const SCALARS: &str = "memory_rules/searches.rs::a_view_without_dimensions_has_a_message_for_each";
const HEX: &str = "memory_rules/text.rs::digits_are_of_the_bytes_in_c_order";
const GROUPS: &str =
    "memory_rules/text.rs::groups_count_from_the_right_and_negative_ones_from_the_left";
const ITEMS: &str =
    "../view-core/src/memory/iter.rs::items_come_in_order_from_both_ends_however_they_are_taken";
const ATTRIBUTES: &str = "../view-core/src/memory/tests.rs::attributes_of_bytes";
const NO_ITEMS: &str = "../view-core/src/memory/tests.rs::empty_dimensions_give_empty_lists";
const ADDRESSES: &str = "../view-core/src/strided/indirect.rs::\
                         parts_of_indirect_memory_have_the_addresses_of_the_whole";
const SIZES: &str = "format_corpus.rs::the_tally_is_no_worse_than_it_was";
/// What must not compile, and what the compiler says of it.
const RELEASED: &str = "ui/memoryview/use_after_release.rs";
const READONLY: &str = "ui/memoryview/writing_through_shared.rs";
const NO_EXPORTER: &str = "ui/memoryview/viewing_a_str.rs";
const RESIZED: &str = "ui/memoryview/growing_a_vec.rs";

/// Their test, and ours.
const TABLE: &[(&str, &[&str])] = &[
    // test_memoryview.py
    ("test_getitem", &[KEYS, EDGES, RECORDED]),
    ("test_iter", &[ITEMS, RECORDED, RELEASED]),
    ("test_setitem_readonly", &[READONLY, RECORDED]),
    (
        "test_setitem_writable",
        &[WRITES, STRUCTURES, OVERLAP, RECORDED],
    ),
    // There is no method that takes an item out, so that lengths stay.
    ("test_delitem", &[STRUCTURES]),
    ("test_tobytes", &[ORDERS, CHAINS]),
    ("test_tolist", &[CHAINS, RECORDED]),
    (
        "test_compare",
        &[
            VALUES,
            PAIRS,
            "memory_rules/cpython.rs::views_have_no_order",
        ],
    ),
    ("test_attributes_readonly", &[ATTRIBUTES, RECORDED]),
    ("test_attributes_writable", &[REQUESTS, RECORDED]),
    ("test_contextmanager", &[RELEASED]),
    ("test_release", &[RELEASED, RESIZED]),
    ("test_getbuf_fail", &[NO_EXPORTER]),
    ("test_hash", &[HASH, RECORDED]),
    (
        "test_hash_writable",
        &["memory_rules/hashes.rs::a_writable_view_has_none_whatever_its_format"],
    ),
    ("test_reversed", &[ITEMS, RECORDED]),
    (
        "test_toreadonly",
        &[
            "memory_rules/cpython.rs::a_read_only_view_stays_one",
            RECORDED,
        ],
    ),
    (
        "test_issue22668",
        &["memory_rules/cpython.rs::views_of_a_view_keep_their_own_format"],
    ),
    ("test_constructor", &[NO_EXPORTER]),
    ("test_array_assign", &[STRUCTURES, RECORDED]),
    ("test_ctypes_cast", &[TO_BYTES, RECORDED]),
    (
        "test_half_float",
        &["memory_rules/cpython.rs::half_floats_are_floats", HALVES],
    ),
    ("test_memoryview_hex", &[HEX]),
    ("test_memoryview_hex_separator", &[GROUPS, RECORDED]),
    ("test_use_released_memory", &[RELEASED]),
    ("test_count", &[SEARCHES, RECORDED]),
    ("test_index", &[BOUNDS, RECORDED]),
    // test_buffer.py
    ("test_ndarray_getbuf", &[REQUESTS, FLAGS, RECORDED]),
    ("test_ndarray_format_scalar", &[RECORDED, SCALARS]),
    ("test_ndarray_format_shape", &[RECORDED]),
    ("test_ndarray_format_strides", &[RECORDED, FLAGS]),
    (
        "test_ndarray_fortran",
        &[
            CHAINS,
            "memory_rules/later.rs::a_shape_may_be_in_fortran_order",
        ],
    ),
    ("test_ndarray_multidim", &[RECORDED, STRIDES, CHAINS]),
    (
        "test_ndarray_index_invalid",
        &[KEYS, WRITES, INTEGERS, READONLY],
    ),
    ("test_ndarray_index_scalar", &[KEYS, WRITES, RECORDED]),
    ("test_ndarray_index_getitem_single", &[RECORDED, EDGES]),
    (
        "test_ndarray_index_setitem_single",
        &[RECORDED, INTEGERS, FLOATS],
    ),
    ("test_ndarray_index_getitem_multidim", &[CHAINS, POINTERS]),
    ("test_ndarray_sequence", &[SEARCHES, SCALARS, ITEMS]),
    ("test_ndarray_slice_invalid", &[STRUCTURES, SHAPES, SLICES]),
    ("test_ndarray_slice_zero_shape", &[SHAPES]),
    ("test_ndarray_slice_multidim", &[CHAINS, POINTERS]),
    ("test_ndarray_slice_redundant_suboffsets", &[SUBOFFSETS]),
    ("test_ndarray_slice_assign_single", &[OVERLAP, RECORDED]),
    ("test_ndarray_slice_assign_multidim", &[OVERLAP, COPIES]),
    ("test_ndarray_random", &[CHAINS, INSIDE]),
    ("test_ndarray_random_invalid", &[INSIDE]),
    ("test_ndarray_random_slice_assign", &[COPIES, OVERLAP]),
    ("test_ndarray_zero_shape", &[NO_ITEMS, CHAINS]),
    ("test_ndarray_zero_strides", &[CHAINS, INSIDE]),
    ("test_ndarray_offset", &[INSIDE]),
    ("test_ndarray_get_pointer", &[ADDRESSES, POINTERS]),
    ("test_ndarray_tolist_null_strides", &[STRIDES]),
    ("test_ndarray_hash", &[HASH]),
    ("test_py_buffer_to_contiguous", &[ORDERS, CHAINS]),
    (
        "test_memoryview_construction",
        &[ATTRIBUTES, DIMENSIONS, STRIDES, RECORDED],
    ),
    ("test_memoryview_cast_zero_shape", &[EMPTY, CASTS]),
    (
        "test_memoryview_struct_module",
        &[INTEGERS, FLOATS, HALVES, RECORDED],
    ),
    ("test_memoryview_cast_zero_strides", &[CASTS, FLAGS]),
    ("test_memoryview_cast_invalid", &[CASTS, TARGETS, TO_BYTES]),
    ("test_memoryview_cast", &[TARGETS, ND, RECORDED]),
    ("test_memoryview_cast_1D_ND", &[ND, RECORDED]),
    ("test_memoryview_tolist", &[CHAINS, RECORDED]),
    (
        "test_memoryview_repr",
        &["memory_rules/cpython.rs::a_view_tells_what_it_is", RELEASED],
    ),
    ("test_memoryview_sequence", &[SEARCHES, SCALARS]),
    ("test_memoryview_index", &[KEYS, RECORDED]),
    ("test_memoryview_assign", &[WRITES, INTEGERS, RECORDED]),
    ("test_memoryview_slice", &[SLICES, POINTERS, COPIES]),
    ("test_memoryview_array", &[RECORDED, SHAPES]),
    (
        "test_memoryview_compare_special_cases",
        &[VALUES, "memory_rules/cpython.rs::views_have_no_order"],
    ),
    ("test_memoryview_compare_ndim_zero", &[ZERO_EQUAL, RECORDED]),
    ("test_memoryview_compare_ndim_one", &[PAIRS, RECORDED]),
    ("test_memoryview_compare_zero_shape", &[ZERO_EQUAL]),
    ("test_memoryview_compare_zero_strides", &[PAIRS]),
    ("test_memoryview_compare_random_formats", &[RECORDED]),
    ("test_memoryview_compare_multidim_c", &[PAIRS, RECORDED]),
    ("test_memoryview_compare_multidim_fortran", &[PAIRS]),
    ("test_memoryview_compare_multidim_mixed", &[PAIRS]),
    ("test_memoryview_compare_multidim_zero_shape", &[ZERO_EQUAL]),
    ("test_memoryview_compare_multidim_zero_strides", &[PAIRS]),
    ("test_memoryview_compare_multidim_suboffsets", &[PAIRS]),
    (
        "test_memoryview_compare_not_equal",
        &[
            PAIRS,
            "../view-core/src/memory/tests.rs::the_last_item_of_many_counts",
        ],
    ),
    ("test_memoryview_check_released", &[RELEASED]),
    (
        "test_memoryview_get_contiguous",
        &["memory_rules/cpython.rs::contiguous_bytes_are_shared_or_copied"],
    ),
    ("test_pybuffer_size_from_format", &[SIZES]),
];

#[test]
fn every_row_names_tests_that_there_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut names: Vec<&str> = TABLE.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), TABLE.len(), "each of theirs has one row");
    for (theirs, ours) in TABLE {
        assert!(!ours.is_empty(), "{theirs}");
        for place in *ours {
            let (file, test) = place.split_once("::").unwrap_or((place, ""));
            let text = std::fs::read_to_string(root.join(file))
                .unwrap_or_else(|error| panic!("{theirs}: {file}: {error}"));
            let found = if test.is_empty() {
                root.join(file).with_extension("stderr").exists()
            } else {
                text.contains(&format!("fn {test}() {{"))
            };
            assert!(found, "{theirs}: there is no {place}");
        }
    }
}

#[test]
fn views_have_no_order() {
    // Does not compile if a view has one: then there are two candidates.
    trait Ambiguous<A> {
        fn some() {}
    }
    struct Ordered;
    impl<T: ?Sized> Ambiguous<()> for T {}
    impl<T: ?Sized + PartialOrd> Ambiguous<Ordered> for T {}
    <MemoryView<'_> as Ambiguous<_>>::some();
    <MemoryViewMut<'_> as Ambiguous<_>>::some();
}

#[test]
fn a_read_only_view_stays_one() {
    let mut bytes = *b"abcdef";
    let mut view = memoryview_mut(&mut bytes);
    let read_only = view.as_view();
    assert!(read_only.readonly() && !view.readonly());
    assert_eq!(read_only.to_bytes(), b"abcdef");
    for part in [
        read_only.slice(s![..;2]).unwrap(),
        read_only.cast("H").unwrap(),
        read_only.reinterpret("3s").unwrap(),
        memoryview(&read_only),
        read_only.to_readonly(),
    ] {
        assert!(part.readonly());
        assert!(part.request(Request::WRITABLE).is_err());
    }
    // Without it the view is as it was.
    view.set(0, b'z').unwrap();
    assert!(view.into_readonly().readonly());
    assert_eq!(&bytes, b"zbcdef");
}

#[test]
fn views_of_a_view_keep_their_own_format() {
    let bytes = *b"abcdefgh";
    let view = memoryview(&bytes);
    let words = view.cast("H").unwrap();
    let chars = words.cast("B").unwrap().cast("c").unwrap();
    drop(view.cast("d").unwrap());
    drop(words);
    assert_eq!((chars.format(), chars.len()), ("c", 8));
    assert_eq!((view.format(), view.itemsize()), ("B", 1));
    drop(view);
    assert_eq!(chars.get(7).unwrap(), b"h");
}

#[test]
fn half_floats_are_floats() {
    let halves = [0x3E00_u16, 0xC280, 0x7BFF].map(u16::to_ne_bytes);
    let floats = [1.5_f32, -3.25, 65504.0];
    let view = memoryview(halves.as_flattened()).cast("e").unwrap();
    assert_eq!(view.to_list(), memoryview(&floats).to_list());
    assert_eq!(view, memoryview(&floats));
}

#[test]
fn contiguous_bytes_are_shared_or_copied() {
    // What PyMemoryView_GetContiguous does in one: the bytes themselves where they lie in
    // order, and a copy in the order that is asked for where they do not.
    let rows = [[1_u8, 2, 3], [4, 5, 6]];
    let view = memoryview(&rows);
    assert_eq!(view.as_bytes().map(<[u8]>::as_ptr), Some(view.as_ptr()));
    let columns = view.transpose().unwrap();
    assert!(columns.request(Request::F_CONTIGUOUS).is_ok());
    assert_eq!(columns.to_bytes_in(ByteLayout::Any), view.to_bytes());
    let steps = view.slice(s![.., ..;2]).unwrap();
    assert!(steps.as_bytes().is_none());
    assert_eq!(steps.to_bytes(), [1, 3, 4, 6]);
    assert_eq!(steps.to_bytes_in(ByteLayout::F), [1, 4, 3, 6]);
}

#[test]
fn a_view_tells_what_it_is() {
    let mut bytes = *b"ab";
    let text = format!("{:?}", memoryview(&bytes));
    assert_eq!(
        text,
        "MemoryView: format 'B', itemsize 1, shape [2], strides [1], contiguous, read-only\n[97 98]"
    );
    let text = format!("{:?}", memoryview_mut(&mut bytes));
    assert!(text.starts_with("MemoryViewMut: format 'B'") && text.contains(", writable\n"));
    // Also where its items cannot be read.
    let block = Block::new("%", 1, &[3]);
    let text = format!("{:?}", block.view());
    assert!(
        text.ends_with("<3 bytes: memoryview: unsupported format %>"),
        "{text}"
    );
}
