//! Every form of struct that `#[derive(BufferView)]` accepts.
#![cfg(all(target_endian = "little", target_pointer_width = "64"))]
// The numbers compared are the very ones that were put in.
#![allow(clippy::float_cmp)]

use std::marker::PhantomData;

use view_core::{AsView, Be, BufferView, Field, Le, Record, Unaligned, View, field};

#[derive(Clone, Copy, Debug, PartialEq, BufferView)]
#[repr(C)]
struct Named {
    x: f64,
    flag: bool,
    id: u32,
}

#[test]
fn named_structs_have_a_format_with_every_hole() {
    assert_eq!(Named::FORMAT, "T{<d:x:<?:flag:3x<I:id:}");
    assert_eq!(Named::STRUCT_FORMAT, Some("<d?3xI"));
    assert_eq!(Named::LAYOUT.name(), "Named");
    assert_eq!(Named::FIELDS.id.offset(), 12);
}

#[test]
fn columns_are_named_after_fields() {
    let mut rows = [Named {
        x: 1.0,
        flag: false,
        id: 7,
    }; 4];
    {
        let NamedColumnsMut { x, flag, id } = rows.columns_mut();
        for ((x, flag), id) in x.into_iter().zip(flag).zip(id) {
            *x += f64::from(*id);
            *flag = true;
            *id = 9;
        }
    }
    let NamedColumns { x, flag, id } = rows.columns();
    assert_eq!(x.iter().sum::<f64>(), 32.0);
    assert!(flag.iter().all(|flag| *flag));
    assert_eq!(id.strides(), [16]);
    assert_eq!(id[3], 9);
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Tuple(u16, pub f32, [u8; 3]);

#[test]
fn fields_of_tuple_structs_are_f0_f1_and_so_on() {
    assert_eq!(Tuple::FORMAT, "T{<H:f0:2x<f:f1:(3)<B:f2:x}");
    let rows = [Tuple(1, 2.0, [3; 3]), Tuple(4, 5.0, [6; 3])];
    let TupleColumns { f0, f1, f2 } = rows.columns();
    assert_eq!((f0[1], f1[1], f2[1]), (4, 5.0, [6; 3]));
    assert_eq!(Tuple::FIELDS.f1, field!(Tuple, 1));
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Generic<T, const N: usize = 2>
where
    T: Default,
{
    head: T,
    many: [[T; N]; 3],
    kind: PhantomData<T>,
}

#[test]
fn generic_structs_have_a_format_for_each_argument() {
    assert_eq!(Generic::<f64>::FORMAT, "T{<d:head:(3,2)<d:many:}");
    assert_eq!(Generic::<u8, 5>::FORMAT, "T{<B:head:(3,5)<B:many:}");
    assert_eq!(
        Generic::<Tuple2, 1>::FORMAT,
        "T{T{<f:f0:<f:f1:}:head:(3,1)T{<f:f0:<f:f1:}:many:}"
    );
    assert_eq!(Generic::<u16, 4>::FIELDS.many.offset(), 2);
}

#[derive(Clone, Copy, Default, BufferView)]
#[repr(C)]
struct Tuple2(f32, f32);

fn heads<T: BufferView + Default, const N: usize>(rows: &[Generic<T, { N }>]) -> View<'_, T> {
    let GenericColumns::<T, { N }> { head, .. } = rows.columns();
    head
}

#[test]
fn generic_code_asks_for_the_bound_on_the_parameter() {
    let rows = [Generic::<u16, 2> {
        head: 3,
        many: [[1; 2]; 3],
        kind: PhantomData,
    }];
    assert_eq!(heads(&rows)[0], 3);
}

/// A marker that is neither `Copy` nor viewable.
struct Metre;

#[derive(BufferView)]
#[repr(transparent)]
struct Quantity<U> {
    value: f64,
    unit: PhantomData<U>,
}

impl<U> Clone for Quantity<U> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<U> Copy for Quantity<U> {}

#[test]
fn markers_need_not_be_viewable() {
    assert_eq!(Quantity::<Metre>::FORMAT, "d");
    assert_eq!(Quantity::<Metre>::LAYOUT.name(), "Quantity");
    let all = [Quantity::<Metre> {
        value: 2.5,
        unit: PhantomData,
    }];
    assert_eq!(all.columns().value[0], 2.5);
}

trait Choice {
    type Number: BufferView;
}

#[derive(Clone, Copy)]
struct Small;
impl Choice for Small {
    type Number = u8;
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Chosen<C: Choice> {
    number: C::Number,
    pair: [<C as Choice>::Number; 2],
}

#[test]
fn projections_are_field_types_too() {
    assert_eq!(Chosen::<Small>::FORMAT, "T{<B:number:(2)<B:pair:}");
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed)]
struct Packed {
    tag: u8,
    x: f64,
    id: u16,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, packed(2))]
struct Packed2(u8, f64);

