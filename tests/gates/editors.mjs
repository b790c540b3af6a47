// A rich paste, by ctrl+V from the real clipboard of an X display, into the editors that mail tools are made with.
// Each editor takes what it knows: the table of what must arrive is checked here, row by row.
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { answer, withChromium } from './browser.mjs';
import { copied, withDisplay } from './display.mjs';

const PAGE = '<!doctype html><meta charset="utf-8"><body><div id="at"></div></body>';

/** How each editor is begun; `read` is what a mail tool would take out of it. */
const EDITORS = {
  // Gmail, Outlook on the web, Apple Mail, Thunderbird: the browser's own editing.
  contenteditable: `
    const at = document.getElementById('at');
    at.contentEditable = 'true'; at.style.minHeight = '60px'; at.focus();
    window.read = () => at.innerHTML;`,
  TinyMCE: `
    import tinymce from 'tinymce'; import 'tinymce/models/dom'; import 'tinymce/themes/silver'; import 'tinymce/icons/default';
    import 'tinymce/plugins/lists'; import 'tinymce/plugins/link'; import 'tinymce/plugins/image'; import 'tinymce/plugins/table';
    const [made] = await tinymce.init({ selector: '#at', inline: true, license_key: 'gpl', skin: false, content_css: false,
      plugins: 'lists link image table', automatic_uploads: false });
    made.focus(); window.read = () => made.getContent();`,
  CKEditor: `
    import { ClassicEditor, Essentials, Paragraph, Heading, Bold, Italic, Strikethrough, Superscript, Link, List, BlockQuote,
      Image, ImageBlock, ImageInline, Table, CodeBlock, Code, HorizontalLine } from 'ckeditor5';
    const options = [1, 2, 3, 4].map((level) => ({ model: 'heading' + level, view: 'h' + level, title: 'h' + level }));
    const made = await ClassicEditor.create(document.getElementById('at'), { licenseKey: 'GPL', plugins: [Essentials, Paragraph,
      Heading, Bold, Italic, Strikethrough, Superscript, Link, List, BlockQuote, Image, ImageBlock, ImageInline, Table, CodeBlock,
      Code, HorizontalLine], heading: { options: [{ model: 'paragraph', title: 'p' }, ...options] } });
    made.editing.view.focus(); window.read = () => made.getData();`,
  tiptap: `
    import { Editor } from '@tiptap/core'; import StarterKit from '@tiptap/starter-kit'; import Image from '@tiptap/extension-image';
    const made = new Editor({ element: document.getElementById('at'), extensions: [StarterKit, Image] });
    made.commands.focus(); window.read = () => made.getHTML();`,
  Lexical: `
    import { createEditor, $getRoot } from 'lexical'; import { registerRichText, HeadingNode, QuoteNode } from '@lexical/rich-text';
    import { ListNode, ListItemNode } from '@lexical/list'; import { LinkNode } from '@lexical/link';
    import { CodeNode, CodeHighlightNode } from '@lexical/code'; import { $generateHtmlFromNodes } from '@lexical/html';
    const made = createEditor({ nodes: [HeadingNode, QuoteNode, ListNode, ListItemNode, LinkNode, CodeNode, CodeHighlightNode],
      onError(error) { throw error; } });
    const at = document.getElementById('at'); at.contentEditable = 'true'; made.setRootElement(at); registerRichText(made);
    made.update(() => { $getRoot().selectEnd(); }); at.focus();
    window.read = () => made.read(() => $generateHtmlFromNodes(made));`,
  Quill: `
    import Quill from 'quill';
    const made = new Quill('#at', { theme: null }); made.focus(); window.read = () => made.getSemanticHTML();`,
  Trix: `
    import Trix from 'trix';
    document.getElementById('at').innerHTML = '<input id="x" type="hidden"><trix-editor input="x"></trix-editor>';
    const made = document.querySelector('trix-editor'); await new Promise((done) => setTimeout(done, 300));
    made.focus(); window.read = () => made.value;`,
  Squire: `
    import Squire from 'squire-rte';
    const made = new Squire(document.getElementById('at'), { sanitizeToDOMFragment: (html) => {
      const held = document.createElement('template'); held.innerHTML = html; return held.content; } });
    made.focus(); window.read = () => made.getHTML();`,
  // Ghost's own.
  Koenig: `
    import React from 'react'; import { createRoot } from 'react-dom/client';
    import { KoenigComposer, KoenigEditor } from '@tryghost/koenig-lexical';
    import { $generateHtmlFromNodes } from '@lexical/html';
    let api = null;
    createRoot(document.getElementById('at')).render(React.createElement(KoenigComposer, { cardConfig: {}, fileUploader: {
      useFileUpload: () => ({ progress: 0, isLoading: false, upload: () => {}, errors: [], filesNumber: 0 }), fileTypes: {} } },
      React.createElement(KoenigEditor, { registerAPI: (given) => { api = given; } })));
    for (let turn = 0; turn < 50 && !document.querySelector('[contenteditable=true]'); turn++) await new Promise((done) => setTimeout(done, 100));
    document.querySelector('[contenteditable=true]').focus();
    window.read = () => {
      const held = document.querySelector('[contenteditable=true]').cloneNode(true);
      const sources = JSON.parse(api.serialize()).root.children.filter((each) => each.type === 'html').map((each) => each.html);
      held.querySelectorAll('figure,[data-kg-card]').forEach((card) => {  // what is around a card is the editor's own
        const [picture, caption] = [card.querySelector('img'), card.querySelector('[data-lexical-editor]')];
        const pre = card.querySelector('pre,code');
        if (picture?.alt.startsWith('upload in progress')) picture.alt = '';
        if (card.dataset.kgCard === 'html') card.innerHTML = sources.shift();
        else card.replaceChildren(...[picture, caption, pre].filter(Boolean));
      });
      return held.innerHTML;
    };`,
};

