import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Browser, type Tab } from '../../lib/index.ts';
import { Actors } from '../../lib/trace/actors.ts';
import { disk } from '../../lib/node/index.ts';
import { storageModels } from '../../lib/coherence/storage-model.ts';
import { copyModels, get, opened, pass, url } from './opened.ts';

for (const storage of copyModels) {
  describe(`copies of storage, as in ${storage}`, () => {
    it('shows a write at once to its own process, and to others when both messages have arrived', async () => {
      const { browser, tabs, heard } = await opened(2, { storage });
      const [a, b] = tabs;
      expect(get(b)).to.equal(null);

      a?.localStorage.setItem('k', '1');

      expect([get(a), get(b), browser.storage.entries({ origin: 'https://a.example' })]).to.deep.equal(['1', null, []]);
      await pass(browser, 'tab1', 'browser');
      expect([get(b), browser.storage.entries({ origin: 'https://a.example' }).length]).to.deep.equal([null, 1]);
      await pass(browser, 'browser', 'tab2');
      expect(get(b)).to.equal('1');
      expect(heard).to.deep.equal([]);
      await browser.settle();
      expect(heard).to.deep.equal(['tab2 k: null to 1']);
    });

    it('loads a copy at its first use, and receives nothing of what was under way to it', async () => {
      const { browser, tabs, heard } = await opened(2, { storage });
      tabs[0]?.localStorage.setItem('k', '1');
      await pass(browser, 'tab1', 'browser');

      expect(get(tabs[1])).to.equal('1');
      await browser.settle();

      expect(heard).to.deep.equal([]);
      expect(
        browser.trace.events({ type: 'task-removed' }).map((event) => Reflect.get(event, 'reason') as unknown),
      ).to.deep.equal(['pipe replaced']);
    });

    it('delivers what a process had sent before it crashed, and nothing to it', async () => {
      const { browser, tabs } = await opened(2, { storage });
      const [a, b] = tabs;
      void [get(a), get(b)];
      b?.localStorage.setItem('of b', '1');
      await pass(browser, 'tab2', 'browser');
      a?.localStorage.setItem('k', '1');

      a?.crash();
      await browser.settle();

      expect(get(b)).to.equal('1');
      expect(
        browser.trace.events({ type: 'task-removed' }).some((event) => Reflect.get(event, 'reason') === 'process gone'),
      ).to.equal(true);
      tabs[1]?.crash();
      const alone = await browser.open('https://b.example/');
      alone.crash();
    });

    it('leaves sessions alone, and what is left of a run', async () => {
      const { browser, tabs } = await opened(1, { storage });
      const { window } = tabs[0] as Tab;
      const before = window.localStorage;
      window.sessionStorage.setItem('k', '1');
      before.setItem('k', '1');
      expect(browser.pending.map(({ name }) => name)).to.deep.equal(['tab1>browser']);

      await browser.reset();
      before.setItem('k', '2');

      expect(browser.pending).to.deep.equal([]);
      expect(get(browser.tabs[0])).to.equal(null);
    });

    it('is told in a timeline, with a column for each copy, and in sentences', async () => {
      const { browser, tabs } = await opened(2, { storage });
      void get(tabs[1]);
      tabs[0]?.localStorage.setItem('k', '1');
      await browser.settle();

      const text = browser.trace.toText();

      expect(text)
        .to.match(/local +local/)
        .and.to.match(/in tab\d +in tab\d/);
      const actors = new Actors();
      for (const event of browser.trace.events()) actors.note(event);
      expect(actors.areaName('localStorage https://a.example in tab2')).to.equal('localStorage of https://a.example in tab2');
    });
  });
}

for (const storage of storageModels) {
  describe(`storage as in ${storage}`, () => {
    it('loses nothing that was under way when the user quits', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'copies-'));
      const { browser, tabs } = await opened(1, { storage, profile: disk(folder) });
      tabs[0]?.localStorage.setItem('k', '1');
      await browser.restart();
      const next = await browser.open(url);
      expect(get(next)).to.equal('1');
      next.localStorage.setItem('k', '2');

      await browser.close();

      const later = new Browser({ profile: disk(folder) });
      expect(get(await later.open(url))).to.equal('2');
      await later.close();
      rmSync(folder, { recursive: true });
    });
  });
}
