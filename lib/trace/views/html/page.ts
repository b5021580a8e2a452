import type { Row, Story } from '../../row.ts';
import { markup } from '../markup.ts';
import type { Moment } from './moments.ts';
import { reportScript } from './script.ts';
import { reportStyle } from './style.ts';
import { momentTitle, rowWords } from './words.ts';

/** What the page is made of. */
export interface Page {
  readonly title: string;
  /** One line on what made the trace. */
  readonly about: string;
  /** What is missing. */
  readonly notices: readonly string[];
  readonly story: Story;
  readonly moments: readonly Moment[];
  readonly picture: Iterable<string>;
  readonly data: unknown;
}

/** Only what is in the file may run, and nothing may be fetched, whatever the trace has. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-report'; base-uri 'none'; form-action 'none'";

const buttons: readonly (readonly [id: string, shown: string, text: string])[] = [
  ['first', '|◀', 'First'],
  ['back', '◀', 'Back'],
  ['step', '▶', 'Step'],
  ['last', '▶|', 'Last'],
  ['cause', '↰', 'Why'],
  ['theme', '◐', 'Theme'],
];

const keyHelp: readonly (readonly [key: string, text: string])[] = [
  ['←', 'back'],
  ['→', 'step'],
  ['Home', 'first'],
  ['End', 'last'],
  ['W', 'what queued it'],
  ['T', 'theme'],
];

/** The page in pieces. Every text goes through `markup`, or into the data, in which no `<` is left. */
export function* pageOf({ title, about, notices, story, moments, picture, data }: Page): Generator<string> {
  yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n`;
  yield `<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${markup(title)}</title>\n`;
  yield `<style>${reportStyle}</style>\n</head>\n<body>\n<header>\n<h1>${markup(title)}</h1>\n<p class="dim">${markup(about)}</p>\n`;
  for (const notice of notices) yield `<p class="notice">${markup(notice)}</p>\n`;
  yield '<noscript><p class="notice">The steps are below. Storage and tasks at each of them need JavaScript.</p></noscript>\n</header>\n';
  yield stepping();
  yield '<main>\n<div>\n<section aria-labelledby="h-picture">\n<h2 id="h-picture">Timeline</h2>\n';
  yield '<div class="box" id="picture" tabindex="0" role="region" aria-label="Picture of the timeline; the steps below say the same">';
  yield* picture;
  yield '</div>\n</section>\n<section aria-labelledby="h-steps">\n<h2 id="h-steps">Steps</h2>\n<div class="box" id="list">\n<ol class="steps">\n';
  for (const [n, moment] of moments.entries()) yield item(moment, n, story);
  yield `</ol>\n</div>\n</section>\n</div>\n${stateParts}</main>\n`;
  const keys = keyHelp.map(([key, text]) => `<kbd>${key}</kbd> ${text}`).join(', ');
  yield `<footer>\n<p role="status" id="status"></p>\n<p class="keys dim" data-js hidden>${keys}. `;
  yield '<label><input type="checkbox" id="letters" checked> letters are keys</label></p>\n</footer>\n';
  yield `<script type="application/json" id="data">${inlined(data)}</script>\n<script nonce="report">${reportScript}</script>\n</body>\n</html>\n`;
}

/** JSON in which nothing can end the script element, or begin a comment. */
function inlined(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function stepping(): string {
  const made = buttons.map(
    ([id, shown, text]) => `<button type="button" id="${id}"><span aria-hidden="true">${shown}</span> ${text}</button>`,
  );
  const slider = '<input type="range" id="slider" min="0" max="0" value="0" step="1" aria-label="Step">';
  return `<nav aria-label="Stepping" data-js hidden>\n${made.slice(0, 4).join('\n')}\n${slider}\n<span id="place"></span>\n${made.slice(4).join('\n')}\n</nav>\n`;
}

const stateParts = `<div class="state" data-js hidden tabindex="0" role="region" aria-label="At this step">
<section aria-labelledby="h-areas"><h2 id="h-areas">Storage</h2><div id="areas"></div></section>
<section aria-labelledby="h-queue"><h2 id="h-queue">Tasks that wait</h2><ul class="queue" id="queue"></ul></section>
<section aria-labelledby="h-locks" id="has-locks" hidden><h2 id="h-locks">Locks</h2><ul id="locks"></ul></section>
<section aria-labelledby="h-why"><h2 id="h-why">Why</h2><div id="why"></div></section>
</div>
`;

function item(moment: Moment, n: number, story: Story): string {
  const rows = moment.rows.map((row) => `<li${toneOf(row)}>${sign(row)}${markup(rowWords(row, story))}</li>`);
  return `<li id="m${n}"><a href="#m${n}">${markup(momentTitle(moment))}</a><ul>${rows.join('')}</ul></li>\n`;
}

function sign({ mark }: Row): string {
  if (mark === '✗') return '<span aria-hidden="true">✗ </span>fails: ';
  if (mark === '✓') return '<span aria-hidden="true">✓ </span>holds: ';
  return mark === '' ? '' : `<span aria-hidden="true">${markup(mark)} </span>`;
}

function toneOf({ tone }: Row): string {
  if (tone === 'bad' || tone === 'leak') return ' class="bad"';
  return tone === 'good' || tone === 'event' ? ` class="${tone}"` : '';
}