/** What an editor has no form for: a table is then its words, a heading of a lower level a line in bold. */
const LACKS = {
  tiptap: ['tables'],
  Lexical: ['tables', 'pictures', 'alternatives'],
  Trix: ['tables', 'headings', 'alternatives'],
};

/** Everything that can be asked of one piece of HTML. */
function features(html) {
  const root = document.createElement('template');
  root.innerHTML = html;
  const words = (element) => element.textContent.replace(/[\s\u200b\u2060]+/g, '');
  const all = (selector) => [...root.content.querySelectorAll(selector)];
  const own = (item) => { const held = item.cloneNode(true); held.querySelectorAll('ul,ol').forEach((inner) => inner.remove()); return words(held); };
  const blocks = all('p,h1,h2,h3,h4,li,blockquote').filter((block) => !block.querySelector('img,hr,input,p'));
  return {
    headings: all('h1,h2,h3,h4,h5,h6').map(words).filter(Boolean),
    links: all('a[href]').filter(words).map((link) => `${link.getAttribute('href')} ${words(link)}`),
    lists: all('li').map(own).filter(Boolean),
    quotations: all('blockquote').map(words),
    pictures: all('img').map((picture) => picture.getAttribute('src')).filter((address) => address?.startsWith('https:')),
    alternatives: all('img[alt]').map((picture) => picture.getAttribute('alt')).filter(Boolean),
    tables: all('tr').map(words),
    code: [...new Set(all('pre').map(words))],
    lines: blocks.filter((block, at) => !words(block) && at && at < blocks.length - 1).map(() => 'blank'),
    words: [words(root.content).replaceAll('|', '')],
  };
}

/** What of the features did not arrive: all of it must, in its order, and nothing that was not there. */
function lost(made, pasted, lacks) {
  const faults = {};
  for (const [feature, wanted] of Object.entries(made)) {
    if (lacks.includes(feature) || (feature === 'lines' && lacks.includes('pictures'))) continue;
    const at = wanted.findIndex((each, place) => each !== pasted[feature][place]);
    if (at >= 0) faults[feature] = `${wanted[at].slice(0, 60)} has become ${String(pasted[feature][at]).slice(0, 60)}`;
    else if (pasted[feature].length > wanted.length) faults[feature] = `${pasted[feature].length - wanted.length} more: ${pasted[feature].at(-1).slice(0, 60)}`;
  }
  return faults;
}

const folder = process.argv[2];
const found = [];
const blank = path.join(process.cwd(), 'blank.html');
fs.writeFileSync(blank, PAGE);
await withDisplay(async (env) => withChromium(async (browser) => {
  for (const name of Object.keys(EDITORS)) {
    const bundle = await build({ stdin: { contents: `${EDITORS[name]}\nwindow.ready = true;`, resolveDir: process.cwd() },
      bundle: true, write: false, format: 'esm', logLevel: 'error', define: { 'process.env.NODE_ENV': '"production"' }, loader: { '.css': 'empty' } });
    for (const file of fs.readdirSync(folder).sort()) {
      const page = await browser.newPage();
      copied(path.join(folder, file), env);
      await page.goto(`file://${blank}`);  // a page of its own: some editors ask for its storage
      await page.addScriptTag({ content: bundle.outputFiles[0].text, type: 'module' });
      if (!await page.waitForFunction(() => window.ready, { timeout: 20000 }).catch(() => null)) {
        found.push({ editor: name, file, lacks: [], faults: { words: 'the editor did not begin' } });
        await page.close();
        continue;
      }
      await page.bringToFront();
      await page.keyboard.down('Control');
      await page.keyboard.press('v', { commands: ['Paste'] });
      await page.keyboard.up('Control');
      await page.waitForFunction((least) => window.read().length > least, { timeout: 10000 }, 500).catch(() => null);
      await new Promise((done) => setTimeout(done, 500));  // some take a paste in two goes
      const ask = `(${features})`;
      const held = fs.readFileSync(path.join(folder, file), 'utf8');
      const [made, pasted] = await page.evaluate(`[${ask}(${JSON.stringify(held)}), ${ask}(window.read())]`);
      found.push({ editor: name, file, lacks: LACKS[name] ?? [], faults: lost(made, pasted, LACKS[name] ?? []) });
      await page.close();
    }
  }
}, { headless: false, env }));
answer(found);
