// A rich paste as a person makes it: from the real clipboard of an X display, with ctrl+V, into a page that takes it.
import fs from 'node:fs';
import path from 'node:path';
import { answer, withChromium } from './browser.mjs';
import { copied, withDisplay } from './display.mjs';

const folder = process.argv[2];
const faults = [];
const PAGE = '<!doctype html><meta charset="utf-8"><div id="made" hidden></div><div id="pasted" contenteditable style="width:700px;min-height:50px"></div>';

/** Links with their words, tables with their attributes, and every declaration of every style attribute, in order. */
function kept(id) {
  const root = document.getElementById(id);
  const all = [...root.querySelectorAll('*')].filter((element) => element.localName !== 'tbody');
  const words = (element) => element.textContent.replace(/\s+/g, ' ').trim().toLowerCase();
  return {
    links: [...root.querySelectorAll('a')].map((link) => `${link.getAttribute('href')} ${words(link)}`),
    tables: [...root.querySelectorAll('table')].map((table) => ['width', 'border', 'cellpadding', 'cellspacing', 'bgcolor', 'role']
      .map((name) => `${name}=${table.getAttribute(name)}`).join(' ')),
    pictures: [...root.querySelectorAll('img')].map((picture) => `${picture.getAttribute('src')} ${picture.alt} ${picture.getAttribute('width')}`),
    elements: all.map((element) => [element.localName, Object.fromEntries([...element.style].map((name) => [name, element.style.getPropertyValue(name)]))]),
    words: words(root),
  };
}

function compare(name, made, pasted) {
  for (const part of ['links', 'tables', 'pictures']) {
    if (part === 'links' && !made.links.length) faults.push(`paste ${name}: no link to paste`);
    made[part].forEach((each, at) => {
      if (each !== pasted[part][at]) faults.push(`paste ${name}: of the ${part} ${each} has become ${pasted[part][at]}`);
    });
  }
  if (made.words !== pasted.words) faults.push(`paste ${name}: the words have changed`);
  made.elements.forEach(([tag, style], at) => {
    const [tagPasted, stylePasted] = pasted.elements[at] ?? [];
    if (tag !== tagPasted) { faults.push(`paste ${name}: element ${at}, <${tag}>, has become <${tagPasted}>`); return; }
    for (const [property, value] of Object.entries(style)) {
      if (stylePasted[property] !== value) faults.push(`paste ${name}: <${tag}> lost ${property}: ${value} (now ${stylePasted[property]})`);
    }
  });
}

await withDisplay((env) => withChromium(async (browser) => {
    const page = (await browser.pages())[0];
    for (const name of fs.readdirSync(folder)) {
      const file = path.join(folder, name);
      if (!copied(file, env)) {
        faults.push(`paste ${name}: xclip did not take it`);
        continue;
      }
      await page.setContent(PAGE);
      await page.bringToFront();
      await page.evaluate((html) => { document.getElementById('made').innerHTML = html; }, fs.readFileSync(file, 'utf8'));
      await page.click('#pasted');
      await page.keyboard.down('Control');
      await page.keyboard.press('v', { commands: ['Paste'] });
      await page.keyboard.up('Control');
      await page.waitForFunction(() => document.getElementById('pasted').querySelector('h1'), { timeout: 20000 })
        .catch(() => faults.push(`paste ${name}: nothing was pasted`));
      compare(name, await page.evaluate(kept, 'made'), await page.evaluate(kept, 'pasted'));
    }
}, { headless: false, env }));
answer([...new Set(faults)]);
