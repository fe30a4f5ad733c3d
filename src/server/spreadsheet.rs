//! Tables that people and programs take away: workbooks (XLSX) with typed cells, and CSV.
//!
//! Rows are made and sent in batches, as fast as the client reads: however large a table is, little of it is in memory.

use crate::{
    domain::{day::Day, moment::Moment},
    server::{
        csv::{self, Form},
        failure::{Failure, Outcome},
        http::stream::{Sender, stream},
        text,
    },
};
use axum::body::Body;
use jiff::{Timestamp, tz::TimeZone};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::{
    future::Future,
    io::{self, Write},
    time::{Duration, Instant},
};
use tokio::{runtime::Handle, sync::mpsc, task::JoinHandle};

/// Rows of a sheet below its head: more than that no spreadsheet opens.
const MOST_ROWS: u32 = 1_048_575;
/// Batches that wait until they are written.
const AHEAD: usize = 2;
/// How much of a workbook is sent at once.
const CHUNK: usize = 64 * 1024;
/// How often the reader of a workbook is judged while it is sent.
const JUDGED_EVERY: Duration = Duration::from_secs(10);
/// The widest and the narrowest column, in characters.
const WIDEST: usize = 60;
const NARROWEST: usize = 10;
/// A column is as wide as its widest cell among so many rows: those behind them are not waited for.
const MEASURED: u32 = 1_000;
/// Characters of a day and of a time.
const DAY: usize = 10;
const TIME: usize = 19;

/// A cell.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Cell {
    /// A text; identifiers are texts, too, so that no digit is lost.
    Text(String),
    /// A whole number, which may be negative.
    Number(i64),
    /// A day, `YYYY-MM-DD`.
    Day(String),
    /// A moment: in a workbook the time of a zone, which the head of the column names, and in CSV that of UTC.
    Time(Moment),
    /// Nothing.
    Empty,
}

impl Cell {
    /// A text, or nothing.
    #[must_use]
    pub fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.to_owned()))
    }

    /// A day, or nothing.
    #[must_use]
    pub fn day(day: Option<&str>) -> Self {
        day.map_or(Self::Empty, |day| Self::Day(day.to_owned()))
    }
}

/// A row of a table.
pub type Row = Vec<Cell>;

/// What a workbook says of its table: whose it is, and of when.
#[derive(Clone, Debug)]
pub struct About {
    /// The name of the sheet with the rows.
    pub sheet: String,
    /// The name of the sheet with the facts.
    pub title: String,
    /// Name and value of each fact.
    pub facts: Vec<[String; 2]>,
}

/// A table whose rows come in batches.
pub trait Table: Send + 'static {
    /// The name of a file of it, without its ending.
    fn name(&self) -> String;

    /// The names of the columns.
    fn heads(&self) -> Vec<String>;

    /// The places of the columns with moments.
    fn times(&self) -> &'static [usize] {
        &[]
    }

    /// Whether the rows are never written to a disk, however much memory a workbook of them takes then.
    fn is_secret(&self) -> bool {
        false
    }

    /// The next rows, which may be none for now; `None` after the last.
    fn next(&mut self) -> impl Future<Output = Outcome<Option<Vec<Row>>>> + Send;
}

/// Rows of a table, or the end where there are none.
#[must_use]
pub fn rows(rows: impl Iterator<Item = Row>) -> Option<Vec<Row>> {
    Some(rows.collect()).filter(|rows: &Vec<Row>| !rows.is_empty())
}

/// Reads the rows of a table while those before them are written; an empty batch follows the last. Ends early when nobody
/// receives them.
fn read_ahead(mut table: impl Table) -> (mpsc::Receiver<Vec<Row>>, JoinHandle<Outcome<()>>) {
    let (rows, received) = mpsc::channel(AHEAD);
    let reading = tokio::spawn(async move {
        loop {
            let batch = tokio::select! {
                batch = table.next() => batch?,
                () = rows.closed() => return Ok(()),
            };
            let Some(batch) = batch else {
                drop(rows.send(Vec::new()).await);
                return Ok(());
            };
            if !batch.is_empty() && rows.send(batch).await.is_err() {
                return Ok(());
            }
        }
    });
    (received, reading)
}

/// Sends a table as CSV. Stops early, without an error, if the client is gone.
pub async fn csv(table: impl Table, form: Form, sender: &Sender) -> Outcome<()> {
    let heads: Row = table.heads().into_iter().map(Cell::Text).collect();
    let mut part = form.mark().to_owned() + &csv_line(&heads, form);
    let (mut rows, reading) = read_ahead(table);
    while sender.send(part).await {
        match rows.recv().await {
            Some(batch) if batch.is_empty() => {
                sender.end().await;
                break;
            }
            Some(batch) => part = batch.iter().map(|row| csv_line(row, form)).collect(),
            None => break,
        }
    }
    drop(rows);
    reading.await.unwrap_or_else(|panic| Err(Failure::Internal(panic.into())))
}

