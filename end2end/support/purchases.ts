// What a purchasing account bought: software with a return and a step-up, and a subscription that ends soon.
import type { Agreement } from './people.ts';

const day = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 10);

/** Products, orders and a statement of an agreement's first purchasing account; their ids begin with its number. */
export function purchasesOf({ number, partners, purchasing_accounts: [account] }: Agreement): Record<string, unknown> {
  const product = (part_number: string, type: string, fields: object) => ({
    part_number, type, description: { en: `Contoso ${part_number}` }, pool: 'applications', metric: 'device', ...fields,
  });
  const order = (id: string, ordered: number, kind: string, lines: object[]) => ({
    id: `${number}-${id}`, agreement: number, account: account.number, partner: partners[0].id,
    reseller_order_number: `FR ${number}/${id}`, customer_order_number: null, ordered_on: day(ordered), kind, status: 'complete',
    lines: lines.map((line, place) => ({ line: String(place + 1), country: 'IT', usage_from: day(ordered), ...line })),
  });
  const back = { corrects: { order: `${number}-1`, line: '1' }, reason_code: 'R1', reason: 'Ordered twice' };
  return {
    as_of: day(0),
    source: 'erp',
    products: [
      product('WRT-00001', 'license_with_assurance', { family: 'Contoso Writer', version: '2026', edition: 'Standard' }),
      product('STU-00001', 'subscription', { family: 'Contoso Studio', metric: 'user' }),
    ],
    orders: [
      order('1', -400, 'order', [{ part_number: 'WRT-00001', quantity: 250, assurance_until: day(60) }]),
      order('2', -300, 'return', [{ part_number: 'WRT-00001', quantity: -5, assurance_until: day(60), ...back }]),
      order('3', -30, 'renewal', [{ part_number: 'STU-00001', quantity: 12, usage_until: day(20) }]),
    ],
    statements: [
      {
        agreement: number, account: account.number, as_of: day(-7),
        lines: [{ family: 'Contoso Writer', version: '2026', pool: 'applications', effective: 240, assurance: 245 }],
      },
    ],
  };
}
