// Through a mutable view the field is written too, so the record's type may not be exchanged
// for one that lives longer or shorter.
use core::marker::PhantomData;
use view_core::Field;

type Any = PhantomData<for<'a> fn(&'a ())>;
type Static = PhantomData<fn(&'static ())>;

fn exchange(token: Field<Static, u8>) -> Field<Any, u8> {
    token
}

fn main() {
    let _ = exchange;
}
