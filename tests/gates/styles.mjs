// Every computed property of every element, in the page before its styles are put into the tags and after.
import fs from 'node:fs';
import path from 'node:path';
import { answer, closedPage, withChromium } from './browser.mjs';

const LOOKS = [[800, 'light'], [800, 'dark'], [360, 'light'], [360, 'dark']];
const folder = process.argv[2];
const faults = [];

/** Tag, class and all computed properties of each element of the body, and of the body itself if it is ours. */
function computed() {
  const all = [...document.querySelectorAll('body:not(.elsewhere), body *:not(style)')];
  return all.map((element) => {
    const style = getComputedStyle(element);
    return [element.localName, element.className, Object.fromEntries([...style].map((name) => [name, style.getPropertyValue(name)]))];
  });
}

async function seen(page, name, width, scheme) {
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setContent(fs.readFileSync(path.join(folder, name), 'utf8'), { waitUntil: 'load' });
  return page.evaluate(computed);
}

await withChromium(async (browser) => {
  const page = await closedPage(browser);
  for (const name of fs.readdirSync(folder).filter((each) => each.endsWith('.before'))) {
    for (const [width, scheme] of LOOKS) {
      const before = await seen(page, name, width, scheme);
      const after = await seen(page, name.replace(/before$/, 'after'), width, scheme);
      const where = `styles ${name.replace(/\.before$/, '')}, ${width} px, ${scheme}`;
      if (before.length < 50) faults.push(`${where}: ${before.length} elements are too few to be a page`);
      if (before.length !== after.length) faults.push(`${where}: ${before.length} elements before and ${after.length} after`);
      for (const [at, [tag, className, properties]] of before.entries()) {
        const [tagAfter, , propertiesAfter] = after[at] ?? [];
        if (tag !== tagAfter) { faults.push(`${where}: <${tag}> has become <${tagAfter}>`); break; }
        for (const [property, value] of Object.entries(properties)) {
          if (value !== propertiesAfter[property]) {
            faults.push(`${where}: <${tag} class="${className}"> ${property} was ${value} and is ${propertiesAfter[property]}`);
          }
        }
      }
    }
  }
});
answer(faults);
