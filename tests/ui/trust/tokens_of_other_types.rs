// Through a mutable view the field is written too, so neither type may be exchanged
// for one that lives longer or shorter.
use core::marker::PhantomData;
use view_core::Field;

type Any = PhantomData<for<'a> fn(&'a ())>;
type Static = PhantomData<fn(&'static ())>;

fn of_another_field(token: Field<u8, Any>) -> Field<u8, Static> {
    token
}

fn of_another_record(token: Field<Static, u8>) -> Field<Any, u8> {
    token
}

fn main() {
    let _ = (of_another_field, of_another_record);
}
