// What mail programs do not know at all (caniemail). What they know in part is left out: it is noise.
import fs from 'node:fs';
import path from 'node:path';
import { caniemail } from 'caniemail';
import { answer } from './browser.mjs';

// Where these are not known, nothing is lost: the styles in the tags stand alone.
const ENHANCEMENTS = new Set(['@media', '<style> element', '<body> element', 'display:none', 'overflow',
  'max-height property', 'color-scheme meta tag', 'role attribute', 'aria-label attribute']);
const CLIENTS = ['gmail.desktop-webmail', 'gmail.ios', 'gmail.android', 'outlook.windows', 'outlook.outlook-com',
  'outlook.ios', 'outlook.macos', 'apple-mail.*', 'yahoo.*', 'thunderbird.macos', 'samsung-email.android'];

const folder = process.argv[2];
const faults = [];
for (const name of fs.readdirSync(folder)) {
  const { issues } = caniemail({ clients: CLIENTS, html: fs.readFileSync(path.join(folder, name), 'utf8') });
  const unknown = new Map();
  for (const [client, found] of issues.errors) {
    for (const { title } of found) {
      if (!ENHANCEMENTS.has(title)) unknown.set(title, new Set([...(unknown.get(title) ?? []), client]));
    }
  }
  for (const [title, clients] of unknown) faults.push(`caniemail ${name}: ${title} is unknown to ${[...clients].join(', ')}`);
}
answer(faults);
