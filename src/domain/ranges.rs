//! Which part of a file a request asks for (RFC 9110, sections 13 and 14). Only single ranges of bytes are answered in parts.

use std::ops::Range;

/// What a request says about the part that it wants; header values, where they are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Conditions<'a> {
    /// `Range`.
    pub range: Option<&'a str>,
    /// `If-Range`.
    pub if_range: Option<&'a str>,
    /// `If-Match`.
    pub if_match: Option<&'a str>,
    /// `If-None-Match`.
    pub if_none_match: Option<&'a str>,
}

/// What is to be answered.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Part {
    /// The whole file.
    Whole,
    /// These bytes.
    Bytes(Range<u64>),
    /// None of the bytes that are there.
    Unsatisfiable,
    /// The client has it already.
    NotModified,
    /// The client wants another file than this one.
    PreconditionFailed,
}

/// The part of a file of so many bytes with this strong entity tag, quotes included.
#[must_use]
pub fn part(conditions: Conditions<'_>, etag: &str, size: u64) -> Part {
    let tags = |list: &str| list.split(',').map(|tag| tag.trim().to_owned()).collect::<Vec<_>>();
    if let Some(list) = conditions.if_match
        && !tags(list).iter().any(|tag| tag == "*" || tag == etag)
    {
        return Part::PreconditionFailed;
    }
    if let Some(list) = conditions.if_none_match
        && tags(list).iter().any(|tag| tag == "*" || tag.trim_start_matches("W/") == etag)
    {
        return Part::NotModified;
    }
    // A date says nothing: there is no other file with this hash.
    let is_same = conditions.if_range.is_none_or(|known| known.trim() == etag);
    match conditions.range.filter(|_| is_same).and_then(single) {
        None => Part::Whole,
        Some(asked) => asked.within(size).map_or(Part::Unsatisfiable, Part::Bytes),
    }
}

/// A range as it was asked for.
enum Asked {
    From(u64),
    Between(u64, u64),
    Last(u64),
}

/// The single range of a header; none where there are several, or what is none.
fn single(header: &str) -> Option<Asked> {
    let (unit, ranges) = header.split_once('=')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") || ranges.contains(',') {
        return None;
    }
    let (first, last) = ranges.trim().split_once('-')?;
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // More digits than a number holds are more bytes than any file has.
        is_number.then(|| text.parse().unwrap_or(u64::MAX))
    };
    match (first.trim(), last.trim()) {
        ("", last) => number(last).map(Asked::Last),
        (first, "") => number(first).map(Asked::From),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            (first <= last).then_some(Asked::Between(first, last))
        }
    }
}

impl Asked {
    fn within(&self, size: u64) -> Option<Range<u64>> {
        let range = match *self {
            Self::From(first) => first..size,
            Self::Between(first, last) => first..size.min(last.saturating_add(1)),
            Self::Last(count) => size.saturating_sub(count)..size,
        };
        (range.start < range.end).then_some(range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAG: &str = "\"sha256-a\"";

    fn of_range(range: &str, size: u64) -> Part {
        part(Conditions { range: Some(range), ..Conditions::default() }, TAG, size)
    }

    /// T27.
    #[test]
    fn single_ranges_are_cut_to_what_is_there() {
        for (range, expected) in [
            ("bytes=0-0", Part::Bytes(0..1)),
            ("bytes=-5", Part::Bytes(95..100)),
            ("bytes=-500", Part::Bytes(0..100)),
            ("bytes=5-", Part::Bytes(5..100)),
            ("bytes=0-99999999999999999999999", Part::Bytes(0..100)),
            ("bytes=99-", Part::Bytes(99..100)),
            ("Bytes = 1 - 2", Part::Bytes(1..3)),
            ("bytes=100-", Part::Unsatisfiable),
            ("bytes=-0", Part::Unsatisfiable),
            ("bytes=99999999999999999999999-", Part::Unsatisfiable),
            ("bytes=0-1,5-6", Part::Whole),
            ("bytes=5-1", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("bytes=", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=+1-2", Part::Whole),
            ("lines=1-2", Part::Whole),
            ("", Part::Whole),
        ] {
            assert_eq!(of_range(range, 100), expected, "{range}");
        }
        assert_eq!(of_range("bytes=0-", 0), Part::Unsatisfiable);
        assert_eq!(part(Conditions::default(), TAG, 0), Part::Whole);
    }

    /// T28.
    #[test]
    fn a_part_of_another_file_is_never_mixed_in() {
        let asked = |if_range| part(Conditions { range: Some("bytes=5-"), if_range, ..Conditions::default() }, TAG, 10);
        assert_eq!(asked(Some(TAG)), Part::Bytes(5..10));
        for other in ["\"sha256-b\"", "W/\"sha256-a\"", "Sun, 29 Nov 2026 00:00:00 GMT", ""] {
            assert_eq!(asked(Some(other)), Part::Whole, "{other}");
        }
        let of_match = |if_match| part(Conditions { if_match, ..Conditions::default() }, TAG, 10);
        assert_eq!(of_match(Some("\"x\", \"sha256-a\"")), Part::Whole);
        assert_eq!(of_match(Some("*")), Part::Whole);
        assert_eq!(of_match(Some("W/\"sha256-a\"")), Part::PreconditionFailed);
        let none = |if_none_match| part(Conditions { if_none_match, ..Conditions::default() }, TAG, 10);
        assert_eq!(none(Some("\"x\", W/\"sha256-a\"")), Part::NotModified);
        assert_eq!(none(Some("*")), Part::NotModified);
        assert_eq!(none(Some("\"x\"")), Part::Whole);
    }
}
