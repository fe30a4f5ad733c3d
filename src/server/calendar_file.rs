//! Calendars as programs read them (RFC 5545): lines of at most 75 bytes, ended by CRLF.

use crate::domain::day::Day;

/// The most bytes of a line, without what ends it.
const LONGEST_LINE: usize = 75;

/// An entry of a whole day.
pub struct Entry {
    /// What it is called in every version of the calendar.
    pub id: String,
    /// The day.
    pub day: Day,
    /// The title.
    pub title: String,
    /// More about it.
    pub description: String,
    /// The page about it.
    pub url: String,
}

/// A calendar that is written entry by entry.
pub struct CalendarFile {
    text: String,
    stamp: String,
}

impl CalendarFile {
    /// A calendar without entries: who makes it, its name, and the moment, as `YYYYMMDDTHHMMSSZ`.
    #[must_use]
    pub fn new(product: &str, name: &str, stamp: String) -> Self {
        let mut file = Self { text: String::new(), stamp };
        file.line("BEGIN", "VCALENDAR");
        file.line("VERSION", "2.0");
        file.line("PRODID", &format!("-//{}//EN", escaped(product).replace('/', " ")));
        file.line("CALSCALE", "GREGORIAN");
        file.line("METHOD", "PUBLISH");
        file.line("NAME", &escaped(name));
        file.line("X-WR-CALNAME", &escaped(name));
        file.line("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
        file.line("X-PUBLISHED-TTL", "PT12H");
        file
    }

    /// Adds an entry. It takes no one's time, and reminds of nothing by itself.
    pub fn add(&mut self, entry: &Entry) {
        let stamp = self.stamp.clone();
        self.line("BEGIN", "VEVENT");
        self.line("UID", &escaped(&entry.id));
        self.line("DTSTAMP", &stamp);
        self.line("DTSTART;VALUE=DATE", &basic(entry.day));
        self.line("DTEND;VALUE=DATE", &basic(entry.day.plus(1)));
        self.line("SUMMARY", &escaped(&entry.title));
        self.line("DESCRIPTION", &escaped(&entry.description));
        self.line("URL", &entry.url);
        self.line("TRANSP", "TRANSPARENT");
        self.line("END", "VEVENT");
    }

    /// The whole file.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.line("END", "VCALENDAR");
        self.text
    }

    /// Writes a line, folded between characters: what follows begins with a space.
    fn line(&mut self, name: &str, value: &str) {
        let mut room = LONGEST_LINE;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if character.len_utf8() > room {
                self.text.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            self.text.push(character);
            room -= character.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// A text as a value: no sign in it ends it, and no control character is left.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            character if character.is_control() => {}
            character => escaped.push(character),
        }
    }
    escaped
}

/// A day as `YYYYMMDD`.
fn basic(day: Day) -> String {
    day.to_string().replace('-', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str) -> Entry {
        Entry {
            id: "agreement-1@bc.example".to_owned(),
            day: Day::new(2026, 12, 31),
            title: title.to_owned(),
            description: String::new(),
            url: "https://bc.example/agreements/1".to_owned(),
        }
    }

    fn file(title: &str) -> String {
        let mut file = CalendarFile::new("Business Center", "Dates", "20261120T120000Z".to_owned());
        file.add(&entry(title));
        file.finish()
    }

    /// The value of a property, unfolded and unescaped.
    fn value(file: &str, name: &str) -> String {
        let unfolded = file.replace("\r\n ", "");
        let line = unfolded.split("\r\n").find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        let mut characters = line.expect("a property").chars();
        let mut value = String::new();
        while let Some(character) = characters.next() {
            value.push(match character {
                '\\' => match characters.next().expect("what is escaped") {
                    'n' => '\n',
                    other => other,
                },
                plain => plain,
            });
        }
        value
    }

    #[test]
    fn what_is_written_is_read_again_whatever_the_text() {
        let long = "Соглашение № 1234567890; \u{1f4c5}, ".repeat(30);
        for title in ["", "Agreement 1", "a\\b;c,d\ne", "\u{1f4c5}".repeat(60).as_str(), &long, &"x".repeat(75)] {
            let file = file(title);
            assert_eq!(value(&file, "SUMMARY"), title);
            for line in file.split("\r\n") {
                assert!(line.len() <= LONGEST_LINE, "{line}");
                assert!(!line.contains(['\r', '\n']), "{line:?}");
            }
            assert!(file.ends_with("END:VCALENDAR\r\n"));
        }
    }

    #[test]
    fn no_text_becomes_a_property() {
        let file = file("x\r\nBEGIN:VALARM\r\nATTENDEE:mailto:a@b.example\u{7}");
        let unfolded = file.replace("\r\n ", "");
        assert!(!unfolded.split("\r\n").any(|line| line.starts_with("BEGIN:VALARM") || line.starts_with("ATTENDEE")));
        assert_eq!(value(&file, "SUMMARY"), "x\nBEGIN:VALARM\nATTENDEE:mailto:a@b.example");
    }

    #[test]
    fn an_entry_lasts_its_whole_day() {
        let file = file("x");
        let values =
            ["UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "TRANSP"].map(|name| value(&file, name));
        assert_eq!(values, ["agreement-1@bc.example", "20261120T120000Z", "20261231", "20270101", "TRANSPARENT"]);
    }
}
