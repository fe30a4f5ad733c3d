//! Decoding a file's bytes, and line numbers as editors show them.

/// Decodes UTF-8, or UTF-16 as spreadsheets write it, with or without a byte order mark. The error is a remedy.
pub fn decode(bytes: Vec<u8>) -> Result<String, String> {
    match bytes.as_slice() {
        // UTF-16, by its byte order mark, or because both formats begin with an ASCII character, whose other byte is 0.
        [0xff, 0xfe, ..] | [1..=u8::MAX, 0, ..] => decode_utf_16(&bytes, u16::from_le_bytes),
        [0xfe, 0xff, ..] | [0, 1..=u8::MAX, ..] => decode_utf_16(&bytes, u16::from_be_bytes),
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            Err("this is a workbook, not a text file; save the sheet as \"CSV UTF-8\" and import that".to_owned())
        }
        _ => String::from_utf8(bytes).map_err(|error| {
            let valid = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
            let line = Lines::new(&valid).line_at(valid.len());
            let remedy = "save the file as UTF-8 (a spreadsheet offers \"CSV UTF-8\") and import it again";
            format!("line {line} is not UTF-8; {remedy}")
        }),
    }
}

fn decode_utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text: Result<String, _> = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect();
    match text {
        Ok(text) if rest.is_empty() => Ok(text),
        _ => Err("the file is truncated or not UTF-16; save it as UTF-8 and import it again".to_owned()),
    }
}

/// Counts lines as editors do: they end with LF, CR, or both.
pub(super) struct Lines<'t> {
    text: &'t [u8],
    place: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), place: 0, line: 1 }
    }

    /// The line number of a byte offset. Offsets must not decrease between calls.
    pub(super) fn line_at(&mut self, place: usize) -> u64 {
        while self.place < place {
            let is_end = match self.text[self.place] {
                b'\n' => true,
                b'\r' => self.text.get(self.place + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += u64::from(is_end);
            self.place += 1;
        }
        self.line
    }
}
