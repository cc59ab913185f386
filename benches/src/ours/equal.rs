//! W7: equality, of typed and of dynamic views.

use bytemuck::Pod;
use view_core::memory::{MemoryView, memoryview};
use view_core::{Buffer, BufferView, Error, View, s};

use crate::harness::Case;
use crate::machine::memory::Buf;

use super::made::{Made, SHORT};

type Pair<A, B> = (Buf<A>, Buf<B>);

/// A row that compares views of both sides, made once; and where they are short, one that makes
/// them as well.
fn dynamic<A: Pod, B: Pod>(
    case: &mut Case<Pair<A, B>>,
    part: impl for<'a> Fn(MemoryView<'a>) -> Result<MemoryView<'a>, Error> + Copy + 'static,
) where
    [A]: Buffer,
    [B]: Buffer,
{
    let (mut made_a, mut made_b) = (Made::default(), Made::default());
    case.ours("MemoryView ==", move |(a, b)| {
        f64::from(u8::from(made_a.view(a, part) == made_b.view(b, Ok)))
    });
    if case.elements() <= SHORT {
        case.ours("MemoryView ==, the views made anew", move |(a, b)| {
            let a = part(memoryview(&a[..])).expect("the geometry fits");
            f64::from(u8::from(a == memoryview(&b[..])))
        });
    }
}

fn of_one_type<T: Pod + PartialEq + BufferView>(case: &mut Case<Pair<T, T>>)
where
    [T]: Buffer,
{
    case.ours("View ==", |(a, b)| {
        f64::from(u8::from(View::new(a) == View::new(b)))
    });
    dynamic(case, |view| Ok(view));
}

pub fn w7_b(case: &mut Case<Pair<u8, u8>>) {
    of_one_type(case);
}

pub fn w7_d(case: &mut Case<Pair<f64, f64>>) {
    of_one_type(case);
}

pub fn w7_i(case: &mut Case<Pair<i32, i32>>) {
    of_one_type(case);
}

pub fn w7_d_vs_i(case: &mut Case<Pair<f64, i32>>) {
    dynamic(case, |view| Ok(view));
}

pub fn w7_q_vs_i(case: &mut Case<Pair<i64, i32>>) {
    dynamic(case, |view| Ok(view));
}

pub fn w7_step2(case: &mut Case<Pair<f64, f64>>) {
    case.ours("View ==", |(a, b)| {
        f64::from(u8::from(View::new(a).at(s![..;2]) == View::new(b)))
    });
    dynamic(case, |view| view.slice(s![..;2]));
}