fn csv_line(row: &[Cell], form: Form) -> String {
    let cells = row.iter().map(|cell| match cell {
        Cell::Text(text) => form.cell(text),
        // A number is no formula, whatever its sign; a day before the year 0 begins with one, too.
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => form.cell(day),
        Cell::Time(moment) => text::iso(*moment),
        Cell::Empty => String::new(),
    });
    csv::joined(cells)
}

/// A table as a workbook, with times of a zone: its body, which is aborted if it cannot be written. `judge` refuses a reader
/// who may no longer have it, also while it is sent; `report` hears of failures; `slot` is held until the body is written or
/// aborted.
pub fn workbook(
    table: impl Table,
    about: About,
    zone: TimeZone,
    slot: impl Send + 'static,
    judge: impl AsyncFn() -> Outcome<()> + Send + Sync + 'static,
    report: impl Fn(&Failure) + Send + 'static,
) -> Body {
    let (sender, body) = stream();
    let book = Book { heads: heads_with_zone(&table, &zone), is_secret: table.is_secret(), about, zone };
    let (received, reading) = read_ahead(table);
    tokio::task::spawn_blocking(move || {
        let written = book.write(received, &mut Parts::of(&sender, &judge));
        let read = Handle::current().block_on(reading).unwrap_or_else(|panic| Err(Failure::Internal(panic.into())));
        if let Err(failure) = read.and_then(|()| written.map_err(|error| Failure::Internal(error.into())))
            && !sender.is_gone()
        {
            report(&failure);
            sender.blocking_fail("the workbook could not be written");
        }
        drop(slot);
    });
    body
}

/// The rows of the next batch; none after the last. When the client is gone, there is nobody to write for.
fn receive(rows: &mut mpsc::Receiver<Vec<Row>>, sender: &Sender) -> Result<Option<Vec<Row>>, XlsxError> {
    let failed = |reason: &str| Err(XlsxError::IoError(io::Error::other(reason.to_owned())));
    match rows.blocking_recv() {
        _ if sender.is_gone() => failed("the client is gone"),
        Some(batch) => Ok(Some(batch).filter(|batch| !batch.is_empty())),
        None => failed("the rows could not be read"),
    }
}

/// The heads of a table; those of moments say in whose time they are.
fn heads_with_zone(table: &impl Table, zone: &TimeZone) -> Vec<String> {
    let times = table.times();
    let named = |(place, head): (usize, String)| match zone.iana_name().filter(|_| times.contains(&place)) {
        Some(name) => format!("{head} ({name})"),
        None => head,
    };
    table.heads().into_iter().enumerate().map(named).collect()
}

/// What is written to a workbook beside its rows.
struct Book {
    heads: Vec<String>,
    about: About,
    is_secret: bool,
    zone: TimeZone,
}

/// How cells look that are no plain texts and numbers.
struct Formats {
    bold: Format,
    day: Format,
    time: Format,
}

