// Chromium, with nothing from the network and nothing of the user's.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const QUIET = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-quic'];

/** Start Chromium, hand it to `work`, and end it whatever happens. */
export async function withChromium(work, options = {}) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'desk-gates-'));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM, userDataDir: home, protocolTimeout: 60000, args: QUIET, ...options,
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
    fs.rmSync(home, { recursive: true, force: true });
  }
}

/** A page that loads nothing but what it is given. */
export async function closedPage(browser) {
  const page = await browser.newPage();
  page.on('dialog', (dialog) => dialog.dismiss());
  await page.setRequestInterception(true);
  page.on('request', (request) => (/^(data|about):/.test(request.url()) ? request.continue() : request.abort()));
  return page;
}

/** Print what was found: the one thing that goes to standard output. */
export function answer(found) {
  process.stdout.write(JSON.stringify(found));
}
