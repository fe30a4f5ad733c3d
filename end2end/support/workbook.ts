// Opens workbooks (XLSX), which are zip archives of XML, as far as the product writes them: a few lines that read what is
// there, where a spreadsheet library would mend what is wrong without saying so.
import { inflateRawSync } from 'node:zlib';

/** A text or a number. A day is a text, `YYYY-MM-DD`; nothing is an empty text. */
export type Cell = string | number;

/** The files of an archive by their names, as its directory lists them. */
function unzip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0) throw new Error('the workbook is cut off: it has no directory');
  const files = new Map<string, string>();
  let entry = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((place) => archive.readUInt16LE(entry + place));
    files.set(archive.toString('utf8', entry + 46, entry + 46 + name), contentOf(archive, entry));
    entry += 46 + name + extra + comment;
  }
  return files;
}

/** The content of a file, by the place of its entry in the directory. */
function contentOf(archive: Buffer, entry: number): string {
  const [isPacked, size, header] = [archive.readUInt16LE(entry + 10) !== 0, archive.readUInt32LE(entry + 20), archive.readUInt32LE(entry + 42)];
  // The header of the file has a name and an extra field of its own lengths.
  const begin = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const content = archive.subarray(begin, begin + size);
  return (isPacked ? inflateRawSync(content) : content).toString();
}

/** The rows of a sheet by its name. */
export function sheetOf(workbook: Buffer, name: string): Cell[][] {
  const files = unzip(workbook);
  const names = matches(files.get('xl/workbook.xml'), /<sheet name="([^"]*)"/g).map(([text]) => plain(text));
  const sheet = files.get(`xl/worksheets/sheet${names.indexOf(name) + 1}.xml`);
  if (sheet === undefined) throw new Error(`there is no sheet "${name}", but: ${names.join(', ')}`);
  const [texts, dayStyles] = [sharedTexts(files), stylesOfDays(files)];
  return matches(sheet, /<row [^>]*>(.*?)<\/row>/gs).map(([row]) => {
    const cells: Cell[] = [];
    for (const [column, style, type, text, value] of matches(row, CELL)) {
      const number = () => (dayStyles.has(style) ? dayOf(Number(value)) : Number(value));
      cells[placeOf(column)] = type === 'inlineStr' ? textIn(text) : type === 's' ? texts[Number(value)] : number();
    }
    return Array.from(cells, (cell) => cell ?? '');
  });
}

/** Column, style and type of a cell, and its text or its value. */
const CELL = /<c r="([A-Z]+)\d+"(?: s="(\d+)")?(?: t="(\w+)")?>(?:<is>(.*?)<\/is>|<v>(.*?)<\/v>)<\/c>/gs;

/** What the groups of an expression hold, match by match. */
function matches(text = '', expression: RegExp): string[][] {
  return [...text.matchAll(expression)].map(([, ...groups]) => groups);
}

/** The texts that cells name by their places. */
function sharedTexts(files: Map<string, string>): string[] {
  return matches(files.get('xl/sharedStrings.xml'), /<si>(.*?)<\/si>/gs).map(([text]) => textIn(text));
}

/** The styles, by their places, that show a number as a day. */
function stylesOfDays(files: Map<string, string>): Set<string> {
  const styles = files.get('xl/styles.xml') ?? '';
  const formats = new Map(matches(styles, /<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g) as [string, string][]);
  const [[used = ''] = []] = matches(styles, /<cellXfs [^>]*>(.*?)<\/cellXfs>/gs);
  const isOfDay = ([format]: string[]) => formats.get(format) === 'yyyy-mm-dd';
  const places = matches(used, /<xf numFmtId="(\d+)"/g).map((style, place) => (isOfDay(style) ? String(place) : ''));
  return new Set(places.filter((place) => place !== ''));
}

/** Spreadsheets count days from the end of 1899. */
function dayOf(count: number): string {
  return new Date(Date.UTC(1899, 11, 30 + count)).toISOString().slice(0, 10);
}

/** The place of a column, from 0, by its letters. */
function placeOf(column: string): number {
  return [...column].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function textIn(xml: string): string {
  return plain(matches(xml, /<t(?: [^>]*)?>(.*?)<\/t>/gs).join(''));
}

function plain(xml: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return xml.replace(/&(\w+);/g, (whole, name: string) => signs[name] ?? whole);
}
