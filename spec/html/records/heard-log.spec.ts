import { expect } from 'chai';
import { runInNewContext } from 'node:vm';
import { tabs } from '../../../lib/testing/tabs.ts';
import { HeardLog } from '../../../lib/html/records/heard-log.ts';
import { areaOf } from '../../storage/shed-double.ts';

const area = areaOf({ identifier: 'sessionStorage' });
const url = 'https://a.example/';
const listener = { id: 3, url: 'https://a.example/two' };

function logOf(count: number): HeardLog {
  const log = new HeardLog();
  for (let number = 1; number <= count; number++)
    log.add({ area, key: 'k', oldValue: null, newValue: `${number}`, url }, listener);
  return log;
}

describe('what a navigable heard', () => {
  it('is nothing at first, and nothing again once it was cleared', () => {
    const log = logOf(100);

    log.clear();

    expect([new HeardLog().events(), log.events()]).to.deep.equal([[], []]);
  });

  it('is plain data, with the names of the areas', () => {
    const log = logOf(1);

    const [event] = log.events();

    expect(event).to.deep.equal({ key: 'k', oldValue: null, newValue: '1', url, storageArea: 'sessionStorage' });
  });

  it('is made of the intrinsics of who asks', () => {
    const { Array, Object } = runInNewContext('globalThis') as typeof globalThis;

    const events = logOf(1).events({ Array, Object });

    expect(Reflect.getPrototypeOf(events)).to.equal(Array.prototype);
    expect(Reflect.getPrototypeOf(events[0] as object)).to.equal(Object.prototype);
    expect({ ...events[0] }).to.deep.equal({ key: 'k', oldValue: null, newValue: '1', url, storageArea: 'sessionStorage' });
  });

  it('says which document heard, to who asks for it and not to who compares', () => {
    const theirs = runInNewContext('globalThis') as typeof globalThis;

    for (const events of [logOf(1).events(), logOf(1).events(theirs)]) {
      expect([events[0]?.document, events[0]?.documentId]).to.deep.equal(['https://a.example/two', 3]);
      expect(Object.keys(events[0] ?? {})).to.deep.equal(['key', 'oldValue', 'newValue', 'url', 'storageArea']);
    }
  });

  it('is in order, oldest first, however long it is', () => {
    for (const count of [16, 17, 48, 49, 5000]) {
      const values = logOf(count)
        .events()
        .map(({ newValue }) => Number(newValue));

      expect(values).to.deep.equal(Array.from({ length: count }, (_, index) => index + 1));
    }
  });

  it('goes on after it was cleared', () => {
    const log = logOf(100);

    log.clear();
    log.add({ area, key: null, oldValue: null, newValue: null, url }, listener);

    expect(log.events()).to.deep.equal([{ key: null, oldValue: null, newValue: null, url, storageArea: 'sessionStorage' }]);
  });

  it('keeps the latest 65,536 events at least', () => {
    const count = 150_000;

    const events = logOf(count).events();

    expect(events.length).to.be.within(65_536, 80_000);
    expect(events.map(({ newValue }) => Number(newValue))).to.deep.equal(
      events.map((_, index) => count - events.length + 1 + index),
    );
  });

  it('is that of each tab by itself', async () => {
    const [writer, hearer] = await tabs(2);

    writer.localStorage.setItem('k', 'v');
    await writer.browser.settle();

    expect([writer.heard, hearer.heard.length]).to.deep.equal([[], 1]);
  });

  it('tells the pages of one tab apart', async () => {
    const [writer, hearer] = await tabs(2, { url: 'https://a.example/' });
    writer.localStorage.setItem('k', '1');
    await writer.browser.settle();

    await hearer.goto('/next');
    writer.localStorage.setItem('k', '2');
    await writer.browser.settle();

    expect(hearer.heard.map(({ newValue, document }) => [newValue, document])).to.deep.equal([
      ['1', 'https://a.example/'],
      ['2', 'https://a.example/next'],
    ]);
    const documents = writer.browser.trace.events({ type: 'event-fired' }).map(({ document }) => document);
    expect(hearer.heard.map(({ documentId }) => documentId)).to.deep.equal(documents);
  });
});
