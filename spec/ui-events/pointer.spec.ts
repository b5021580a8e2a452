import { expect } from 'chai';
import { openUserPage } from './user-page.ts';

describe('a click', () => {
  it('presses and releases the mouse, and clicks, all of it trusted', async () => {
    const { tab, heard } = await openUserPage('<button id="b">Go</button>');

    await tab.click('#b');

    expect(heard()).to.deep.equal([
      'pointerdown b',
      'mousedown b',
      'focus b',
      'focusin b',
      'pointerup b',
      'mouseup b',
      'click b',
    ]);
  });

  it('comes after the mouse has moved there, out of where it was', async () => {
    const { tab, heard } = await openUserPage('<p id="p"><b id="b">x</b></p><i id="i">y</i>', ['pointer', 'pressing']);
    await tab.hover('#b');
    heard();

    await tab.click('#i');

    expect(heard()).to.deep.equal([
      ...['pointerout b', 'pointerleave b', 'pointerleave p', 'pointerover i', 'pointerenter i'],
      ...['mouseout b', 'mouseleave b', 'mouseleave p', 'mouseover i', 'mouseenter i', 'pointermove i', 'mousemove i'],
      ...['pointerdown i', 'mousedown i', 'pointerup i', 'mouseup i', 'click i'],
    ]);
  });

  it('tells of its button, its count and its window', async () => {
    const { tab, run } = await openUserPage('<button id="b">Go</button>');
    run(`globalThis.told = [];
      for (const type of ['pointerdown', 'mouseup', 'click']) addEventListener(type, (event) => {
        told.push([type, event.constructor.name, event.button, event.buttons, event.detail, event.view === window, event.pointerType ?? null].join());
      });`);

    await tab.click('#b');

    expect([...(run('told') as string[])]).to.deep.equal([
      'pointerdown,PointerEvent,0,1,0,true,mouse',
      'mouseup,MouseEvent,0,0,1,true,',
      'click,PointerEvent,0,0,1,true,mouse',
    ]);
  });

  it('leaves out the events of the mouse where pointerdown is cancelled', async () => {
    const { tab, heard, run } = await openUserPage('<button id="b">Go</button>', ['pressing']);
    run(`addEventListener('pointerdown', (event) => event.preventDefault())`);

    await tab.click('#b');

    expect(heard()).to.deep.equal(['pointerdown b', 'pointerup b', 'click b']);
  });

  it('moves no focus where mousedown is cancelled', async () => {
    const { tab, heard, run } = await openUserPage('<button id="b">Go</button>');
    run(`addEventListener('mousedown', (event) => event.preventDefault())`);

    await tab.click('#b');

    expect(heard()).to.deep.equal(['pointerdown b', 'mousedown b', 'pointerup b', 'mouseup b', 'click b']);
  });

  it('ends with the element that it is on', async () => {
    for (const [type, after] of [
      ['pointerdown', ['pointerdown b']],
      ['mousedown', ['pointerdown b', 'mousedown b']],
      ['mouseup', ['pointerdown b', 'mousedown b', 'pointerup b', 'mouseup b']],
      ['mousemove', []],
    ] as const) {
      const { tab, heard, run } = await openUserPage('<button id="b">Go</button>', ['pressing']);
      run(`addEventListener('${type}', ({ target }) => target.remove())`);

      await tab.click('#b');

      expect([type, heard()]).to.deep.equal([type, after]);
    }
  });

  it('is one task of the user interaction source, with promise jobs between two listeners', async () => {
    const { browser, tab, run } = await openUserPage('<button id="b">Go</button>');
    run(`globalThis.order = [];
      for (const n of [1, 2]) b.addEventListener('click', () => { order.push(n); Promise.resolve().then(() => order.push('job ' + n)); });
      b.onclick = () => { order.push('handler'); };`);
    const before = browser.trace.events({ type: 'task-queued' }).length;

    await tab.click('#b');

    expect([...(run('order') as string[])]).to.deep.equal([1, 'job 1', 2, 'job 2', 'handler']);
    const tasks = browser.trace.events({ type: 'task-queued' }).slice(before);
    expect(tasks.map(({ label, source }) => [label, source])).to.deep.equal([['click #b', 'user interaction']]);
  });
});

describe('a double click', () => {
  it('is two clicks and dblclick', async () => {
    const { tab, heard, run } = await openUserPage('<p id="p">x</p>', ['pressing']);
    run(`globalThis.details = []; addEventListener('click', ({ detail }) => details.push(detail))`);

    await tab.dblclick('#p');

    const click = ['pointerdown p', 'mousedown p', 'pointerup p', 'mouseup p', 'click p'];
    expect(heard()).to.deep.equal([...click, ...click, 'dblclick p']);
    expect([...(run('details') as number[])]).to.deep.equal([1, 2]);
  });

  it('stops where its element goes', async () => {
    const { tab, heard, run } = await openUserPage('<p id="p">x</p>', ['pressing']);
    run(`addEventListener('click', ({ target }) => target.remove())`);

    await tab.dblclick('#p');

    expect(heard()).to.deep.equal(['pointerdown p', 'mousedown p', 'pointerup p', 'mouseup p', 'click p']);
  });
});

describe('an element that goes while the mouse is on it', () => {
  /** What the button itself hears, of which `at` takes it away. */
  async function heardUntil(at: string, call: 'click' | 'dblclick'): Promise<unknown> {
    const { tab, run } = await openUserPage('<div id="d" tabindex="0"><button id="b">b</button></div>', []);
    run(`globalThis.seen = [];
      for (const type of ['pointerdown', 'mousedown', 'focus', 'pointerup', 'mouseup', 'click', 'dblclick'])
        b.addEventListener(type, () => { seen.push(type); if (type === '${at}' && (type !== 'click' || seen.length > ${call === 'click' ? 0 : 7})) b.remove(); });`);
    await tab[call]('#b');
    return run('seen.join()');
  }

  const first = ['pointerdown', 'mousedown', 'focus', 'pointerup', 'mouseup', 'click'];
  for (const at of first) {
    it(`hears nothing after ${at}`, async () => {
      expect(await heardUntil(at, 'click')).to.equal(first.slice(0, first.indexOf(at) + 1).join());
    });
  }

  it('hears of no second click after the first, and of no dblclick after the second', async () => {
    expect(await heardUntil('mouseup', 'dblclick')).to.equal(first.slice(0, 5).join());
    expect(await heardUntil('click', 'dblclick')).to.equal(
      [...first, 'pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'].join(),
    );
  });

  it('is left by the mouse without a word', async () => {
    const { tab, run } = await openUserPage('<b id="x">x</b><button id="b">b</button>', []);
    run(
      `globalThis.seen = []; for (const type of ['pointerout', 'mouseleave']) x.addEventListener(type, () => seen.push(type));`,
    );

    await tab.hover('#x');
    run('x.remove()');
    await tab.hover('#b');

    expect(run('seen.join()')).to.equal('');
  });
});
