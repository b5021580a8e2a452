import { expect } from 'chai';
import { nowhere } from './nowhere.ts';
import { Actors } from '../../lib/trace/actors.ts';
import { eventLine } from '../../lib/trace/event-line.ts';
import { traceOf } from './tickets.ts';
import { at, origin, told } from './told.ts';

describe('the story of a trace', () => {
  it('tells of navigations, errors, notes and checks in a line each', () => {
    const rows = told([
      { type: 'navigation-started', tab: 'tab1', url: `${origin}/x`, cause: 'link' },
      { type: 'navigation-ended', tab: 'tab1', url: `${origin}/x`, status: 404, reason: 'not found' },
      { type: 'navigation-started', tab: 'tab1', url: `${origin}/`, cause: 'reload' },
      { type: 'navigation-ended', tab: 'tab1', url: `${origin}/`, status: 200, reason: '' },
      { type: 'url-changed', document: 1, url: `${origin}/#y` },
      { type: 'url-changed', document: 9, url: `${origin}/#y` },
      { type: 'error', document: 1, kind: 'exception', message: 'Error: a', ...nowhere, handled: false },
      { type: 'error', document: 2, kind: 'rejection', message: 'Error: b', ...nowhere, handled: true },
      { type: 'console', document: 1, level: 'log', text: 'a\nb' },
      { type: 'console', document: 2, level: 'warn', text: 'careful' },
      { type: 'note', text: 'said' },
      { type: 'check', text: 'right', passed: true },
      { type: 'check', text: 'wrong', passed: false },
      { type: 'tab-closed', tab: 'tab2' },
    ]);

    expect(rows).to.deep.equal([
      'tab1: ⇢ /x (link)',
      'tab1: ✗ 404 not found',
      'tab1: ⇢ reload',
      'tab1: ⇢ /#y (same document)',
      'tab1: ✗ Error: a',
      'tab2: ✗ unhandled rejection: Error: b (handled)',
      'tab1: » a⏎b',
      'tab2: » warn: careful',
      '-: said',
      '-: ✓ right',
      '-: ✗ wrong',
      'tab2: ■ closed',
    ]);
  });

  it('tells of dialogs, and how they were answered', () => {
    const dialog = { type: 'dialog', document: 1, text: null, reason: '' } as const;
    const rows = told([
      { ...dialog, kind: 'alert', message: 'Saved', answer: 'accepted' },
      { ...dialog, kind: 'confirm', message: '', answer: 'dismissed' },
      { ...dialog, kind: 'prompt', message: 'Name?', answer: 'accepted', text: 'Ada' },
      { ...dialog, kind: 'print', message: '', answer: 'dismissed' },
      { ...dialog, kind: 'confirm', message: 'Sure?', answer: 'not shown', reason: 'The page is being left.' },
    ]);

    expect(rows).to.deep.equal([
      'tab1: ? alert Saved',
      "tab1: ? confirm '' → dismissed",
      'tab1: ? prompt Name? → Ada',
      'tab1: ? print → dismissed',
      'tab1: ? confirm Sure? (not shown: The page is being left.)',
    ]);
  });

  it('tells what a page was not given, and why', () => {
    const rows = told([
      { type: 'refused', document: 1, what: 'window', url: `${origin}/p`, reason: "popups is 'block'" },
      { type: 'refused', document: 2, what: 'style', url: 'https://b.example/s', reason: 'it was answered as text/html' },
      { type: 'refused', document: 1, what: 'form', url: `${origin}/f`, reason: '<input> is invalid (badInput)' },
      { type: 'refused', document: 9, what: 'image', url: `${origin}/i`, reason: 'x' },
    ]);

    expect(rows).to.deep.equal([
      "tab1: ✗ no window /p: popups is 'block'",
      'tab2: ✗ no style b.example/s: it was answered as text/html',
      'tab1: ✗ form not sent: <input> is invalid (badInput)',
      '-: ✗ no image a.example/i: x',
    ]);
  });

  it('tells which pages are kept, which are not and why, and which are shown again', () => {
    const rows = told([
      { type: 'document-left', document: 1, kept: true, reason: '' },
      { type: 'document-left', document: 2, kept: false, reason: 'It listens for unload.' },
      { type: 'document-left', document: 2, kept: false, reason: '' },
      { type: 'document-returned', document: 1 },
      { type: 'document-dropped', document: 1, reason: 'Only 1 pages of a tab are kept.' },
      { type: 'document-left', document: 9, kept: true, reason: '' },
    ]);

    expect(rows).to.deep.equal([
      'tab1: ≡ / is kept',
      'tab2: · / is not kept: It listens for unload.',
      'tab1: ⇠ / is shown again',
      'tab1: · / is not kept: Only 1 pages of a tab are kept.',
    ]);
  });

  it('tells when a tab is hidden, shown, or crashes, and when all begin again', () => {
    const rows = told([
      { type: 'visibility-changed', tab: 'tab1', visibility: 'hidden' },
      { type: 'visibility-changed', tab: 'tab1', visibility: 'visible' },
      { type: 'tab-crashed', tab: 'tab1' },
      { type: 'tab-closed', tab: 'tab1' },
      { type: 'tab-closed', tab: 'tab2' },
      { type: 'browser-restarted', session: 'restore' },
      { type: 'session-copied', from: 'tab1', tab: 'tab3' },
    ]);

    expect(rows).to.deep.equal([
      'tab1: ◌ hidden',
      'tab1: ◉ visible',
      'tab1: ✗ crashed: no handler ran',
      'tab2: ■ closed',
      '-: the browser was restarted (session: restore)',
      'tab3: ⧉ begins with a copy of the session of tab1',
    ]);
  });

  it('tells of what was set of the policy', () => {
    expect(told([{ type: 'policy-changed', policy: "thirdParty: 'block'\n" }])).to.deep.equal([
      "-: policy: thirdParty: 'block'⏎",
    ]);
  });

  it('tells what the user agent took out of storage, and whose response had it do so', () => {
    const rows = told([
      { type: 'area-created', area: 'localStorage https://a.example', kind: 'localStorage', origin, tab: null },
      { type: 'area-created', area: 'sessionStorage https://a.example tab2', kind: 'sessionStorage', origin, tab: 'tab2' },
      { type: 'site-data-cleared', request: 1, url: `${origin}/out`, types: 'storage, cookies' },
      { type: 'area-emptied', area: 'localStorage https://a.example', reason: 'Clear-Site-Data' },
      { type: 'area-emptied', area: 'sessionStorage https://a.example tab2', reason: 'expired' },
    ]);

    expect(rows).to.deep.equal([
      '-: ∅ a.example/out has site data cleared: storage, cookies',
      '-: ∅ localStorage a.example emptied: Clear-Site-Data',
      'tab2: ∅ sessionStorage a.example emptied: expired',
    ]);
  });
});

