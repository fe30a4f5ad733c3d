// Agreements to import: everybody in them is new, so that tests that share an installation never meet.
import type { Language } from './texts.ts';

export interface Person {
  email: string;
  first_name: string;
  last_name: string;
  language: Language;
  country: string;
}

export interface PurchasingAccount {
  number: string;
  name: string;
  sector: 'commercial' | 'academic' | 'government';
  lead: boolean;
  administrator: Person;
}

export interface Agreement {
  number: string;
  programme: string;
  signed_on: string;
  status: 'draft' | 'signed' | 'active' | 'ended';
  organization: { id?: string; name: string; country: string };
  signatory?: { name: string; email: string };
  partners: { id: string; name: string; email: string; country: string }[];
  purchasing_accounts: PurchasingAccount[];
}

/** A password that every rule lets pass, and another one. */
export const password = 'kiwi lamp storm 7';
export const otherPassword = 'violet tram under 9 roofs';

const examples: Record<Language, { first: string; last: string; organization: string; account: string; country: string }> = {
  en: { first: 'Harry', last: 'Miller', organization: 'Contoso', account: 'Contoso Headquarters', country: 'US' },
  es: { first: 'Lucía', last: 'García Márquez', organization: 'Universidad Lamna', account: 'Lamna, Rectorado', country: 'ES' },
  ru: { first: 'Олег', last: 'Новиков', organization: 'Северный ветер', account: 'Северный ветер, головной офис', country: 'KZ' },
  it: { first: 'Giulia', last: 'Rinaldi', organization: 'Comune di Trey', account: 'Comune di Trey, Ufficio acquisti', country: 'IT' },
};

let count = 0;

export function newPerson(language: Language = 'en', mailbox = 'paa'): Person {
  const { first, last, country } = examples[language];
  count += 1;
  return { email: `${mailbox}.${count}@org-${count}.example`, first_name: first, last_name: last, language, country };
}

/** An active agreement whose lead purchasing account the person administers. */
export function newAgreement(administrator: Person, changes: Partial<Agreement> = {}): Agreement {
  const { organization, account, country } = examples[administrator.language];
  count += 1;
  return {
    number: String(1_000_000_000 + count),
    programme: 'PSA',
    signed_on: '2026-11-02',
    status: 'active',
    organization: { id: `C-${count}`, name: organization, country },
    signatory: { name: 'Ana Trujillo', email: `ana@org-${count}.example` },
    partners: [
      { id: `P-${count}`, name: 'Fabrikam Resellers', email: `licensing@fabrikam-${count}.example`, country: 'US' },
    ],
    purchasing_accounts: [
      { number: `000${1_000_000 + count}`, name: account, sector: 'commercial', lead: true, administrator },
    ],
    ...changes,
  };
}

/** The same agreement with a second purchasing account, which a colleague administers. */
export function withSecondAccount(agreement: Agreement): Agreement {
  const [lead] = agreement.purchasing_accounts;
  const colleague = { ...newPerson(lead.administrator.language, 'colleague'), first_name: 'Rosa', last_name: 'Hernández' };
  const second = { ...lead, number: `${lead.number}2`, name: `${lead.name} II`, sector: 'academic' as const, lead: false, administrator: colleague };
  return { ...agreement, purchasing_accounts: [lead, second] };
}

/** An agreement as large organizations have it: names as long as they may be, and everything led by one person. */
export function largeAgreement(administrator: Person, accounts: number): Agreement {
  const agreement = newAgreement(administrator);
  const [lead] = agreement.purchasing_accounts;
  const name = (place: number) => `${lead.name}, обособленное подразделение по закупкам и лицензированию № ${place}`.slice(0, 100);
  const others = Array.from({ length: accounts - 1 }, (_, place) => ({
    ...lead,
    number: `${lead.number}${place + 10}`,
    name: name(place + 2),
    lead: false,
  }));
  return { ...agreement, purchasing_accounts: [{ ...lead, name: name(1) }, ...others] };
}
