//! Where in its owner's memory a record lies.

use view_core::strided::{
    Order, check_bounds, contiguous_strides, is_injective, item_count, nbytes,
};
use view_core::{Error, ErrorKind};

use crate::error::count;

/// How the items of an owner are shown: as asked for.
#[derive(Clone, Copy, Default)]
pub(super) struct Geometry<'a> {
    /// `None` for one dimension of all items.
    pub(super) shape: Option<&'a [usize]>,
    pub(super) arranged: Arranged<'a>,
}

/// How the items lie one after the other.
#[derive(Clone, Copy, Default)]
pub(super) enum Arranged<'a> {
    /// All of them, the last dimension fastest.
    #[default]
    Rows,
    /// All of them, the first dimension fastest.
    Columns,
    /// Some of them: byte strides, and where the item at index zero lies.
    Strided(&'a [isize], usize),
}

/// A geometry that was found to lie inside the owner's items.
pub(super) struct Placed {
    pub(super) offset: usize,
    pub(super) len: usize,
    pub(super) shape: Vec<usize>,
    pub(super) strides: Vec<isize>,
}

fn refused(message: String) -> Error {
    Error::with_message(ErrorKind::Value, message)
}

impl Geometry<'_> {
    /// Places the geometry in `owned` items of `size` bytes.
    ///
    /// # Errors
    ///
    /// `Value` where a shape alone does not have as many items; where strides lead out of the
    /// memory, between two items, or twice to one that may be written.
    pub(super) fn place(&self, owned: usize, size: usize, readonly: bool) -> Result<Placed, Error> {
        let shape = self.shape.map_or_else(|| vec![owned], <[usize]>::to_vec);
        let len = item_count(&shape)?;
        nbytes(&shape, size)?;
        let mut strides = vec![0; shape.len()];
        let mut offset = 0;
        match self.arranged {
            Arranged::Rows => contiguous_strides(&shape, size, Order::C, &mut strides)?,
            Arranged::Columns => contiguous_strides(&shape, size, Order::F, &mut strides)?,
            Arranged::Strided(given, first) => {
                let whole = |bytes: usize| bytes == 0 || size > 0 && bytes.is_multiple_of(size);
                if !given.iter().all(|stride| whole(stride.unsigned_abs())) || !whole(first) {
                    return Err(refused(format!(
                        "strides {given:?} from byte {first} on lead between items of {}",
                        count(size, "byte")
                    )));
                }
                check_bounds(&shape, given, size, first, owned * size)?;
                if !readonly && !is_injective(&shape, given, size)? {
                    return Err(refused(format!(
                        "strides {given:?} lead twice to one item, which can only be shown read-only"
                    )));
                }
                strides = given.to_vec();
                offset = if len == 0 { 0 } else { first };
            }
        }
        if !matches!(self.arranged, Arranged::Strided(..)) && len != owned {
            return Err(refused(format!(
                "{} {} not fill the shape {shape:?}",
                count(owned, "item"),
                if owned == 1 { "does" } else { "do" }
            )));
        }
        Ok(Placed {
            offset,
            len,
            shape,
            strides,
        })
    }
}
