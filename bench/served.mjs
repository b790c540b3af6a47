// `node served.mjs PEER FILE`: for each line that comes in, one rendering of the file; milliseconds and bytes go out.
import fs from 'node:fs';
import readline from 'node:readline';

const [peer, file] = process.argv.slice(2);
const text = fs.readFileSync(file, 'utf8');
const { default: library } = await import(peer);
const rendered = { mjml: async () => (await library(text)).html, juice: async () => library(text) }[peer];

for await (const _ of readline.createInterface({ input: process.stdin })) {
  const begun = performance.now();
  const made = await rendered();
  console.log(JSON.stringify([performance.now() - begun, Buffer.byteLength(made)]));
}
