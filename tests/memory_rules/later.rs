//! What Python 3.15 and 3.16 add, under the names it has here.

use view_core::memory::{Reinterpret, Value, memoryview, memoryview_mut};
use view_core::strided::Order;

use crate::said;

#[test]
fn complex_numbers_are_items() {
    // 3.15: the formats `Zf` and `Zd`.
    let mut parts = [1.0_f64, -2.0, 0.0, f64::NAN, 3.0, 0.0];
    let mut line = memoryview_mut(&mut parts);
    let mut view = line.reinterpret_mut("Zd").unwrap();
    assert_eq!((view.len(), view.itemsize()), (3, 16));
    assert_eq!(view.get(0).unwrap().as_complex(), Some([1.0, -2.0]));
    assert_eq!(view.get(2).unwrap(), 3, "as any number, by its value");
    assert_eq!(
        (view.count_of([1.0, -2.0]), view.index_of(3.0)),
        (Ok(1), Ok(2))
    );
    assert_eq!(
        view.contains(view.get(1).unwrap()),
        Ok(false),
        "NaN is in no view"
    );
    view.set(1, [0.5, 0.25]).unwrap();
    view.set(2, 7).unwrap();
    assert_eq!(
        said(view.set(0, "1")),
        "TypeError: memoryview: invalid type for format 'Zd'"
    );
    assert_eq!(view.as_view(), view.as_view());
    let expected = [1.0, -2.0, 0.5, 0.25, 7.0, 0.0_f64];
    assert_eq!(parts.map(f64::to_bits), expected.map(f64::to_bits));
    let small = [1.0_f32, -2.0, 0.5, 0.25, 7.0, 0.0];
    let small = memoryview(&small).reinterpret("Zf").unwrap();
    assert_eq!(small.get(1).unwrap(), Value::from([0.5, 0.25]));
    assert_eq!(small, memoryview(&parts).reinterpret("Zd").unwrap());
    let half = memoryview(&[0_u8; 4]).reinterpret("Ze").unwrap().get(0);
    assert_eq!(half.unwrap().as_complex(), Some([0.0, 0.0]));
    let bytes = small.cast("B").unwrap();
    assert_eq!(bytes.reinterpret("Zf").unwrap(), small);
    // `cast` takes what 3.14's takes.
    assert!(said(bytes.cast("Zf")).starts_with("ValueError: memoryview: destination format"));
}

#[test]
fn a_shape_may_be_in_fortran_order() {
    // 3.16: cast("H", [2, 3], order="F").
    let bytes: Vec<u8> = [1_u16, 2, 3, 4, 5, 6]
        .into_iter()
        .flat_map(u16::to_ne_bytes)
        .collect();
    let view = memoryview(&bytes);
    let how = Reinterpret::new("H").shape(&[2, 3]).order(Order::F);
    let columns = view.reinterpret(how).unwrap();
    assert_eq!(
        (columns.shape(), columns.strides()),
        (&[2, 3][..], &[2, 4][..])
    );
    assert!(columns.is_f_contiguous() && !columns.is_c_contiguous());
    assert_eq!(columns, memoryview(&[[1_u16, 3, 5], [2, 4, 6]]));
}

#[test]
fn fortran_order_goes_to_one_dimension_as_it_lies() {
    // 3.16: cast("B") of memory in Fortran order.
    let rows = [[1_u8, 2, 3], [4, 5, 6]];
    let view = memoryview(&rows);
    let columns = view.transpose().unwrap();
    let flat = columns
        .reinterpret(Reinterpret::new("B").shape(&[6]))
        .unwrap();
    assert_eq!(flat.to_bytes(), [1, 2, 3, 4, 5, 6]);
    assert_eq!(flat.as_ptr(), columns.as_ptr());
    let pairs = columns
        .reinterpret(Reinterpret::new(">H").shape(&[3]))
        .unwrap();
    assert_eq!(pairs, memoryview(&[0x0102_u16, 0x0304, 0x0506]));
    assert_eq!(
        said(columns.cast("B")),
        "TypeError: memoryview: casts are restricted to C-contiguous views"
    );
}
