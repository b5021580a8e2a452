import { expect } from 'chai';
import { openBare } from './open-bare.ts';

describe('document of a bare window', () => {
  it('is an empty one that is shown', () => {
    const { document } = openBare().window;

    const { baseURI, contentType, characterSet, compatMode, nodeType, nodeName, visibilityState, hidden } = document;

    expect([baseURI, contentType, characterSet, compatMode]).to.deep.equal([
      'https://a.example/dir/page?q#f',
      'text/html',
      'UTF-8',
      'CSS1Compat',
    ]);
    expect([nodeType, nodeName, visibilityState, hidden, document.hasFocus()]).to.deep.equal([
      9,
      '#document',
      'visible',
      false,
      true,
    ]);
    expect([document.documentElement, document.head, document.body]).to.deep.equal([null, null, null]);
    expect(String(document)).to.equal('[object Document]');
  });

  it('has the location of its window', () => {
    const { window } = openBare();

    expect(window.document.location).to.equal(window.location);
  });

  it('keeps its title as a string', () => {
    const { document } = openBare().window;
    const before = document.title;

    document.title = 7;

    expect([before, document.title]).to.deep.equal(['', '7']);
  });

  it('has event handlers', () => {
    const { host, window } = openBare();
    const { document } = window;
    const seen: string[] = [];
    const handler = (): number => seen.push(document.readyState);

    document.onreadystatechange = handler;
    document.onvisibilitychange = handler;
    host.setReadyState('complete');
    document.dispatchEvent(new window.Event('visibilitychange'));

    expect(seen).to.deep.equal(['complete', 'complete']);
    expect([document.onreadystatechange, document.onvisibilitychange]).to.deep.equal([handler, handler]);
  });

  it('keeps load to itself, and lets all else reach the window', () => {
    const { window } = openBare();
    const seen: string[] = [];
    for (const type of ['load', 'x']) window.addEventListener(type, () => seen.push(type));

    for (const type of ['load', 'x']) window.document.dispatchEvent(new window.Event(type, { bubbles: true }));

    expect(seen).to.deep.equal(['x']);
  });

  it('makes listeners of wheels passive', () => {
    const { window } = openBare();
    window.document.addEventListener('wheel', (event) => event.preventDefault());

    expect(window.document.dispatchEvent(new window.Event('wheel', { cancelable: true }))).to.equal(true);
  });

  it('creates events that wait for initEvent', () => {
    const { host, window } = openBare();
    class StorageEvent extends window.Event {}
    host.define('StorageEvent', { value: StorageEvent });
    const { document } = window;

    const created = ['Event', 'HTMLEvents', 'HashChangeEvent', 'MessageEvent', 'BeforeUnloadEvent', 'storageevent'].map((name) =>
      document.createEvent(name),
    );

    expect(created.map(String)).to.deep.equal([
      '[object Event]',
      '[object Event]',
      '[object HashChangeEvent]',
      '[object MessageEvent]',
      '[object BeforeUnloadEvent]',
      '[object Event]',
    ]);
    expect(created[5]).to.be.instanceOf(StorageEvent);
    for (const event of created) expect(() => window.dispatchEvent(event)).to.throw(window.DOMException);
  });

  it('throws a NotSupportedError for other events', () => {
    const { window } = openBare();

    for (const name of ['nothing', 'storageevent']) {
      expect(() => window.document.createEvent(name))
        .to.throw(window.DOMException)
        .with.property('name', 'NotSupportedError');
    }
    expect(() => Reflect.apply(window.document.createEvent, window.document, [])).to.throw(TypeError);
  });

  it('has no window after destroy', () => {
    const { host, window } = openBare();
    const { document } = window;

    host.destroy();

    expect([document.defaultView, document.hasFocus()]).to.deep.equal([null, false]);
  });
});
