import { expect } from 'chai';
import { Browser, type BareWindow, type Frame, type Tab } from '../../../lib/index.ts';
import { describeHtml, hosts, htmlHost, openTabs } from '../hosts.ts';
import { openServed, page } from '../lives/server.ts';
import { a as home, inside, open } from '../navigables/sandboxed.ts';
import { openChannel, openInto } from './open-channel.ts';

const a = 'https://a.example/';

for (const { name, host } of hosts) {
  describe(`who hears a channel (${name})`, () => {
    it('is every document of the origin: tabs, frames, about:blank frames, popups with and without an opener', async () => {
      const [tab, other] = await openTabs(host(), a, `${a}other`);
      const { browser } = tab;
      const frame = await tab.addFrame(`${a}frame`);
      const blank = await tab.addFrame('about:blank');
      tab.window.open(`${a}popup`);
      tab.window.open(`${a}alone`, '', 'noopener');
      await browser.settle();
      const popups = browser.tabs.slice(2);
      const places: readonly (Tab | Frame)[] = [tab, other, frame, blank, ...popups];
      const all = places.map((place) => openChannel(place));

      all[0]?.channel.postMessage('m');
      await browser.settle();

      expect(popups.map(({ url }) => url)).to.deep.equal([`${a}popup`, `${a}alone`]);
      expect(all.map(({ heard }) => heard)).to.deep.equal([[], ['m'], ['m'], ['m'], ['m'], ['m']]);
    });

    it('is no document of another port, scheme, host or subdomain', async () => {
      const strangers = ['https://a.example:8443/', 'http://a.example/', 'https://b.example/', 'https://sub.a.example/'] as const;
      const [tab, ...others] = await openTabs(host(), a, ...strangers);
      const heard = others.map((other) => openChannel(other).heard);
      const frame = await others[2].addFrame(`${a}frame`);
      const framed = openChannel(frame);

      openChannel(tab).channel.postMessage('m');
      await tab.browser.settle();

      expect(heard).to.deep.equal([[], [], [], []]);
      expect(framed.heard).to.deep.equal(['m']);
    });

    it('is nobody when a removed frame posts, which throws nothing, whatever is posted', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const { heard } = openChannel(other);
      const frame = await tab.addFrame(`${a}frame`);
      const { channel } = openChannel(frame);
      const { channel: closed } = openChannel(frame);
      closed.close();

      await frame.remove();
      for (const each of [channel, closed]) {
        each.postMessage('m');
        each.postMessage(() => 'no clone');
        each.close();
      }
      await tab.browser.settle();

      expect([heard, channel.name]).to.deep.equal([[], 'c']);
    });

    it('is not a frame that is removed before it could hear, and is who was posted to by a frame that is removed at once', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const frame = await tab.addFrame(`${a}frame`);
      const log: string[] = [];
      const own = openInto(log, 'tab', tab);
      openInto(log, 'other', other);
      const framed = openInto(log, 'frame', frame);

      own.postMessage('of the tab');
      framed.postMessage('of the frame');
      await frame.remove();
      await tab.browser.settle();

      expect(log.toSorted()).to.deep.equal(['other of the frame', 'other of the tab', 'tab of the frame']);
    });

    it('can be made in a document that is gone, and never hears', async () => {
      const [tab, other] = await openTabs(host(), a, a);
      const frame = await tab.addFrame(`${a}frame`);
      const { BroadcastChannel } = frame.window;
      await frame.remove();
      const log: string[] = [];
      openInto(log, 'other', other);

      const late = new BroadcastChannel('c');
      late.addEventListener('message', () => log.push('late'));
      late.postMessage('m');
      openChannel(other).channel.postMessage('to all');
      await tab.browser.settle();

      expect([late.name, log]).to.deep.equal(['c', ['other to all']]);
    });

    it('stays in the window of a popup or frame when its first page goes on with that window', async () => {
      const [tab] = await openTabs(host(), a);
      const popup = tab.window.open(`${a}popup`) as BareWindow;
      const early = openChannel({ window: popup });

      await tab.browser.settle();
      openChannel(tab).channel.postMessage('m');
      await tab.browser.settle();
      const heardAfterLoading = [...early.heard];
      const { heard } = openChannel(tab);
      early.channel.postMessage('of the popup');
      await tab.browser.settle();

      expect(popup.location.href).to.equal(`${a}popup`);
      expect([heardAfterLoading, heard]).to.deep.equal([['m'], ['of the popup']]);
      await tab.browser.tabs[1]?.close();
      early.channel.postMessage('gone');
      await tab.browser.settle();
      expect(heard).to.deep.equal(['of the popup']);
    });

    it('is nobody of another Browser', async () => {
      const [tab] = await openTabs(host(), a);
      const [stranger] = await openTabs(host(), a);
      const { heard } = openChannel(stranger);

      openChannel(tab).channel.postMessage('m');
      await tab.browser.settle();
      await stranger.browser.settle();

      expect(heard).to.deep.equal([]);
    });

    it('is nobody of the run before a reset', async () => {
      const browser = new Browser({ host: host() });
      const tab = await browser.open(a);
      const old = openChannel(tab);
      old.channel.postMessage('queued for nobody');

      await browser.reset();
      const other = await browser.open(a);
      const { channel, heard } = openChannel(other);
      old.channel.postMessage('from the old one');
      channel.postMessage('m');
      await browser.settle();

      expect([old.heard, heard]).to.deep.equal([[], []]);
    });
  });
}

describeHtml('channels of opaque origins', () => {
  it('reach nobody else, not even the same page in the same sandbox, and tell the origin null', async () => {
    const { tab, frame, browser } = await open('allow-scripts', '<p></p>');
    const { heard } = openChannel(tab);

    await inside(
      frame,
      `(globalThis.log = [], globalThis.one = new BroadcastChannel('c'), globalThis.two = new BroadcastChannel('c'),
      two.onmessage = ({ data, origin }) => log.push([data, origin]), one.postMessage('m'), 0)`,
    );
    openChannel(tab).channel.postMessage('of the page');
    await browser.settle();

    expect(tab.url).to.equal(home);
    expect(await inside(frame, 'log')).to.deep.equal([['m', 'null']]);
    expect(heard).to.deep.equal(['of the page']);
  });

  it('reach documents that inherit that origin', async () => {
    const markup = `<iframe src="data:text/html,<iframe id='blank'></iframe>"></iframe>`;
    const { tab, browser } = await openServed(htmlHost(), a, { '/': () => page(markup) });
    const [frame] = tab.frames as [Frame];

    await inside(
      frame,
      `(globalThis.log = [], globalThis.inner = new (document.getElementById('blank').contentWindow.BroadcastChannel)('c'),
      inner.onmessage = ({ data }) => log.push(data), new BroadcastChannel('c').postMessage('m'), 0)`,
    );
    await browser.settle();

    expect(await inside(frame, 'log')).to.deep.equal(['m']);
  });
});

describeHtml('channels of pages with scripts', () => {
  it('are heard by a page that opens one while it loads', async () => {
    const { tab, browser } = await openServed(htmlHost(), a, {
      '/late': () => page(`<script>window.log = []; new BroadcastChannel('c').onmessage = ({ data }) => log.push(data)</script>`),
    });
    const other = await browser.open(`${a}late`);

    openChannel(tab).channel.postMessage('m');
    await browser.settle();

    expect(await other.evaluate('log')).to.deep.equal(['m']);
  });
});
