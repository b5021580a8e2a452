import { runInContext } from 'node:vm';
import { expect } from 'chai';
import * as happyDom from 'happy-dom';
import MultipartFormDataParser from 'happy-dom/lib/fetch/multipart/MultipartFormDataParser.js';
import type { DocumentHost, DocumentInit } from '../../lib/html/records/document-host.ts';
import { definer } from '../../lib/hosts/happy-dom/globals.ts';
import * as happy from '../../lib/hosts/happy-dom/window.ts';
import * as jsdom from '../../lib/hosts/jsdom/window.ts';
import { proxyTo } from './contract-setup.ts';
import { HooksDouble } from './hooks-double.ts';
import { ObjectSnapshot } from './object-snapshot.ts';

const { BrowserWindow, Event, HTMLBodyElement } = happyDom;

function initOf(): DocumentInit {
  return {
    ...{ url: 'https://a.example/dir/page', origin: 'https://a.example', referrer: 'https://r.example/' },
    ...{ contentType: 'text/html', scripting: true, hooks: new HooksDouble() },
    windowProxy: proxyTo((): DocumentHost => ({ window: {} }) as DocumentHost),
  };
}

/** What accessors of a window lead to. */
function objectsOf({
  document,
  location,
  history,
  navigator,
}: Record<'document' | 'location' | 'history' | 'navigator', object>) {
  return { document, location, history, navigator };
}

/** Put into a window of happy-dom while that is being made: before the snapshot, so that undoing shows as a difference. */
const putInEarly: readonly string[] = [
  ...['Anchor', 'Area', 'Audio', 'Base', 'Body', 'Button', 'Embed', 'Form', 'IFrame', 'Image', 'Input', 'Link', 'Meta', 'Mod'],
  ...['Object', 'Quote', 'Script', 'Source', 'Track', 'Video'],
].map((name) => `HTML${name}Element`);

interface Gap {
  readonly reason: string;
  isThere(raw: happyDom.BrowserWindow): boolean;
}

/** What undoing does not put back in a window of happy-dom. */
const gaps: Readonly<Record<string, Gap>> = {
  'the class of the window': {
    reason: 'happy-dom asks its methods in the middle of the constructor, so the window is made by a class of ours',
    isThere: (raw) => Object.getPrototypeOf(raw) !== BrowserWindow.prototype,
  },
  'the elements that were there': {
    reason: 'an element keeps the class that it was made with, body as soon as there is a document',
    isThere: (raw) => Object.getPrototypeOf(raw.document.body) !== HTMLBodyElement.prototype,
  },
  'timeStamp of events': {
    reason: 'it stands on a class that all windows share, and answers for windows that are not of the model as happy-dom does',
    isThere: () => Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp')?.get?.name !== 'get timeStamp',
  },
  'the boundary of a multipart body': {
    reason: 'happy-dom has one function for all windows',
    isThere: () => MultipartFormDataParser.formDataToStream.name !== 'formDataToStream',
  },
};

describe('a window of jsdom', () => {
  it('is as jsdom made it once all patches are undone', () => {
    const init = initOf();
    const raw = jsdom.plainWindow(init);
    const before = new ObjectSnapshot({ window: raw, ...objectsOf(raw) });

    const { insides } = jsdom.fitWindow(raw, init);
    runInContext('Intl.NumberFormat', raw);
    jsdom.replaceDocument(insides, { ...init, url: 'https://a.example/b' });
    const during = before.differences();
    insides.patches.undo();

    expect(during).to.include.members([
      'window.Date',
      'window._document',
      'history.pushState',
      'location.Symbol(impl).href',
      'window.Node.prototype.appendChild.__proto__',
    ]);
    expect(before.differences()).to.deep.equal([]);
  });

  it('works as one of jsdom again', () => {
    const init = initOf();
    const raw = jsdom.plainWindow(init);

    jsdom.fitWindow(raw, init).insides.patches.undo();

    const code = `let heard = 0; addEventListener('x', () => heard++); dispatchEvent(new Event('x'));
      history.pushState(1, '', '/p'); document.cookie = 'a=1';
      [heard, location.pathname, history.state, document.cookie, document.baseURI].join()`;
    expect(runInContext(code, raw)).to.equal('1,/p,1,a=1,https://a.example/p');
    expect((init.hooks as HooksDouble).calls).to.deep.equal([]);
  });
});

describe('a window of happy-dom', () => {
  it('is as happy-dom made it once all patches are undone', () => {
    const init = initOf();
    const plain = happy.plainWindow(init);
    const { raw } = plain;
    const before = new ObjectSnapshot({ window: raw, global: runInContext('this', raw) as object, ...objectsOf(raw) });

    const { insides } = happy.fitWindow(plain, init);
    definer(insides)('localStorage', { get: () => null });
    runInContext('Intl.NumberFormat', raw);
    happy.replaceDocument(insides, { ...init, url: 'https://a.example/b' });
    const during = before.differences();
    insides.patches.undo();

    const early = [...['global', 'window'].flatMap((root) => putInEarly.map((name) => `${root}.${name}`))];
    expect(during).to.include.members([
      'window.Date',
      'window.document',
      'history.pushState',
      'location.href',
      'global.__proto__',
    ]);
    // Node 22 and later show symbols of the object behind the global on that, too.
    const after = before.differences().filter((path) => !path.endsWith('.Symbol(readyStateManager)'));
    expect(after).to.deep.equal(early);
    for (const name of putInEarly) expect(Reflect.get(raw, name), name).to.equal(Reflect.get(happyDom, name));
  });

  for (const [name, gap] of Object.entries(gaps)) {
    it(`keeps ${name}: ${gap.reason}`, () => {
      const init = initOf();
      const plain = happy.plainWindow(init);

      happy.fitWindow(plain, init).insides.patches.undo();

      expect(gap.isThere(plain.raw)).to.equal(true);
    });
  }
});
