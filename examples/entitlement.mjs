// Asks whether the person with an address may use this service, and verifies the answer with the published keys.
//
//   BASE=https://business.contoso.com SERVICE=mail SECRET=… node entitlement.mjs ana@contoso.com
//
// The service has to know by itself that the person owns the address. Needs `npm install jose`.
import { createRemoteJWKSet, jwtVerify } from 'jose';

const { BASE, SERVICE, SECRET } = process.env;
// Fetched once and kept: afterward, answers are verified offline, until one names a key that is not known.
const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', BASE));

async function entitlement(address) {
  const answer = await fetch(new URL('/api/v1/entitlements', BASE), {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${SERVICE}:${SECRET}`)}` },
    // In the body, because addresses of requests are logged on the way.
    body: new URLSearchParams({ address }),
  });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  const { payload } = await jwtVerify(await answer.text(), keys, {
    issuer: BASE,
    audience: SERVICE,
    typ: 'entitlement+jwt',
    algorithms: ['ES256'],
    requiredClaims: ['exp'],
  });
  return payload;
}

const { active, entitlements = [] } = await entitlement(process.argv[2]);
console.log(active ? entitlements.map(({ id, until }) => `${id} until ${until ?? 'further notice'}`).join('\n') : 'no');
