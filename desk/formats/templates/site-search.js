// The search box of the index. It is hidden where no script runs, and fetches what it searches once it is used:
// search-index.js calls listed() with the issues, so that it works from a folder as it does from a server.
"use strict";
const form = document.getElementById("search");
const field = form.querySelector("input");
const list = form.querySelector("ul");
const nothing = form.querySelector("p[role=status]");
const rest = document.querySelectorAll("main > section, main > nav");
const MOST = 50;
let issues = null;
let asked = false;

const plain = (text) => text.toLocaleLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
const has = (text, words) => words.every((word) => text.includes(word));
const some = (text, words) => words.some((word) => plain(text).includes(word));

function link(address, text) {
  const made = document.createElement("a");
  made.href = address;
  made.textContent = text;
  return made;
}

function row(issue, words) {
  const made = document.createElement("li");
  const day = document.createElement("span");
  day.className = "day";
  day.textContent = issue.day;
  made.append(link(issue.place, issue.title), " ", day);
  for (const [id, headline] of issue.stories.filter((story) => some(story[1], words)).slice(0, 3)) {
    made.append(document.createElement("br"), link(`${issue.place}#story-${id}`, headline));
  }
  return made;
}

function show() {
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  if (!issues) return;
  const found = words.length ? issues.filter((issue) => has(issue.plain, words)) : [];
  list.replaceChildren(...found.slice(0, MOST).map((issue) => row(issue, words)));
  nothing.hidden = !words.length || found.length > 0;
  rest.forEach((part) => { part.hidden = words.length > 0; });
}

function listed(found) {
  issues = found;
  for (const issue of issues) {
    issue.plain = plain([issue.title, issue.day, issue.words, ...issue.stories.map((story) => story[1])].join("\n"));
  }
  show();
}

function ask() {
  if (asked) return;
  asked = true;
  const script = document.createElement("script");
  script.src = "search-index.js";
  script.onerror = () => { asked = false; };
  document.head.append(script);
}

field.addEventListener("focus", ask);
field.addEventListener("input", () => { ask(); show(); });
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
if (field.value) ask();
