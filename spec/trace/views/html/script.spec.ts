import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { html } from '../../../../lib/trace/views/html.ts';
import { reportScript } from '../../../../lib/trace/views/html/script.ts';
import { header, tickets } from '../../tickets.ts';

/** What is used here of an element. */
interface Part extends EventTarget {
  readonly textContent: string;
  checked: boolean;
  value: string;
  click(): void;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
}

/** What is used here of jsdom, which has no types. */
interface Opened {
  readonly window: {
    readonly document: {
      readonly body: Part;
      getElementById(id: string): Part | null;
      querySelector(selector: string): Part | null;
      querySelectorAll(selector: string): readonly Part[];
    };
    readonly Event: typeof Event;
    readonly KeyboardEvent: new (type: string, init: object) => Event;
  };
}

const { JSDOM } = createRequire(import.meta.url)('jsdom') as { readonly JSDOM: new (text: string, options: object) => Opened };

function open(text: string, hash = ''): Opened {
  return new JSDOM(text, { runScripts: 'dangerously', url: `https://report.example/${hash}` });
}

const report = [...html(tickets, header)].join('');
const textOf = ({ window }: Opened, id: string): string => window.document.getElementById(id)?.textContent ?? '';

function press({ window }: Opened, key: string, more: object = {}): boolean {
  return window.document.body.dispatchEvent(
    new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );
}

describe('the script of a report', () => {
  it('has types that the compiler finds sound', () => {
    const folder = mkdtempSync(join(tmpdir(), 'storageloom-script-'));
    const file = join(folder, 'report.js');
    writeFileSync(file, reportScript);
    const compiler = fileURLToPath(new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url));
    const options = ['--ignoreConfig', '--noEmit', '--allowJs', '--checkJs', '--strict', '--noUncheckedIndexedAccess'];

    const { stdout } = spawnSync(
      process.execPath,
      [compiler, ...options, '--target', 'es2023', '--lib', 'es2023,dom,dom.iterable', '--types', '', file],
      {
        encoding: 'utf8',
      },
    );

    rmSync(folder, { recursive: true });
    expect(stdout).to.equal('');
  });

  it('ends no element, and makes no markup of texts', () => {
    expect(reportScript).not.to.match(/<\/|<!--|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
  });

  it('begins at the first step, and goes by keys to where they say', () => {
    const page = open(report);
    const seen = [textOf(page, 'place')];
    for (const key of ['ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home', 'ArrowLeft', 'x']) {
      press(page, key);
      seen.push(textOf(page, 'place'));
    }

    expect(seen.map((text) => text.slice(0, 1))).to.deep.equal(['1', '2', '8', '8', '7', '1', '1', '1']);
  });

  it('leaves keys with modifiers, and those of the slider and the picture, alone', () => {
    const page = open(report);
    const { document, KeyboardEvent } = page.window;

    expect(press(page, 'End', { ctrlKey: true })).to.equal(true);
    for (const id of ['slider', 'picture']) {
      document.getElementById(id)!.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
    }

    expect(textOf(page, 'place')).to.equal('1 of 8');
  });

  it('shows at each step what storage holds, what waits, and why, and says it in a line', () => {
    const page = open(report);
    for (let n = 0; n < 3; n++) press(page, 'ArrowRight');

    expect(textOf(page, 'status')).to.match(/^Step 2, 2500 ms, tab1: book\. cookies\? flight=LH455 from cookies/);
    expect(textOf(page, 'areas')).to.contain('localStorage, air.example').and.contain('bookedLH455 12A');
    expect(textOf(page, 'queue'))
      .to.contain('storage booked: tab2')
      .and.contain('waits for its turn')
      .and.contain('waits for its time');
    expect(textOf(page, 'why')).to.contain('What it queued runs in').and.contain('HTML, setItem, step 5');
  });

  it('marks the step in the list and in the picture, and tells the slider', () => {
    const page = open(report);
    press(page, 'ArrowRight');
    const { document } = page.window;

    const current = [...document.querySelectorAll('[aria-current=step]')].map((each) => each.textContent);
    expect(current).to.deep.equal(['Step 0, 0 ms, tab1']);
    expect(document.querySelectorAll('svg .sl-row.now')).to.have.length(3);
    expect(document.getElementById('slider')!.getAttribute('aria-valuetext')).to.equal('Step 0, 0 ms, tab1');
    expect(document.getElementById('back')!.getAttribute('aria-disabled')).to.equal('false');
    press(page, 'Home');
    expect(document.getElementById('back')!.getAttribute('aria-disabled')).to.equal('true');
  });

  it('goes to what queued a task by its letter, unless letters are no keys', () => {
    const page = open(report, '#m6');
    const letters = page.window.document.getElementById('letters')!;
    letters.checked = false;
    press(page, 'w');
    const before = textOf(page, 'place');
    letters.checked = true;
    press(page, 'w');

    expect([before, textOf(page, 'place')]).to.deep.equal(['7 of 8', '4 of 8']);
  });

  it('goes by buttons, the slider, links of the list, and the address', () => {
    const page = open(report, '#m2');
    const { document, Event } = page.window;
    const seen = [textOf(page, 'place')];
    const slider = document.getElementById('slider')!;
    const acts = [
      () => document.getElementById('last')!.click(),
      () => {
        slider.value = '4';
        slider.dispatchEvent(new Event('input'));
      },
      () => document.querySelector('#m1 a')!.click(),
      () => document.querySelector('h1')!.click(),
    ];
    for (const act of acts) {
      act();
      seen.push(textOf(page, 'place'));
    }

    expect(seen.map((text) => text.slice(0, 1))).to.deep.equal(['3', '8', '5', '2', '2']);
    expect(textOf(open(report, '#elsewhere'), 'place')).to.equal('1 of 8');
  });

  it('does nothing where nothing happened', () => {
    const page = open([...html([], header)].join(''));

    expect(textOf(page, 'status')).to.equal('');
    expect(page.window.document.querySelector('nav')!.hasAttribute('hidden')).to.equal(true);
  });
});
