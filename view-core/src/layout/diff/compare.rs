//! The comparison itself.
//!
//! Two records are compared level by level. The fields of one level are paired
//! by name, and what is left is walked in order of offset, like the merge of
//! two sorted lists. Where a record meets fields that no record holds, it is
//! taken apart, and its fields take its place in the merge; so the two sides
//! may be nested differently, and a pair of records is never taken apart.
//!
//! The format may be hostile. Its fields are at most `MAX_ITEMS` and its depth
//! is at most `MAX_DEPTH`, but the elements of its arrays are not bounded; so no
//! more than [`APART`] things come from taking apart.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::super::described::{Content, Described};
use super::difference::{Difference, Part, bytes};
use super::kind::DifferenceKind;
use super::leaf::compare_leaves;
use super::unit::{Level, Unit, holds_records, members, name_of, part, whole, within};
use super::{LayoutMismatch, Overlook};

/// How many elements and fields may come from taking arrays and records apart.
const APART: usize = 1 << 16;

/// Compares two whole items.
pub(super) fn items<'a, E: Described<'a>, F: Described<'a>>(
    expected: E,
    found: F,
    overlook: Overlook,
    mismatch: &mut LayoutMismatch,
) {
    if alike(expected, found, overlook) {
        return;
    }
    let mut compare = Compare {
        overlook,
        apart: APART,
        mismatch,
    };
    let (e, f) = (whole(expected), whole(found));
    match (e.first(), f.first()) {
        (Some(e), Some(f))
            if holds_records(e) == holds_records(f) && !e.is_pad() && !f.is_pad() =>
        {
            compare.pair(&Level::WHOLE, e, f);
        }
        _ => compare.merge(&Level::WHOLE, e, f),
    }
    // Another shape of the whole says as much.
    let told = |difference: &Difference| {
        difference.kind == DifferenceKind::Shape && difference.path.is_empty()
    };
    if expected.size() != found.size() && !mismatch.differences.iter().any(told) {
        mismatch.push(Difference::item_size(expected.size(), found.size()));
    }
    mismatch.differences.sort_by_key(|difference| {
        let offset = difference.expected.offset.or(difference.found.offset);
        (offset.is_none(), offset)
    });
}

/// Whether two descriptions say the same in the same order, which is soon seen
/// and the rule; where they do not, it takes the whole comparison to tell.
fn alike<'a, E: Described<'a>, F: Described<'a>>(e: E, f: F, overlook: Overlook) -> bool {
    if e.size() != f.size() {
        return false;
    }
    if e.content() != Content::Record || f.content() != Content::Record {
        let mut same = true;
        compare_leaves(e, f, true, &mut |_| same = false);
        return same;
    }
    let (x, y) = (e.element(), f.element());
    let mut theirs = y.members().filter(|member| member.node.size() > 0);
    let mut ours = x
        .members()
        .filter(|member| member.node.size() > 0 && member.node.content() != Content::Pad);
    x.size() == y.size()
        && e.extents().eq(f.extents())
        && ours.all(|our| {
            theirs.next().is_some_and(|their| {
                our.offset == their.offset
                    && (overlook.names || their.name.is_none() || our.name == their.name)
                    && alike(our.node, their.node, overlook)
            })
        })
        && theirs.next().is_none()
}

/// What to do with two units that share bytes.
enum Meeting {
    Pair,
    TakeExpectedApart,
    TakeFoundApart,
    NoPair,
}

struct Compare<'m> {
    overlook: Overlook,
    apart: usize,
    mismatch: &'m mut LayoutMismatch,
}

