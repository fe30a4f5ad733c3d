//! Pages of a long list, by the place that a page comes after or before instead of by number: the millionth page costs
//! what the first one does.

/// Where a page begins or ends; `P` tells a place in the list.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Cursor<P> {
    /// The first page.
    #[default]
    Beginning,
    /// The page after a place.
    After(P),
    /// The page before a place.
    Before(P),
}

impl<P> Cursor<P> {
    /// Whether rows are fetched towards the beginning: the last one on the page is fetched first.
    #[must_use]
    pub const fn is_backward(&self) -> bool {
        matches!(self, Self::Before(_))
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
    /// The page of so many rows that was fetched from a place on, with one row more where there are more.
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
