// What purchasing accounts bought: software with returns and a step-up, servers by the core, and subscriptions that end.
import type { Agreement, PurchasingAccount } from './people.ts';

/** The day so many days from now. */
export const day = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 10);

function productOf(part_number: string, type: string, fields: object): object {
  return {
    part_number, type, description: { en: `Contoso ${part_number}` }, pool: 'applications', metric: 'device', ...fields,
  };
}

/** A complete order; its id begins with the agreement's number. */
function orderOf({ number, partners }: Agreement, account: PurchasingAccount, id: string, ordered: number, kind: string, lines: object[], fields = {}): object {
  return {
    id: `${number}-${id}`, agreement: number, account: account.number, partner: partners[0].id,
    reseller_order_number: `FR ${number}/${id}`, customer_order_number: null, ordered_on: day(ordered), kind, status: 'complete',
    lines: lines.map((line, place) => ({ line: String(place + 1), country: 'IT', usage_from: day(ordered), ...line })),
    ...fields,
  };
}

/** A line that gives back a part of the first line of an order. */
function backOf({ number }: Agreement, id: string): object {
  return { corrects: { order: `${number}-${id}`, line: '1' }, reason_code: 'R1', reason: 'Ordered twice' };
}

/** Products, orders and a statement of an agreement's first purchasing account: what most pages need. */
export function purchasesOf(agreement: Agreement) {
  const { number, purchasing_accounts: [account] } = agreement;
  const order = orderOf.bind(undefined, agreement, account);
  return {
    as_of: day(0),
    source: 'erp',
    products: [
      productOf('WRT-00001', 'license_with_assurance', { family: 'Contoso Writer', version: '2026', edition: 'Standard' }),
      productOf('STU-00001', 'subscription', { family: 'Contoso Studio', metric: 'user' }),
    ],
    orders: [
      order('1', -400, 'order', [{ part_number: 'WRT-00001', quantity: 250, assurance_until: day(60) }]),
      order('2', -300, 'return', [{ part_number: 'WRT-00001', quantity: -5, assurance_until: day(60), ...backOf(agreement, '1') }]),
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

/** The same with orders of every kind of line and status, and numbers that spreadsheets would run or cut in two. */
export function morePurchasesOf(agreement: Agreement) {
  const { products, orders, ...others } = purchasesOf(agreement);
  const order = orderOf.bind(undefined, agreement, agreement.purchasing_accounts[0]);
  const cores = { part_number: 'SRV-00001', quantity: 100, usage_from: day(-200) };
  return {
    ...others,
    products: [
      ...products,
      productOf('WRT-00002', 'step_up', { family: 'Contoso Writer', version: '2026', edition: 'Professional', step_up_from: 'WRT-00001' }),
      productOf('SRV-00001', 'license', { family: 'Contoso Server', version: '2025', pool: 'servers', metric: 'core', units: 16, key: 'required' }),
    ],
    orders: [
      ...orders,
      order('4', -200, 'order', [cores, { part_number: 'WRT-00002', quantity: 25, assurance_until: day(60) }], { customer_order_number: '=1+1' }),
      order('5', -45, 'return', [{ ...cores, quantity: -10, ...backOf(agreement, '4') }]),
      order('6', -10, 'order', [{ part_number: 'WRT-00001', quantity: 1000 }], { status: 'processing', customer_order_number: 'PO 77, "B"' }),
      order('7', -5, 'true_up', [{ part_number: 'WRT-00001', quantity: 3 }], { status: 'canceled', partner: null }),
      order('8', -2, 'order', [{ part_number: 'WRT-00001', quantity: 40, usage_from: day(40) }], { reseller_order_number: null }),
      order('9', -390, 'order', [{ part_number: 'STU-00001', quantity: 7, usage_until: day(-25) }]),
    ],
  };
}

/** The same with what the agreement's second purchasing account bought. */
export function purchasesOfBoth(agreement: Agreement) {
  const { orders, ...others } = morePurchasesOf(agreement);
  const order = orderOf.bind(undefined, agreement, agreement.purchasing_accounts[1]);
  return {
    ...others,
    orders: [
      ...orders,
      order('B1', -120, 'order', [{ part_number: 'WRT-00001', quantity: 30, assurance_until: day(60) }], { customer_order_number: '-7' }),
      order('B2', -60, 'grant', [{ part_number: 'SRV-00001', quantity: 2 }]),
    ],
  };
}