impl Compare<'_> {
    /// Compares the fields of two records.
    fn records<'a, E: Described<'a>, F: Described<'a>>(
        &mut self,
        level: &Level<'_>,
        expected: E,
        found: F,
    ) {
        let mut expected = members(expected);
        let mut found = members(found);
        if !self.overlook.names {
            let places: BTreeMap<&str, usize> = found
                .iter()
                .enumerate()
                .filter_map(|(i, unit)| Some((unit.name.as_deref()?, i)))
                .collect();
            let partners: Vec<_> = expected
                .iter()
                .map(|unit| places.get(unit.name.as_deref()?).copied())
                .collect();
            let mut paired = alloc::vec![false; found.len()];
            for (unit, partner) in expected.iter().zip(&partners) {
                if let Some(partner) = *partner {
                    paired[partner] = true;
                    self.pair(level, unit, &found[partner]);
                }
            }
            let mut partners = partners.iter();
            expected.retain(|_| partners.next() == Some(&None));
            let mut paired = paired.iter();
            found.retain(|_| paired.next() == Some(&false));
        }
        expected.reverse();
        found.reverse();
        self.merge(level, expected, found);
    }

    /// Pairs what shares an offset. Both lists are stacks: the unit with the
    /// lowest offset is the last.
    fn merge<'a, E: Described<'a>, F: Described<'a>>(
        &mut self,
        level: &Level<'_>,
        mut expected: Vec<Unit<'a, E>>,
        mut found: Vec<Unit<'a, F>>,
    ) {
        loop {
            let (e, f) = match (expected.last(), found.last()) {
                (None, None) => return,
                (Some(e), Some(f)) => (e, f),
                (Some(e), None) => {
                    self.missing(level, e);
                    expected.pop();
                    continue;
                }
                (None, Some(f)) => {
                    self.extra(level, f);
                    found.pop();
                    continue;
                }
            };
            if e.is_pad() && f.node.content() == Content::Opaque && within(f, e) {
                // Bytes without a meaning are padding that has a name.
                found.pop();
            } else if e.is_pad() || e.end() <= f.offset {
                self.missing(level, e);
                expected.pop();
            } else if f.is_pad() || f.end() <= e.offset {
                self.extra(level, f);
                found.pop();
            } else {
                match self.meet(e, f) {
                    Meeting::Pair => {
                        self.pair(level, e, f);
                        expected.pop();
                        found.pop();
                    }
                    Meeting::TakeExpectedApart => self.take_apart(&mut expected),
                    Meeting::TakeFoundApart => self.take_apart(&mut found),
                    Meeting::NoPair if e.offset < f.offset => {
                        self.missing(level, e);
                        expected.pop();
                    }
                    Meeting::NoPair => {
                        self.extra(level, f);
                        found.pop();
                    }
                }
            }
        }
    }

    /// Replaces the last unit by what it consists of.
    fn take_apart<'a, D: Described<'a>>(&mut self, units: &mut Vec<Unit<'a, D>>) {
        if let Some(parts) = units.pop().and_then(|unit| unit.parts(self.apart)) {
            self.apart = self.apart.saturating_sub(parts.len().max(1));
            units.extend(parts);
        }
    }

    fn meet<'a, E: Described<'a>, F: Described<'a>>(
        &self,
        e: &Unit<'a, E>,
        f: &Unit<'a, F>,
    ) -> Meeting {
        let nameless = self.overlook.names || e.name.is_none() || f.name.is_none();
        let apart_e = self.may_take_apart(e, f, nameless);
        let apart_f = self.may_take_apart(f, e, nameless);
        let (records_e, records_f) = (holds_records(e), holds_records(f));
        if e.offset != f.offset {
            return match (apart_e, apart_f) {
                (true, true) if e.offset > f.offset => Meeting::TakeFoundApart,
                (true, _) => Meeting::TakeExpectedApart,
                (false, true) => Meeting::TakeFoundApart,
                (false, false) => Meeting::NoPair,
            };
        }
        let (count_e, count_f) = (e.node.count(), f.node.count());
        // Without names nothing says that two records of other sizes are one.
        let sizes = |count: usize, size: usize| (count, size / count.max(1));
        let alike = sizes(count_e, e.node.size()) == sizes(count_f, f.node.size());
        match (records_e, records_f) {
            (true, true) if alike || !(nameless || count_e != count_f) => Meeting::Pair,
            (true, true) if count_e >= count_f && apart_e => Meeting::TakeExpectedApart,
            (true, false) if apart_e => Meeting::TakeExpectedApart,
            (_, true) if apart_f => Meeting::TakeFoundApart,
            (false, false) if count_e > count_f && apart_e => Meeting::TakeExpectedApart,
            (false, false) if count_e < count_f && apart_f => Meeting::TakeFoundApart,
            _ => Meeting::Pair,
        }
    }

    /// Whether `unit` may be replaced by its parts where it meets `other`.
    fn may_take_apart<'a, D: Described<'a>, O: Described<'a>>(
        &self,
        unit: &Unit<'a, D>,
        other: &Unit<'a, O>,
        nameless: bool,
    ) -> bool {
        let parts = if unit.node.is_record() {
            0
        } else if unit.node.extent(0).is_some() {
            unit.node.count()
        } else {
            return false;
        };
        if parts > self.apart || self.apart == 0 {
            return false;
        }
        let (first, theirs) = (unit.first_size(), other.first_size());
        if holds_records(unit) {
            // A `24s` is no field of a record of three doubles.
            holds_records(other) || theirs == first || (other.node.count() == 1 && theirs < first)
        } else {
            nameless && theirs == first
        }
    }

    /// Compares two fields that are the same one.
    fn pair<'a, E: Described<'a>, F: Described<'a>>(
        &mut self,
        level: &Level<'_>,
        e: &Unit<'a, E>,
        f: &Unit<'a, F>,
    ) {
        if e.is_pad() || f.is_pad() {
            if (e.offset, e.end()) != (f.offset, f.end()) {
                self.extra(level, f);
            }
            return;
        }
        if !self.overlook.names
            && let (Some(a), Some(b)) = (&e.name, &f.name)
            && a != b
        {
            self.differ(level, e, f, DifferenceKind::Renamed);
        }
        if e.offset != f.offset {
            self.differ(level, e, f, DifferenceKind::Moved);
        }
        let (x, y) = (e.node.element(), f.node.element());
        if !(x.is_record() && y.is_record()) {
            let same_words = e.name.is_some() && f.name.is_some();
            let mut kinds = |kind| self.differ(level, e, f, kind);
            compare_leaves(e.node, f.node, same_words, &mut kinds);
            return;
        }
        if !e.node.extents().eq(f.node.extents()) {
            self.differ(level, e, f, DifferenceKind::Shape);
        }
        let repeated = e.node.count().max(f.node.count()) > 1;
        if repeated && x.size() != y.size() {
            let (mut here, mut there) = (part(level.expected, e), part(level.found, f));
            (here.text, there.text) = (bytes(x.size()), bytes(y.size()));
            self.push(level, name_of(e, f), DifferenceKind::ItemSize, here, there);
        }
        let inner = Level {
            around: Some(level),
            name: name_of(e, f),
            repeated: e.node.extent(0).is_some(),
            expected: level.expected.saturating_add(e.offset),
            found: level.found.saturating_add(f.offset),
        };
        self.records(&inner, x, y);
    }

    fn missing<'a, E: Described<'a>>(&mut self, level: &Level<'_>, e: &Unit<'a, E>) {
        if !e.is_pad() {
            let here = part(level.expected, e);
            let name = e.name.as_deref().unwrap_or_default();
            self.push(level, name, DifferenceKind::Missing, here, Part::default());
        }
    }

    fn extra<'a, F: Described<'a>>(&mut self, level: &Level<'_>, f: &Unit<'a, F>) {
        if !f.is_pad() {
            let there = part(level.found, f);
            let name = f.name.as_deref().unwrap_or("(unnamed)");
            self.push(level, name, DifferenceKind::Extra, Part::default(), there);
        }
    }

    fn differ<'a, E: Described<'a>, F: Described<'a>>(
        &mut self,
        level: &Level<'_>,
        e: &Unit<'a, E>,
        f: &Unit<'a, F>,
        kind: DifferenceKind,
    ) {
        let (here, there) = (part(level.expected, e), part(level.found, f));
        self.push(level, name_of(e, f), kind, here, there);
    }

    fn push(
        &mut self,
        level: &Level<'_>,
        name: &str,
        kind: DifferenceKind,
        expected: Part,
        found: Part,
    ) {
        self.mismatch.push(Difference {
            path: level.path(name),
            kind,
            expected,
            found,
        });
    }
}
