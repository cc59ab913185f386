//! Every form of the derive and every macro, where the crate has another name and there is no
//! prelude.
#![no_implicit_prelude]

pub use ::views as exported;

use ::views::BufferView;

/// By the name in the manifest.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C)]
#[view(crate = "::views", rename_all = "UPPERCASE", derive(Clone, Copy))]
pub struct Named<Item: ::core::marker::Copy, const LEN: usize = 2>
where
    Item: ::core::default::Default,
{
    /// A column.
    pub many: [Item; LEN],
    /// What no format can say.
    #[view(opaque)]
    pub id: u128,
    /// A string.
    #[view(bytes)]
    pub text: [u8; 3],
    #[view(pad)]
    _fill: u8,
}

/// By a name that is in scope.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C, packed)]
#[view(crate = "exported", name = "Parts")]
pub struct Packed(pub u8, pub f64, #[view(pad)] u16);

/// By a path within the crate.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(u8)]
#[view(crate = "crate::exported")]
pub enum Status {
    /// By a machine.
    Automatic,
    /// By a person.
    Reviewed = 5,
}

/// By a path from here.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(transparent)]
#[view(crate = "self::exported")]
pub struct Wrapper(pub Status);

/// A struct in a struct, and a hole.
#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C)]
#[view(crate = "::views", name = "Whole")]
pub struct Outer {
    /// What is inside.
    pub inner: Packed,
    /// What a macro makes.
    pub made: made!(),
    /// What is checked.
    pub status: Status,
}

/// A macro makes this type.
#[macro_export]
macro_rules! made {
    () => {
        u32
    };
}

::views::impl_bytemuck!(NoUninit for Status, Wrapper);
::views::impl_bytemuck!(CheckedBitPattern for Status, Outer);

#[test]
fn all_that_is_written_names_the_crate_as_the_user_does() {
    use ::views::AsView;

    ::core::assert_eq!(Named::<u8>::FIELDS.many.offset(), 0);
    ::core::assert_eq!(Packed::LAYOUT.size(), 11);
    ::core::assert_eq!(Wrapper::FORMAT, "B");
    ::core::assert!(Status::LAYOUT.check(&[5]).is_ok());
    ::core::assert!(Status::LAYOUT.check(&[1]).is_err());
    let rows = [Outer {
        inner: Packed(1, 2.0, 3),
        made: 4,
        status: Status::Reviewed,
    }];
    let PartsColumns { f0, .. } = rows.as_view().field(Outer::FIELDS.inner).columns();
    ::core::assert_eq!(f0[0].get(), 1);
    let token = ::views::field!(Outer, inner.0);
    ::core::assert_eq!(token.offset(), 0);
    ::core::assert_eq!(rows.as_view().at(::views::s![..;-1]).columns().made[0], 4);
}