#[test]
fn packed_structs_have_columns_of_unaligned_items() {
    assert_eq!(Packed::FORMAT, "T{<B:tag:<d:x:<H:id:}");
    assert_eq!(Packed::LAYOUT.size(), 11);
    let token: Field<Packed, Unaligned<f64>> = Packed::FIELDS.x;
    assert_eq!(token.offset(), 1);
    let mut rows = [Packed {
        tag: 1,
        x: 2.0,
        id: 3,
    }; 3];
    for x in rows.columns_mut().x {
        x.set(x.get() * 2.0);
    }
    assert_eq!({ rows[2].x }, 4.0);
    assert_eq!(rows.columns().id[1].get(), 3);
    assert_eq!(Packed2::FORMAT, "T{<B:f0:x<d:f1:}");
    assert_eq!(Packed2::LAYOUT.align(), 2);
}

#[derive(Clone, Copy, BufferView)]
#[repr(C, align(32))]
struct Wide {
    x: f32,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Outer {
    id: u8,
    wide: Wide,
    big: Be<u32>,
    small: [Le<i16>; 2],
}

#[test]
fn records_nest_and_keep_their_padding() {
    assert_eq!(Wide::FORMAT, "T{<f:x:28x}");
    assert_eq!(
        Outer::FORMAT,
        "T{<B:id:31xT{<f:x:28x}:wide:>I:big:(2)<h:small:24x}"
    );
    let token = Outer::FIELDS.wide.then(Wide::FIELDS.x);
    assert_eq!(token, field!(Outer, wide.x));
    assert_eq!(token.offset(), 32);
}

#[derive(Clone, Copy, BufferView)]
#[repr(transparent)]
struct Metres(f64);

#[derive(Clone, Copy, BufferView)]
#[repr(transparent)]
struct Alias {
    inner: Named,
}

#[derive(Clone, Copy, BufferView)]
#[repr(transparent)]
struct Grid([[u16; 3]; 2]);

#[test]
fn transparent_wrappers_have_the_format_of_what_they_wrap() {
    assert_eq!(Metres::FORMAT, "d");
    assert_eq!(Alias::FORMAT, Named::FORMAT);
    assert_eq!(Grid::FORMAT, "H");
    assert_eq!(Metres::LAYOUT.name(), "Metres");
    assert_eq!([Metres(1.5)].columns().f0[0], 1.5);
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Raw {
    r#type: u8,
    grösse: u8,
}

#[test]
fn names_are_written_without_the_raw_mark() {
    assert_eq!(Raw::FORMAT, "T{<B:type:<B:grösse:}");
    assert_eq!(Raw::FIELDS.r#type.offset(), 0);
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct WithSelf {
    x: u8,
    marker: PhantomData<Self>,
    fns: PhantomData<fn(Self) -> Self>,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct N {
    __kind: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct K<N: BufferView> {
    whole: N,
}

#[test]
fn names_of_the_expansion_do_not_collide_with_the_users() {
    assert_eq!(WithSelf::FORMAT, "T{<B:x:}");
    assert_eq!(N::FORMAT, "T{<B:__kind:}");
    assert_eq!(K::<N>::FORMAT, "T{T{<B:__kind:}:whole:}");
}

#[test]
fn a_struct_in_a_function_body_derives() {
    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    struct Local {
        a: u8,
        b: u16,
    }
    let rows = [Local { a: 1, b: 2 }; 2];
    let columns: LocalColumns<'_> = rows.columns();
    assert_eq!(columns.b[1], 2);
    assert_eq!(columns.a[0], 1);
}

mod private {
    use super::BufferView;

    #[derive(Clone, Copy, BufferView)]
    #[repr(C)]
    pub(crate) struct Mixed {
        pub open: u8,
        pub(super) near: u16,
        hidden: u32,
    }

    impl Mixed {
        pub(crate) const fn new() -> Self {
            Self {
                open: 1,
                near: 2,
                hidden: 3,
            }
        }
        pub(crate) fn hidden() -> view_core::Field<Self, u32> {
            Self::FIELDS.hidden
        }
    }
}

#[test]
fn columns_keep_the_visibility_of_their_fields() {
    let rows = [private::Mixed::new(); 2];
    let private::MixedColumns { open, near, .. } = rows.columns();
    assert_eq!((open[0], near[0]), (1, 2));
    assert_eq!(rows.as_view().field(private::Mixed::hidden())[1], 3);
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct Markers {
    a: PhantomData<String>,
    b: (),
    c: [u64; 0],
    d: u8,
}

#[derive(Clone, Copy, BufferView)]
#[repr(C)]
struct OnlyMarkers {
    a: PhantomData<String>,
}

#[test]
fn fields_that_hold_nothing_are_left_out_of_the_format() {
    // An array of no numbers says of what there are none, as it does for `ctypes`.
    assert_eq!(Markers::FORMAT, "T{(0)<Q:c:<B:d:7x}");
    assert_eq!(OnlyMarkers::FORMAT, "T{}");
    let rows = [OnlyMarkers { a: PhantomData }; 3];
    assert_eq!(rows.columns().a.iter().count(), 3);
}

#[test]
fn generic_code_over_records_takes_any_of_them_apart() {
    fn split<R: Record>(rows: &[R]) -> R::Fields<View<'_, R>> {
        View::new(rows).columns()
    }
    let rows = [Named {
        x: 4.0,
        flag: true,
        id: 1,
    }];
    assert_eq!(split(&rows).x[0], 4.0);
}
