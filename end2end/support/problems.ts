// Listens to everything that a clean page never says.
import type { BrowserContext } from '@playwright/test';

/** Collects console errors, exceptions and violations of the content security policy; `refused` is a path that a test lets fail. */
export async function watchForProblems(context: BrowserContext, problems: string[], refused?: string): Promise<void> {
  // Chromium reports a page's own 4xx status as a failed resource; such pages are wanted, and so is what finds a fault
  // in a form that was sent in place.
  const refusedPages = new Set<string>();
  context.on('response', (response) => {
    const { pathname } = new URL(response.url());
    const isFault = response.status() === 422 && response.request().method() === 'POST';
    const isWanted = response.request().isNavigationRequest() || isFault || pathname === refused;
    if (response.status() >= 400 && isWanted) refusedPages.add(response.url());
  });
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const url = message.location().url;
    const isRefusedPage = message.text().startsWith('Failed to load resource') && refusedPages.has(url);
    if (!isRefusedPage) problems.push(`${message.type()} at ${url}: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`exception: ${error.error().stack ?? error.error().message}`));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violation: ${event.violatedDirective} by ${event.blockedURI} in ${location.href}`);
    });
  });
}
