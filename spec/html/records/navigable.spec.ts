import { expect } from 'chai';
import { destroyChildNavigable } from '../../../lib/html/frames/child-navigable.ts';
import { openerOf } from '../../../lib/html/windows/opener.ts';
import { Browser, type BareWindow } from '../../../lib/index.ts';
import { hooked } from '../hooked-host.ts';
import { frameIn, popupOf, tabAt } from '../model-tree.ts';

const a = 'https://a.example/';

describe('a navigable', () => {
  it('is named after what made it, by order of making', async () => {
    const { tab } = await hooked(a);
    const first = await tab.addFrame('/1');
    await first.remove();
    const second = await tab.addFrame('/2');
    const inner = await second.addFrame('/3');

    expect([tab, first, second, inner].map(({ name }) => name)).to.deep.equal([
      'tab1',
      'tab1/frame1',
      'tab1/frame2',
      'tab1/frame2/frame1',
    ]);
  });

  it('shows a document as long as it is there, and its window after that', async () => {
    const { tab, browser } = await hooked(a);
    const { window } = tab;

    await tab.close();

    expect([window.closed, window.location.href, window.top]).to.deep.equal([true, a, null]);
    expect(browser.tabs).to.deep.equal([]);
  });

  it('has no frames any more when it is gone', async () => {
    const { tab } = await hooked(a);
    const { window } = tab;
    await tab.addFrame('/f');

    await tab.close();

    expect([window.length, Reflect.get(window, 0), tab.frames]).to.deep.equal([0, undefined, []]);
  });

  it('keeps its name over navigations', async () => {
    const { tab } = await hooked(a);

    tab.window.name = 'main';
    await tab.goto('/next');

    expect(tab.window.name).to.equal('main');
  });

  it('converts its name as a string, and a document that is gone has none', async () => {
    const { tab } = await hooked(a);
    const { window } = tab;

    Reflect.set(window, 'name', 5);
    const before: string = window.name;
    await tab.close();
    window.name = 'ghost';

    expect([before, window.name]).to.deep.equal(['5', '']);
  });

  it('can be told by another origin to close only when it is a tab', async () => {
    const { tab, browser } = await hooked(a);
    const frame = await tab.addFrame('https://b.example/');
    const seen: object = Reflect.get(tab.window, 0);

    Reflect.apply(Reflect.get(seen, 'close'), seen, []);
    await browser.settle();

    expect([frame.removed, tab.closed]).to.deep.equal([false, false]);
  });

  it('is closed for another origin, and has no relations, when it is gone', async () => {
    const { tab } = await hooked(a);
    const frame = await tab.addFrame('https://b.example/');
    const seen: object = Reflect.get(tab.window, 0);
    const before = ['closed', 'parent', 'top'].map((name) => Reflect.get(seen, name) as unknown);

    await frame.remove();
    const after = ['closed', 'parent', 'top', 'length'].map((name) => Reflect.get(seen, name) as unknown);
    Reflect.apply(Reflect.get(seen, 'close'), seen, []);
    Reflect.set(seen, 'location', 'https://c.example/');
    const { tasks } = await tab.browser.settle();

    expect(before).to.deep.equal([false, tab.window, tab.window]);
    expect(after).to.deep.equal([true, null, null, 0]);
    expect(tasks).to.equal(0);
  });

  it('shows its opener, until that is disowned, or gone', () => {
    const { document } = tabAt('https://a.example/');
    const frame = frameIn(document);
    const [popup, other] = [popupOf(frame.activeDocument!), popupOf(document)];
    const shown = (): unknown[] => [popup, other].map((each) => openerOf(each, document.origin) !== null);

    const before = shown();
    Reflect.set(other.activeDocument!.window, 'opener', null);
    destroyChildNavigable(frame);

    expect([before, shown()]).to.deep.equal([
      [true, true],
      [false, false],
    ]);
  });

  it('is closed from window.close() on, before the task of that has run, and not any more when the user stays', async () => {
    const browser = new Browser({ beforeUnload: 'stay' });
    const tab = await browser.open('https://a.example/');
    const window = tab.window.open('/p') as BareWindow;
    await browser.settle();
    tab.popups[0]!.window.addEventListener('beforeunload', (event) => event.preventDefault());

    window.close();
    const during = window.closed;
    await browser.settle();

    expect([during, window.closed, tab.popups.length]).to.deep.equal([true, false, 1]);
  });
});
