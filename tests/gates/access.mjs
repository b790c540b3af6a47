// WCAG 2.2 A and AA by axe-core, in light and in dark; and no scrolling sideways on the narrowest of phones.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { answer, closedPage, withChromium } from './browser.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const NARROW = 320;
const folder = process.argv[2];
const names = fs.readdirSync(folder);
const faults = [];

async function look(page, name) {
  await page.setViewport({ width: 800, height: 900 });
  await page.setContent(fs.readFileSync(path.join(folder, name), 'utf8'), { waitUntil: 'domcontentloaded' });
  await page.evaluate(AXE);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const found = await page.evaluate(
      (values) => globalThis.axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values } }), RULES);
    for (const rule of found.violations) {
      faults.push(`axe ${name}, ${scheme}: ${rule.help}, ${rule.nodes.length} times, first ${rule.nodes[0].html.slice(0, 120)}`);
    }
  }
  await page.setViewport({ width: NARROW, height: 800 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > NARROW) faults.push(`narrow ${name}: scrolls sideways at ${NARROW} px, being ${wide} px wide`);
}

await withChromium(async (browser) => {
  const queue = [...names];
  await Promise.all([1, 2].map(async () => {
    const page = await closedPage(browser);
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) await look(page, name);
  }));
});
answer(faults.sort());