describe('the line of a change that another process made', () => {
  it('says where it is from now on, and who made it', () => {
    const applied = { type: 'applied', area: 'localStorage https://a.example in tab2', oldValue: null, by: 'tab1' } as const;

    expect(told([{ ...applied, key: 'n', newValue: '1' }])).to.deep.equal([
      '-: · localStorage https://a.example in tab2: n=1, by tab1',
    ]);
  });
});

describe('the line of an event', () => {
  it('is not there where the event tells nothing by itself, or nothing of interest', () => {
    const events = traceOf([
      { type: 'checkpoint' },
      { type: 'storage-cleared', ...at },
      { type: 'navigation-ended', tab: 'tab1', url: `${origin}/`, status: 304, reason: '' },
      { type: 'document-left', document: 1, kept: true, reason: '' },
    ]);

    expect(events.map((event) => eventLine(event, new Actors()))).to.deep.equal([null, null, null, null]);
  });

  it('keeps what could change the terminal from it', () => {
    const [note] = traceOf([{ type: 'note', text: 'a\u001bb' }]);

    expect(eventLine(note!, new Actors())).to.deep.equal({ tab: null, mark: '', text: 'a␛b', tone: 'title' });
  });

  it('names the origin of a page that is kept where another page of the tab has the same path', () => {
    const pages = [1, 2].map((n) => {
      const its = n === 1 ? origin : 'https://b.example';
      return { type: 'document-created', document: n, tab: 'tab1', url: `${its}/`, origin: its } as const;
    });
    const actors = new Actors();
    for (const event of traceOf(pages)) actors.note(event);

    const [left, returned] = traceOf([
      { type: 'document-left', document: 1, kept: true, reason: '' },
      { type: 'document-returned', document: 1 },
    ]);

    expect(eventLine(left!, actors)?.text).to.equal('a.example is kept');
    expect(eventLine(returned!, actors)?.text).to.equal('a.example is shown again');
  });
});
