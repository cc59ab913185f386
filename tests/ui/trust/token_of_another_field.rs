// Through a mutable view the field is written too, so its type may not be exchanged
// for one that lives longer or shorter.
use core::marker::PhantomData;
use view_core::Field;

type Any = PhantomData<for<'a> fn(&'a ())>;
type Static = PhantomData<fn(&'static ())>;

fn exchange(token: Field<u8, Any>) -> Field<u8, Static> {
    token
}

fn main() {
    let _ = exchange;
}
