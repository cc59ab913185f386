//! What `{:?}` prints of a view.

use view_core::{AsView, BufferView, View, ViewMut, s};

#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C)]
struct Quake {
    magnitude: f32,
    place: [u8; 2],
    alarm: bool,
}

#[derive(Clone, Copy, Debug, BufferView)]
#[repr(C)]
struct Long {
    id: u8,
    all: [u8; 16_000],
}

fn text<T: std::fmt::Debug, const N: usize>(view: View<'_, T, N>) -> String {
    format!("{view:?}")
}

#[test]
fn numbers_stand_in_brackets_and_columns() {
    let mut numbers: Vec<i32> = (0..24).collect();
    let view = View::new(&numbers);
    assert_eq!(text(view.at(s![..3])), "[0, 1, 2]");
    assert_eq!(text(view.at(s![0])), "0");
    assert_eq!(text(view.at(s![..0])), "[]");
    assert_eq!(
        text(view.at(s![..4]).reshape([2, 2]).unwrap()),
        "[[0, 1],\n [2, 3]]"
    );
    assert_eq!(
        text(view.reshape([2, 2, 6]).unwrap().at(s![.., .., ..2])),
        "[[[ 0,  1],\n  [ 6,  7]],\n\n [[12, 13],\n  [18, 19]]]"
    );
    assert_eq!(format!("{:.1?}", View::new(&[1.25, 10.0])), "[ 1.2, 10.0]");
    assert_eq!(
        format!("{:?}", ViewMut::new(&mut numbers).at(s![1..3])),
        "[1, 2]"
    );
}

#[test]
fn long_views_show_their_ends() {
    let numbers: Vec<i32> = (0..2000).collect();
    let table = View::new(&numbers).reshape([40, 50]).unwrap();
    let text = text(table);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 7);
    assert_eq!(lines[0], "[[   0,    1,    2, ...,   47,   48,   49],");
    assert_eq!(lines[3], " ...,");
    assert_eq!(lines[6], " [1950, 1951, 1952, ..., 1997, 1998, 1999]]");
}

#[test]
fn records_are_a_table() {
    let quakes: Vec<Quake> = (0..1200_u16)
        .map(|i| Quake {
            magnitude: f32::from(i) / 4.0,
            place: [b'A', (i % 7) as u8],
            alarm: i > 1000,
        })
        .collect();
    let view = quakes.as_view();
    assert_eq!(
        text(view.at(s![9..11])),
        "Quake  magnitude    place  alarm\n\
         [0]         2.25  [65, 2]  false\n\
         [1]          2.5  [65, 3]  false"
    );
    let text = text(view);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 8);
    assert_eq!(lines[4], "...");
    assert_eq!(lines[5], "[1197]     299.25  [65, 0]   true");
}

/// A width of more than 16 bits is one that `format!` panics at.
#[test]
fn items_may_be_long() {
    let long = vec![
        Long {
            id: 1,
            all: [200; 16_000],
        };
        2
    ];
    let table = text(long.as_view());
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!((lines.len(), lines[1].len()), (3, lines[0].len()));
    assert!(lines[2].ends_with("200, 200]"), "{}", &lines[2][..40]);
    let mut arrays = vec![[200_u8; 16_000]; 2];
    arrays[1].fill(7);
    let arrays = text(View::new(&arrays));
    let (wide, narrow) = arrays[1..].split_once("], ").unwrap();
    assert_eq!(wide.len() + "]]".len(), narrow.len());
}
