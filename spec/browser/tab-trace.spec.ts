import { expect } from 'chai';
import { Browser } from '../../lib/index.ts';
import { expectFailure, failureOf } from './expect-failure.ts';

describe('the trace of a tab', () => {
  it('is what happened in it, and nothing of others', async () => {
    const browser = new Browser();
    const [writer, listener] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];

    writer.localStorage.setItem('cart', '3');
    writer.sessionStorage.setItem('cart', '4');
    listener.sessionStorage.setItem('cart', '5');
    await browser.settle();

    const written = (tab: typeof writer, area: string): unknown[] =>
      tab.trace.events({ type: 'storage-written', area, key: 'cart' }).map(({ newValue }) => newValue);
    expect(written(writer, 'localStorage')).to.deep.equal(['3']);
    expect(written(writer, 'sessionStorage')).to.deep.equal(['4']);
    expect(written(listener, 'localStorage')).to.deep.equal([]);
    expect(written(listener, 'sessionStorage')).to.deep.equal(['5']);
    expect(listener.trace.events({ type: 'event-fired' }).map(({ key }) => key)).to.deep.equal(['cart']);
  });

  it('has nothing of frames, which have their own', async () => {
    const tab = await new Browser().open('https://a.example/');
    const frame = await tab.addFrame('https://a.example/frame');

    tab.localStorage.setItem('of', 'tab');
    frame.localStorage.setItem('of', 'frame');

    const written = { type: 'storage-written', key: 'of' } as const;
    expect(tab.trace.events(written).map(({ newValue }) => newValue)).to.deep.equal(['tab']);
    expect(frame.trace.events(written).map(({ newValue }) => newValue)).to.deep.equal(['frame']);
  });

  it('is there after the end of the tab', async () => {
    const tab = await new Browser().open('https://a.example/');

    await tab.close();

    expect(tab.trace.events().map(({ type }) => type)).to.include.members(['tab-opened', 'tab-closed']);
  });

  it('takes no name of a tab, and no filter that does not exist', async () => {
    const tab = await new Browser().open('https://a.example/');
    const ofAnother: object = { tab: 'tab2' };

    expectFailure(await failureOf(() => tab.trace.events(ofAnother)), 'BAD_OPTION', 'filter tab');
  });
});
