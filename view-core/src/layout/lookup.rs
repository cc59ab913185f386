//! Questions about a layout that are asked at run time: by name, by offset, as
//! text.

use alloc::format;
use alloc::string::String;

use super::{Kind, Layout, text};

impl Layout {
    /// The PEP 3118 format of an item of this layout: what
    /// [`BufferView::FORMAT`](crate::BufferView::FORMAT) is for its type.
    ///
    /// ```
    /// use view_core::BufferView;
    /// assert_eq!(<[f64; 3]>::LAYOUT.pep3118(), <[f64; 3]>::FORMAT);
    /// ```
    ///
    /// Unlike that constant it has no longest length.
    #[must_use]
    pub fn pep3118(&self) -> String {
        text::of_layout(self)
    }

    /// The layout at a path of field names joined by dots, and its offset. A name that
    /// holds a dot itself is found too.
    ///
    /// ```
    /// use view_core::BufferView;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Point { x: f32, y: f32 }
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Particle { id: u32, pos: Point }
    ///
    /// let (offset, layout) = Particle::LAYOUT.at_path("pos.y").unwrap();
    /// assert_eq!((offset, layout.name()), (8, "f32"));
    /// assert!(Particle::LAYOUT.at_path("pos.z").is_none());
    /// ```
    #[must_use]
    pub fn at_path(&self, path: &str) -> Option<(usize, &'static Layout)> {
        self.fields().iter().find_map(|field| {
            let rest = path.strip_prefix(field.name())?;
            if rest.is_empty() {
                return Some((field.offset(), field.layout()));
            }
            let (offset, layout) = field.layout().at_path(rest.strip_prefix('.')?)?;
            Some((field.offset() + offset, layout))
        })
    }

    /// The path of the innermost field that holds the byte at `offset`, with
    /// array indices: `pos.z`, `flags[3]`. Empty for an item that is a scalar,
    /// and where the path ends in a hole it names the record around it.
    ///
    /// ```
    /// use view_core::BufferView;
    ///
    /// #[derive(Clone, Copy, BufferView)]
    /// #[repr(C)]
    /// struct Lamp { id: u32, on: [bool; 4] }
    ///
    /// assert_eq!(Lamp::LAYOUT.path_at(6), "on[2]");
    /// ```
    #[must_use]
    pub fn path_at(&self, offset: usize) -> String {
        match self.kind() {
            Kind::Struct { fields } => fields
                .iter()
                .find(|field| (field.offset()..field.end()).contains(&offset))
                .map_or_else(String::new, |field| {
                    let inner = field.layout().path_at(offset - field.offset());
                    let dot = if inner.is_empty() || inner.starts_with('[') {
                        ""
                    } else {
                        "."
                    };
                    format!("{}{dot}{inner}", field.name())
                }),
            Kind::Array { element, .. } if element.size() > 0 => {
                let inner = element.path_at(offset % element.size());
                let dot = if inner.is_empty() || inner.starts_with('[') {
                    ""
                } else {
                    "."
                };
                format!("[{}]{dot}{inner}", offset / element.size())
            }
            Kind::Pad { filler } => filler.path_at(offset),
            _ => String::new(),
        }
    }
}
