//! Reading headers. Others send what they like: bytes are read, and what is not text is skipped.

use axum::http::{HeaderMap, HeaderName};

/// The parts of all headers of one name, without the white space around them. One that is not text is empty.
pub fn parts<'a>(headers: &'a HeaderMap, name: &HeaderName, separator: u8) -> impl Iterator<Item = &'a str> {
    let lines = headers.get_all(name).iter();
    let parts = lines.flat_map(move |line| line.as_bytes().split(move |byte| *byte == separator));
    parts.map(|part| std::str::from_utf8(part.trim_ascii()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderValue, header};

    #[test]
    fn parts_of_several_headers_are_read_one_by_one() {
        let mut headers = HeaderMap::new();
        for line in [b"a=1;  M\xfcller=2 ;b=3".as_slice(), "shop=Müller".as_bytes(), b""] {
            headers.append(header::COOKIE, HeaderValue::from_bytes(line).expect("a value"));
        }
        let found: Vec<&str> = parts(&headers, &header::COOKIE, b';').collect();
        assert_eq!(found, ["a=1", "", "b=3", "shop=Müller", ""]);
    }
}