impl Book {
    fn write(
        &self,
        mut rows: mpsc::Receiver<Vec<Row>>,
        parts: &mut Parts<'_, impl AsyncFn() -> Outcome<()> + Sync>,
    ) -> Result<(), XlsxError> {
        let sender = parts.sender;
        let formats = Formats {
            bold: Format::new().set_bold(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            time: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
        };
        let mut workbook = Workbook::new();
        let mut sheets = 0;
        let mut next = receive(&mut rows, sender)?;
        loop {
            sheets += 1;
            let name = &self.about.sheet;
            let name = if sheets == 1 { name.clone() } else { format!("{name} {sheets}") };
            // With constant memory, rows wait in a file.
            let sheet = if self.is_secret {
                workbook.add_worksheet()
            } else {
                workbook.add_worksheet_with_constant_memory()?
            };
            self.begin_sheet(sheet, &name, &formats)?;
            let mut widths: Vec<usize> = self.heads.iter().map(|head| head.chars().count()).collect();
            let mut place = 1;
            while let Some(batch) = next.take() {
                let left = usize::try_from(MOST_ROWS + 1 - place).unwrap_or_default();
                let (now, later) = batch.split_at(left.min(batch.len()));
                for row in now {
                    self.write_row(sheet, place, row, &formats)?;
                    if place <= MEASURED {
                        measure(&mut widths, row);
                    }
                    place += 1;
                }
                if later.is_empty() {
                    next = receive(&mut rows, sender)?;
                } else {
                    next = Some(later.to_vec());
                    break;
                }
            }
            set_widths(sheet, &widths)?;
            if next.is_none() {
                break;
            }
        }
        self.write_facts(workbook.add_worksheet(), &formats)?;
        workbook.save_to_writer(&mut *parts)?;
        parts.flush().map_err(XlsxError::IoError)?;
        if sender.blocking_end() { Ok(()) } else { Err(XlsxError::IoError(io::ErrorKind::BrokenPipe.into())) }
    }

    fn begin_sheet(&self, sheet: &mut Worksheet, name: &str, formats: &Formats) -> Result<(), XlsxError> {
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
        for (column, head) in (0..).zip(&self.heads) {
            sheet.write_string_with_format(0, column, head, &formats.bold)?;
        }
        Ok(())
    }

    fn write_facts(&self, sheet: &mut Worksheet, formats: &Formats) -> Result<(), XlsxError> {
        sheet.set_name(&self.about.title)?;
        sheet.set_column_width(0, 30)?;
        sheet.set_column_width(1, 60)?;
        for (place, [fact, value]) in (0..).zip(&self.about.facts) {
            sheet.write_string_with_format(place, 0, fact, &formats.bold)?.write_string(place, 1, value)?;
        }
        Ok(())
    }

    fn write_row(&self, sheet: &mut Worksheet, place: u32, row: &[Cell], formats: &Formats) -> Result<(), XlsxError> {
        for (column, cell) in (0..).zip(row) {
            match cell {
                Cell::Text(text) => drop(sheet.write_string(place, column, text)?),
                #[expect(clippy::cast_precision_loss, reason = "quantities have far fewer than 15 digits")]
                Cell::Number(number) => drop(sheet.write_number(place, column, *number as f64)?),
                Cell::Day(day) => match excel_day(day) {
                    Some(date) => drop(sheet.write_datetime_with_format(place, column, &date, &formats.day)?),
                    None => drop(sheet.write_string(place, column, day)?),
                },
                Cell::Time(moment) => match excel_time(*moment, &self.zone) {
                    Some(time) => drop(sheet.write_datetime_with_format(place, column, &time, &formats.time)?),
                    None => drop(sheet.write_string(place, column, text::iso(*moment))?),
                },
                Cell::Empty => {}
            }
        }
        Ok(())
    }
}

/// Widens columns to the cells of a row.
fn measure(widths: &mut [usize], row: &[Cell]) {
    for (width, cell) in widths.iter_mut().zip(row) {
        let own = match cell {
            Cell::Text(text) => text.chars().count(),
            Cell::Number(number) => number.to_string().len(),
            Cell::Day(_) => DAY,
            Cell::Time(_) => TIME,
            Cell::Empty => 0,
        };
        *width = own.max(*width);
    }
}

fn set_widths(sheet: &mut Worksheet, widths: &[usize]) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(widths) {
        let width = (*width).clamp(NARROWEST, WIDEST) + 2;
        sheet.set_column_width(column, u32::try_from(width).unwrap_or_default())?;
    }
    Ok(())
}

/// A moment as spreadsheets count it, from 1900 on, in the time of a zone, to the second.
fn excel_time(moment: Moment, zone: &TimeZone) -> Option<ExcelDateTime> {
    let local = zone.to_datetime(Timestamp::from_millisecond(moment.0).ok()?);
    let [month, day, hour, minute, second] =
        [local.month(), local.day(), local.hour(), local.minute(), local.second()].map(i8::cast_unsigned);
    let date = ExcelDateTime::from_ymd(u16::try_from(local.year()).ok()?, month, day).ok()?;
    date.and_hms(hour.into(), minute, second).ok()
}

/// A day as spreadsheets count it, from 1900 on.
fn excel_day(day: &str) -> Option<ExcelDateTime> {
    Day::parse(day)?;
    ExcelDateTime::parse_from_str(day).ok()
}

/// What a workbook is written to: parts of the response.
struct Parts<'s, J> {
    sender: &'s Sender,
    judge: &'s J,
    judged_at: Instant,
    buffer: Vec<u8>,
}

impl<'s, J: AsyncFn() -> Outcome<()>> Parts<'s, J> {
    fn of(sender: &'s Sender, judge: &'s J) -> Self {
        Self { sender, judge, judged_at: Instant::now(), buffer: Vec::with_capacity(CHUNK) }
    }

    /// A slow client takes a workbook long after its last row was read.
    fn judge(&mut self) -> io::Result<()> {
        if self.judged_at.elapsed() < JUDGED_EVERY {
            return Ok(());
        }
        self.judged_at = Instant::now();
        let judged = Handle::current().block_on((self.judge)());
        judged.map_err(|failure| io::Error::other(format!("the reader was refused: {failure:?}")))
    }
}

impl<J: AsyncFn() -> Outcome<()>> Write for Parts<'_, J> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= CHUNK {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        self.judge()?;
        let part = std::mem::replace(&mut self.buffer, Vec::with_capacity(CHUNK));
        if self.sender.blocking_send(part) { Ok(()) } else { Err(io::ErrorKind::BrokenPipe.into()) }
    }
}
