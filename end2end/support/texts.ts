// The product's own texts: tests compare pages with the locale files, never with copies.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { repository } from './snapshot.ts';

export const languages = ['en', 'es', 'ru', 'it'] as const;
export type Language = (typeof languages)[number];

/** A journey in every language, each second time without JavaScript: one does not depend on the other. */
export const runs = languages.map((language, place) => ({ language, hasScript: place % 2 === 0 }));

/** The texts of a language: by file, then by key. */
export type Texts = Record<string, Record<string, string>>;

export const productName = 'Business Center';
export const vendorName = 'Contoso Licensing';
export const senderAddress = 'no-reply@localhost.localdomain';

export const languageNames: Record<Language, string> = {
  en: 'English',
  es: 'Español',
  ru: 'Русский',
  it: 'Italiano',
};

export const programmeNames: Record<Language, string> = {
  en: 'Products and Services Agreement',
  es: 'Acuerdo de Productos y Servicios',
  ru: 'Соглашение о продуктах и услугах',
  it: 'Contratto per prodotti e servizi',
};

const texts = new Map<Language, Texts>();

export function textsOf(language: Language): Texts {
  const known = texts.get(language);
  if (known) return known;
  const folder = join(repository, 'locales', language);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
  const read = Object.fromEntries(
    files.map((path) => [
      basename(path, '.json'),
      JSON.parse(readFileSync(join(folder, path), 'utf8')) as Record<string, string>,
    ]),
  );
  texts.set(language, read);
  return read;
}

/** A text with its `{{ names }}` filled in. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    if (!(name in values)) throw new Error(`no value for {{ ${name} }} in: ${text}`);
    return String(values[name]);
  });
}

/** Matches a text whatever stands for its `{{ names }}`. */
export function anyFilling(text: string): RegExp {
  const parts = text.split(/\{\{\s*\w+\s*\}\}/).map(escape);
  return new RegExp(parts.join('.+'));
}

export function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Several things in one sentence. */
export function enumerate(t: Texts, things: string[]): string {
  const [last, rest] = [things.at(-1) ?? '', things.slice(0, -1)];
  return rest.length > 0 ? fill(t.common.list_and, { others: rest.join(', '), last }) : last;
}

/** A day as people of the language write it. */
function day(language: Language, moment: Date): string {
  const locale = language === 'en' ? 'en-US' : language;
  const text = moment.toLocaleDateString(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  // The year of a Russian date does not stand apart from its "г.".
  return text.replace(' г.', '\u00a0г.');
}

/** Date and time as people of the language write them, with the zone. */
export function dateTime(language: Language, moment: Date): string {
  return `${day(language, moment)}, ${moment.toISOString().slice(11, 16)} UTC`;
}

/** A date of the register, as people of the language write it. */
export function registerDate(language: Language, iso: string): string {
  return day(language, new Date(`${iso}T00:00:00Z`));
}

const separators: Record<Language, string> = { en: ',', es: '\u00a0', ru: '\u00a0', it: '.' };

/** A number as people of the language write it. */
export function counted(language: Language, count: number): string {
  const digits = String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, separators[language]);
  return count < 0 ? `\u2212${digits}` : digits;
}
