//! The bytes of a file as UTF-8, read as a stream, and places in it as editors show them.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Cursor, Read},
    path::Path,
    sync::Arc,
};

/// The path that stands for standard input.
pub const STANDARD_INPUT: &str = "-";
/// How much is decoded at a time.
const CHUNK: usize = 64 * 1024;

/// A file that can be read again and again.
#[derive(Clone)]
pub(super) enum Source {
    /// A file on disk.
    File(Arc<Path>),
    /// What was read from a pipe, or a text.
    Memory(Arc<[u8]>),
}

impl Source {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        if path == Path::new(STANDARD_INPUT) {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            return Ok(Self::Memory(bytes.into()));
        }
        if File::open(path)?.metadata()?.is_file() {
            return Ok(Self::File(path.into()));
        }
        Ok(Self::Memory(std::fs::read(path)?.into()))
    }

    /// The text from its beginning, without a byte order mark. The message of an error is a remedy.
    pub(super) fn text(&self) -> io::Result<impl BufRead + use<>> {
        let mut bytes = self.bytes()?;
        let head = bytes.fill_buf()?;
        let encoding = match head {
            // UTF-16, by its byte order mark, or because both formats begin with an ASCII character, whose other byte is
            // 0.
            [0xff, 0xfe, ..] | [1..=u8::MAX, 0, ..] => Encoding::Utf16(u16::from_le_bytes),
            [0xfe, 0xff, ..] | [0, 1..=u8::MAX, ..] => Encoding::Utf16(u16::from_be_bytes),
            [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => {
                return Err(faulty(
                    "this is a workbook, not a text file; save the sheet as \"CSV UTF-8\" and import that".to_owned(),
                ));
            }
            _ => Encoding::Utf8,
        };
        let decoder =
            Decoder { source: self.clone(), bytes, encoding, raw: Vec::new(), decoded: Cursor::default(), read: 0 };
        let mut text = BufReader::with_capacity(CHUNK, decoder);
        while text.fill_buf()?.starts_with("\u{feff}".as_bytes()) {
            text.consume('\u{feff}'.len_utf8());
        }
        Ok(text)
    }

    fn bytes(&self) -> io::Result<Box<dyn BufRead + Send>> {
        Ok(match self {
            Self::File(path) => Box::new(BufReader::with_capacity(CHUNK, File::open(path)?)),
            Self::Memory(bytes) => Box::new(Cursor::new(bytes.clone())),
        })
    }

    /// Line and column of a place that is given by lines that end with LF, and by bytes, as `serde_json` does.
    pub(super) fn place(&self, line: usize, column: usize) -> io::Result<(u64, u64)> {
        let mut place = Place::default();
        let (mut line_feeds, mut since) = (0, 0);
        for byte in self.text()?.bytes() {
            let byte = byte?;
            if line_feeds + 1 >= line && since + 1 >= column {
                break;
            }
            place.pass(byte);
            if byte == b'\n' {
                (line_feeds, since) = (line_feeds + 1, 0);
            } else {
                since += 1;
            }
        }
        Ok((place.line, place.column))
    }

    /// The line of a byte.
    fn line_of(&self, byte: u64) -> io::Result<u64> {
        let mut place = Place::default();
        for byte in self.bytes()?.take(byte).bytes() {
            place.pass(byte?);
        }
        Ok(place.line)
    }
}

fn faulty(remedy: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, remedy)
}

/// A place as editors show it: lines end with LF, CR, or both; columns count characters.
struct Place {
    line: u64,
    column: u64,
    previous: u8,
}

impl Default for Place {
    fn default() -> Self {
        Self { line: 1, column: 1, previous: 0 }
    }
}

impl Place {
    const fn pass(&mut self, byte: u8) {
        match (self.previous, byte) {
            // The second half of a line end, or what continues a character of UTF-8.
            (b'\r', b'\n') | (_, 0x80..=0xbf) => {}
            (_, b'\r' | b'\n') => (self.line, self.column) = (self.line + 1, 1),
            _ => self.column += 1,
        }
        self.previous = byte;
    }
}

enum Encoding {
    Utf8,
    Utf16(fn([u8; 2]) -> u16),
}

/// Gives UTF-8, whatever the bytes are.
struct Decoder {
    source: Source,
    bytes: Box<dyn BufRead + Send>,
    encoding: Encoding,
    /// Bytes that are not decoded yet: the beginning of a character.
    raw: Vec<u8>,
    decoded: Cursor<Vec<u8>>,
    /// How many bytes were decoded.
    read: u64,
}

