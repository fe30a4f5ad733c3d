// Files that people take away, and the tables of the pages that they are compared with.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type Cell, sheetOf } from './workbook.ts';

/** A row by the headings of its columns. */
export type Row<Content = Cell> = Record<string, Content>;

/** What a link of the main part downloads. */
export async function take(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  return downloadBy(page, () => page.getByRole('main').getByRole('link', { name: link, exact: true }).click());
}

/** What is downloaded when this is done. */
export async function downloadBy(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** The rows of a table of the main part by its caption: what people see, each line of a cell on its own. */
export async function tableOf(page: Page, caption: string): Promise<Row<string>[]> {
  const table = page.getByRole('main').getByRole('table', { name: caption, exact: true });
  await table.waitFor();
  // Its last rows may still be on their way.
  await page.waitForLoadState();
  const rows = await table.getByRole('row').evaluateAll((rows) =>
    (rows as HTMLTableRowElement[]).map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
  );
  return byHeads(rows);
}

/** The rows of a sheet. */
export function rowsOfSheet(workbook: Buffer, name: string): Row[] {
  return byHeads(sheetOf(workbook, name));
}

/** The rows of a file for people: CSV as RFC 4180 has it, after the mark by which spreadsheets recognize UTF-8. */
export function rowsOfCsv(bytes: Buffer): Row<string>[] {
  const text = bytes.toString();
  if (!text.startsWith('\uFEFF')) throw new Error('the file has no byte order mark');
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  cell.lastIndex = 1;
  while (cell.lastIndex < text.length) {
    const begin = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) throw new Error(`this is no CSV: ${text.slice(begin, begin + 80)}`);
    rows.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2]);
    if (found[3] !== ',') rows.push([]);
  }
  rows.pop();
  const short = rows.find((row) => row.length < rows[0].length);
  if (short) throw new Error(`this row has fewer cells than there are columns: ${short.join(' | ')}`);
  return byHeads(rows);
}

/** Rows by their headings, which the first one has. */
function byHeads<Content extends Cell>([heads, ...rows]: Content[][]): Row<Content>[] {
  // Of two columns with one name, the second would hide the first.
  if (new Set(heads).size < heads.length) throw new Error(`these columns are not told apart: ${heads.join(', ')}`);
  const long = rows.find((row) => row.length > heads.length);
  if (long) throw new Error(`this row has more cells than there are columns: ${long.join(' | ')}`);
  // A sheet ends a row after its last cell that holds something.
  return rows.map((row) => Object.fromEntries(heads.map((head, place) => [head, row[place] ?? ''])) as Row<Content>);
}

/** A row as CSV for people has it: an apostrophe guards a text that a spreadsheet would take for a formula. */
export function asCsv(row: Row): Row<string> {
  const guarded = (cell: Cell) => (typeof cell === 'string' ? cell.replace(/^(?=[=+\-@])/, "'") : String(cell));
  return Object.fromEntries(Object.entries(row).map(([head, cell]) => [head, guarded(cell)]));
}
