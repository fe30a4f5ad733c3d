//! On which line a row of a table begins, as editors count lines: they end with LF, CR, or both.

use std::{
    cell::RefCell,
    collections::VecDeque,
    io::{self, Read},
    rc::Rc,
};

/// Line ends that follow each other: where they begin, and how many lines end there.
struct Run {
    start: u64,
    lines: u64,
}

/// The line ends between the row that was read last and where reading is.
#[derive(Default)]
pub(super) struct LineEnds {
    runs: VecDeque<Run>,
    /// Line ends before the first run.
    passed: u64,
    read: u64,
    previous: u8,
}

impl LineEnds {
    fn pass(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if matches!(byte, b'\r' | b'\n') {
                let is_end = u64::from(!(*byte == b'\n' && self.previous == b'\r'));
                match self.runs.back_mut() {
                    Some(run) if matches!(self.previous, b'\r' | b'\n') => run.lines += is_end,
                    _ => self.runs.push_back(Run { start: self.read, lines: is_end }),
                }
            }
            self.previous = *byte;
            self.read += 1;
        }
    }

    /// The line of a row, from the offset at which the reader began to look for it: the end of the row before it, and blank
    /// lines, come first. Offsets must not decrease between calls.
    pub(super) fn line_of_row(&mut self, from: u64) -> u64 {
        while let Some(run) = self.runs.front().filter(|run| run.start <= from) {
            self.passed += run.lines;
            self.runs.pop_front();
        }
        self.passed + 1
    }
}

/// A text whose line ends are noted as it is read.
pub(super) struct Tracked<R> {
    text: R,
    line_ends: Rc<RefCell<LineEnds>>,
}

impl<R> Tracked<R> {
    pub(super) fn new(text: R, line_ends: &Rc<RefCell<LineEnds>>) -> Self {
        Self { text, line_ends: Rc::clone(line_ends) }
    }
}

impl<R: Read> Read for Tracked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.text.read(buffer)?;
        self.line_ends.borrow_mut().pass(&buffer[..read]);
        Ok(read)
    }
}