impl Decoder {
    /// Decodes the next chunk; false at the end.
    fn decode(&mut self) -> io::Result<bool> {
        let chunk = self.bytes.fill_buf()?;
        let (length, is_end) = (chunk.len(), chunk.is_empty());
        self.raw.extend_from_slice(chunk);
        self.bytes.consume(length);
        let (text, used) = match self.encoding {
            Encoding::Utf8 => self.decode_utf_8(is_end)?,
            Encoding::Utf16(unit) => decode_utf_16(&self.raw, unit, is_end)?,
        };
        self.raw.drain(..used);
        self.read += used as u64;
        self.decoded = Cursor::new(text);
        Ok(!is_end)
    }

    fn decode_utf_8(&self, is_end: bool) -> io::Result<(Vec<u8>, usize)> {
        let valid = match std::str::from_utf8(&self.raw) {
            Ok(text) => text.len(),
            // The rest of the character comes with the next chunk.
            Err(error) if error.error_len().is_none() && !is_end => error.valid_up_to(),
            Err(error) => {
                let line = self.source.line_of(self.read + error.valid_up_to() as u64)?;
                let remedy = "save the file as UTF-8 (a spreadsheet offers \"CSV UTF-8\") and import it again";
                return Err(faulty(format!("line {line} is not UTF-8; {remedy}")));
            }
        };
        Ok((self.raw[..valid].to_vec(), valid))
    }
}

fn decode_utf_16(raw: &[u8], unit: fn([u8; 2]) -> u16, is_end: bool) -> io::Result<(Vec<u8>, usize)> {
    let (pairs, rest) = raw.as_chunks::<2>();
    let mut units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    // The second half of a pair may come with the next chunk.
    if !is_end && units.last().is_some_and(|last| (0xd800..0xdc00).contains(last)) {
        units.pop();
    }
    match String::from_utf16(&units) {
        Ok(text) if !is_end || rest.is_empty() => Ok((text.into_bytes(), units.len() * 2)),
        _ => Err(faulty("the file is truncated or not UTF-16; save it as UTF-8 and import it again".to_owned())),
    }
}

impl Read for Decoder {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.decoded.read(buffer)?;
            if read > 0 || !self.decode()? {
                return Ok(read);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Result<String, String> {
        let mut text = String::new();
        let source = Source::Memory(bytes.into());
        source.text().and_then(|mut read| read.read_to_string(&mut text)).map_err(|error| error.to_string())?;
        Ok(text)
    }

    #[test]
    fn a_file_that_is_not_utf_8_has_a_remedy() {
        let error = decoded(b"number\nZo\xeb\n").expect_err("Latin-1");
        assert!(error.starts_with("line 2 ") && error.contains("save the file as UTF-8"), "{error}");
        assert_eq!(decoded("Zoë".as_bytes()), Ok("Zoë".to_owned()));
        let error = decoded("Zo\u{eb}".as_bytes().split_last().expect("a byte").1).expect_err("a file that is cut off");
        assert!(error.starts_with("line 1 "), "{error}");
    }

    /// Characters of two, three and four bytes lie across the borders of chunks.
    #[test]
    fn what_is_longer_than_a_chunk_is_decoded_whole() {
        for text in ["ë", "я😀a", "aя😀"].map(|part| part.repeat(CHUNK / 3)) {
            assert_eq!(decoded(text.as_bytes()).as_deref(), Ok(text.as_str()));
            for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
                let written: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect();
                assert_eq!(decoded(&written).as_deref(), Ok(text.as_str()));
            }
        }
    }

    #[test]
    fn utf_16_is_read_with_a_mark_and_without() {
        let text = "number,Zoë 😀\n";
        for mark in ["", "\u{feff}"] {
            for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
                let written: Vec<u8> = format!("{mark}{text}").encode_utf16().flat_map(bytes).collect();
                assert_eq!(decoded(&written).as_deref(), Ok(text));
                let error = decoded(&written[..written.len() - 1]).expect_err("a file that is cut off");
                assert!(error.contains("save it as UTF-8"), "{error}");
            }
        }
    }

    #[test]
    fn a_workbook_is_told_from_a_table() {
        for bytes in [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest"] {
            assert!(decoded(bytes).expect_err("no text").contains("this is a workbook"));
        }
    }

    #[test]
    fn lines_end_as_editors_end_them() {
        let source = Source::Memory(b"a\rb\r\nc\n\nd".as_slice().into());
        let lines = [0, 2, 5, 8].map(|byte| source.line_of(byte).expect("memory"));
        assert_eq!(lines, [1, 2, 3, 5]);
    }
}
