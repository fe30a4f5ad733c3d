//! Keyset pagination: a page starts after or before a row, so the millionth page costs what the first one does.

/// Where a page begins or ends; `P` is the key of a row.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Cursor<P> {
    /// The first page.
    #[default]
    Beginning,
    /// The page after a row.
    After(P),
    /// The page before a row.
    Before(P),
}

impl<P> Cursor<P> {
    /// The place that the address of a page names by the row before or after it: the beginning if it names none, or none that
    /// can be read.
    #[must_use]
    pub fn of_query(after: &str, before: &str, key: impl Fn(&str) -> Option<P>) -> Self {
        let key = |place: &str| if place.is_empty() { None } else { key(place) };
        match (key(after), key(before)) {
            (Some(place), _) => Self::After(place),
            (None, Some(place)) => Self::Before(place),
            (None, None) => Self::Beginning,
        }
    }

    /// Whether rows are fetched towards the beginning: the last one on the page is fetched first.
    #[must_use]
    pub const fn is_backward(&self) -> bool {
        matches!(self, Self::Before(_))
    }
}

/// The position of a page in a list, and the list's total.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Extent {
    /// The number of its first row, from 1; 0 if there are no rows.
    pub first: usize,
    /// The number of its last row.
    pub last: usize,
    /// The total, as far as rows were counted.
    pub total: usize,
    /// Whether there are more rows than were counted.
    pub has_more: bool,
}

impl Extent {
    /// The extent of a page. `first` comes from the link to the page, because keyset pagination does not know row
    /// numbers. Only a page with a next page needs `counted`.
    #[must_use]
    pub fn of<T>(page: &Page<T>, first: usize, counted: Option<Counted>) -> Self {
        if page.rows.is_empty() {
            return Self { first: 0, last: 0, total: 0, has_more: false };
        }
        let first = if page.has_previous { first.max(2) } else { 1 };
        let last = first + page.rows.len() - 1;
        let (total, has_more) = match counted {
            _ if !page.has_next => (last, false),
            Some(Counted::All(total)) if total > last => (total, false),
            Some(Counted::MoreThan(total)) if total > last => (total, true),
            _ => (last, true),
        };
        Self { first, last, total, has_more }
    }

    /// The number of the first row of the next page.
    #[must_use]
    pub const fn next(&self) -> usize {
        self.last + 1
    }

    /// The number of the first row of the previous page, given the rows per page.
    #[must_use]
    pub fn previous(&self, size: usize) -> usize {
        self.first.saturating_sub(size).max(1)
    }
}

/// The number of rows of a list, as far as it was counted: counting a million takes longer than showing a page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Counted {
    /// Exactly this many.
    All(usize),
    /// More than this many.
    MoreThan(usize),
}

impl Counted {
    /// The result of counting up to `most` rows and one more.
    #[must_use]
    pub const fn of(found: usize, most: usize) -> Self {
        if found > most { Self::MoreThan(most) } else { Self::All(found) }
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::All(one), Self::All(other)) => Self::All(one + other),
            (Self::All(one) | Self::MoreThan(one), Self::All(other) | Self::MoreThan(other)) => {
                Self::MoreThan(one + other)
            }
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Page<T> {
    /// The rows, in the order of the list.
    pub rows: Vec<T>,
    /// Whether a page comes before.
    pub has_previous: bool,
    /// Whether a page comes after.
    pub has_next: bool,
}

impl<T> Page<T> {
    /// The page made of rows fetched from a position on, with one extra row if there are more.
    #[must_use]
    pub fn cut<P>(mut rows: Vec<T>, size: usize, from: &Cursor<P>) -> Self {
        let has_more = rows.len() > size;
        rows.truncate(size);
        if from.is_backward() {
            rows.reverse();
        }
        let (has_previous, has_next) = match from {
            Cursor::Beginning => (false, has_more),
            Cursor::After(_) => (true, has_more),
            Cursor::Before(_) => (has_more, true),
        };
        Self { rows, has_previous, has_next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_tells_its_place() {
        let page = |count: i32, has_previous, has_next| Page { rows: (0..count).collect(), has_previous, has_next };
        let extent = |first, last, total, has_more| Extent { first, last, total, has_more };
        assert_eq!(Extent::of(&page(0, false, false), 7, None), extent(0, 0, 0, false));
        assert_eq!(Extent::of(&page(8, false, false), 1, None), extent(1, 8, 8, false));
        assert_eq!(Extent::of(&page(25, false, true), 7, None), extent(1, 25, 25, true));
        assert_eq!(Extent::of(&page(25, false, true), 1, Some(Counted::of(101, 100))), extent(1, 25, 100, true));
        assert_eq!(Extent::of(&page(25, true, true), 26, Some(Counted::of(87, 100))), extent(26, 50, 87, false));
        assert_eq!(Extent::of(&page(25, true, true), 101, Some(Counted::of(101, 100))), extent(101, 125, 125, true));
        let last = Extent::of(&page(12, true, false), 76, None);
        assert_eq!((last, last.previous(25)), (extent(76, 87, 87, false), 51));
        assert_eq!(extent(10, 34, 87, false).previous(25), 1);
    }

    #[test]
    fn an_address_names_a_place_that_can_be_read() {
        let cursor = |after, before| Cursor::of_query(after, before, |place| place.parse::<i64>().ok());
        assert_eq!(cursor("", ""), Cursor::Beginning);
        assert_eq!([cursor("3", ""), cursor("3", "9")], [Cursor::After(3), Cursor::After(3)]);
        assert_eq!([cursor("", "9"), cursor("x", "9")], [Cursor::Before(9), Cursor::Before(9)]);
        assert_eq!([cursor("x", ""), cursor("", "x")], [Cursor::Beginning, Cursor::Beginning]);
    }

    #[test]
    fn a_page_knows_its_neighbours() {
        let page = |rows: &[i32], from| Page::cut(rows.to_vec(), 2, &from);
        let expected = |rows: &[i32], has_previous, has_next| Page { rows: rows.to_vec(), has_previous, has_next };
        assert_eq!(page(&[1, 2], Cursor::<i32>::Beginning), expected(&[1, 2], false, false));
        assert_eq!(page(&[1, 2, 3], Cursor::<i32>::Beginning), expected(&[1, 2], false, true));
        assert_eq!(page(&[3, 4], Cursor::After(2)), expected(&[3, 4], true, false));
        assert_eq!(page(&[4, 3, 2], Cursor::Before(5)), expected(&[3, 4], true, true));
        assert_eq!(page(&[2, 1], Cursor::Before(3)), expected(&[1, 2], false, true));
    }
}
