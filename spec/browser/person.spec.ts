import { expect } from 'chai';
import { bare, Browser, type Frame } from '../../lib/index.ts';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { openUserPage, refused } from '../ui-events/user-page.ts';

describe('what a person does', () => {
  it('is refused on a host without elements, with the cure', async () => {
    const tab = await new Browser({ host: bare() }).open('https://a.example/');

    const errors = [await refused(tab.click('#buy')), await refused(tab.press('Enter')), await refused(tab.type('#n', 'x'))];

    expect(errors.map(({ code, mend }) => [code, mend])).to.deep.equal(
      Array.from({ length: 3 }, () => [
        'HOST_WITHOUT_HTML',
        "Make the Browser with host: happyDom(), from 'storageloom/happy-dom'.",
      ]),
    );
  });

  it('is refused where the tab is closed, hidden, or a frame gone', async () => {
    const { tab, run } = await openUserPage('<button id="b">b</button><iframe src="/f"></iframe>');
    const [frame] = tab.frames;
    await tab.hide();
    const hidden = [await refused(tab.click('#b')), await refused(frame!.press('a'))];
    await tab.show();
    run(`document.querySelector('iframe').remove()`);
    const gone = await refused(frame!.click('#b'));
    await tab.close();
    const closed = await refused(tab.press('a'));

    expect(hidden.map(({ code, what, why }) => [code, what, why])).to.deep.equal([
      ['NOT_ACTIONABLE', 'tab1 cannot click.', 'tab1 is hidden: the user does not see it.'],
      ['NOT_ACTIONABLE', 'tab1/frame1 cannot press.', 'tab1 is hidden: the user does not see it.'],
    ]);
    expect([gone.code, closed.code]).to.deep.equal(['FRAME_REMOVED', 'TAB_CLOSED']);
  });

  it('is in the trace as refused where it was, with the code of the error', async () => {
    const { browser, tab } = await openUserPage('<button id="b" disabled>b</button><input id="n">');

    await refused(tab.click('#b'));
    await refused(tab.type('#none', 'x'));
    await tab.fill('#n', 'x');

    expect(browser.trace.events({ type: 'input-refused' }).map(({ code, reason }) => [code, reason])).to.deep.equal([
      ['NOT_ACTIONABLE', 'It is disabled.'],
      ['NO_ELEMENT', 'Nothing there is called nearly so.'],
    ]);
    const drawn = browser.trace.toText({ width: 120 });
    expect(drawn).to.include('✗ click #b: refused (NOT_ACTIONABLE)').and.to.include('✗ focus #none: refused (NO_ELEMENT)');
    expect(drawn).to.include('▸ fill #n').and.not.to.include('▸ click').and.not.to.include('▸ focus');
  });

  it('is refused from inside page code, and for what is no text and no key', async () => {
    const { tab } = await openUserPage('<input id="n">');
    let inside: Promise<unknown> = Promise.resolve();
    await tab.run(() => {
      inside = refused(tab.click('#n'));
    });

    const errors = [
      await refused(tab.fill('#n', 1 as never)),
      await refused(tab.type('#n', undefined as never)),
      await refused(tab.press('' as never)),
      await refused(tab.press(13 as never)),
      await refused(tab.press('Entre')),
      await refused(tab.press('Ctrl+a')),
    ];

    expect(await inside).to.have.property('code', 'REENTRANT');
    expect(errors.map(({ code }) => code)).to.deep.equal(Array(6).fill('BAD_OPTION'));
    expect(errors.map(({ mend }) => mend)).to.deep.equal([
      "Write tab.fill('#name', 'Ada').",
      "Write tab.type('#name', 'Ada').",
      "Write tab.press('Enter').",
      "Write tab.press('Enter').",
      "Write tab.press('Enter').",
      "Write tab.press('Control+a').",
    ]);
  });

  it('happens in a frame by the handle of the frame', async () => {
    const pages = ({ url }: Request): Response =>
      new Response(url.endsWith('/f') ? '<button id="b" onclick="parent.clicked = 1">b</button>' : '<iframe src="/f"></iframe>', {
        headers: { 'content-type': 'text/html' },
      });
    const tab = await new Browser({ host: happyDom(), pages }).open('https://a.example/');

    const { message } = await refused(tab.frames[0]!.click('#c'));
    await tab.frames[0]!.click('#b');

    expect([Reflect.get(tab.window, 'clicked'), message.slice(0, 18)]).to.deep.equal([1, 'frame.click() foun']);
  });

  it('ends with the document, when that goes in the middle of it', async () => {
    const { tab, run, heard } = await openUserPage('<input id="n"><iframe></iframe>', ['keys']);
    run(`n.addEventListener('keydown', ({ key }) => { if (key === 'b') close(); })`);

    await tab.type('#n', 'ab');

    expect(heard().at(-1)).to.equal('keyup n');
  });

  it('says nothing of an element whose document a listener has ended', async () => {
    for (const type of ['focus', 'pointerdown', 'click']) {
      const { tab, run } = await openUserPage('<iframe srcdoc="<input type=checkbox id=c>"></iframe>', []);
      const [frame] = tab.frames;
      frame!.window.addEventListener(type, () => run(`document.querySelector('iframe').remove()`), true);

      await frame!.check('#c');

      expect([type, frame!.removed]).to.deep.equal([type, true]);
    }
  });

  it('is over when its task is: what follows from it waits', async () => {
    const { browser, tab, run } = await openUserPage('<button id="b">b</button>');
    run(`globalThis.order = []; b.onclick = () => { order.push('click'); setTimeout(() => order.push('timer')); }`);

    await tab.click('#b');
    const before = run('order.join()');
    await browser.settle({ timers: true });

    expect([before, run('order.join()')]).to.deep.equal(['click', 'click,timer']);
  });

  it('throws nothing that a listener throws: the page hears of it', async () => {
    const { tab, run, heard } = await openUserPage('<button id="b">b</button>', ['pressing']);
    run(`globalThis.errors = []; onerror = (message) => { errors.push(message); return true; };
      b.addEventListener('mousedown', () => { throw new Error('mine'); })`);

    await tab.click('#b');

    expect([run('errors.join()'), heard().at(-1)]).to.deep.equal(['Uncaught Error: mine', 'click b']);
  });

  it('runs by itself where tasks do', async () => {
    const { tab, heard } = await openUserPage('<button id="b">b</button>', ['pressing'], { pump: 'auto' });

    await tab.click('#b');

    expect(heard().at(-1)).to.equal('click b');
  });
});

describe('an element that goes as the mouse reaches it', () => {
  for (const call of ['click', 'dblclick'] as const) {
    it(`is not pressed: ${call}`, async () => {
      const { tab, run } = await openUserPage('<button id="b">b</button>', []);
      run(`globalThis.pressed = 0; b.addEventListener('pointerdown', () => pressed++); b.onmouseenter = () => b.remove();`);

      await tab[call]('#b');

      expect(run('pressed')).to.equal(0);
    });
  }
});

describe('what a person does in a frame', () => {
  for (const [what, act] of [
    ['a click', (frame: Frame) => frame.click('#n')],
    ['a key', (frame: Frame) => frame.press('a')],
    ['a text', (frame: Frame) => frame.type('#n', '')],
  ] as const) {
    it(`has the focus from then on: ${what}`, async () => {
      const { tab } = await openUserPage('<iframe srcdoc="<input id=n>"></iframe>', []);
      const frame = tab.frames[0]! as unknown as Frame;
      const hasFocus = (): Promise<unknown> => frame.evaluate('document.hasFocus()');
      const before = await hasFocus();

      await act(frame);

      expect([before, await hasFocus()]).to.deep.equal([false, true]);
    });
  }
});

describe('what cannot have the focus, or takes one value', () => {
  it('is refused by what needs that', async () => {
    const { tab } = await openUserPage('<p id="p">p</p><select id="s"><option>a</option></select>');

    const errors = [await refused(tab.press('a', '#p')), await refused(tab.type('#p', 'a')), await refused(tab.select('#s', []))];

    expect(errors.map(({ code, why }) => [code, why])).to.deep.equal([
      ['NOT_ACTIONABLE', 'It cannot have the focus.'],
      ['NOT_ACTIONABLE', 'It cannot have the focus.'],
      ['NOT_ACTIONABLE', 'It takes one value.'],
    ]);
  });
});

describe('what changes under the hands of a person', () => {
  for (const [what, handler, why] of [
    ['is disabled', 'this.disabled = true', 'It is disabled, since it was focused.'],
    ['is read-only', 'this.readOnly = true', 'It is read-only, since it was focused.'],
    [
      'is replaced',
      "this.replaceWith(document.createElement('input'))",
      'It is not in the document any more, since it was focused.',
    ],
  ] as const) {
    it(`is not filled where it ${what} when it gets the focus`, async () => {
      const { tab, value } = await openUserPage(`<input id="n" onfocus="${handler}">`);

      const failure = await refused(tab.fill('#n', 'Ada'));

      expect([failure.code, failure.why]).to.deep.equal(['NOT_ACTIONABLE', why]);
      if (what !== 'is replaced') expect(value('n')).to.equal('');
    });
  }

  it('chooses no option of a select that is disabled when it gets the focus', async () => {
    const { tab, value } = await openUserPage(
      '<select id="s" onfocus="this.disabled = true"><option>a</option><option>b</option></select>',
    );

    const failure = await refused(tab.select('#s', 'b'));

    expect([failure.why, value('s')]).to.deep.equal(['It is disabled, since it was focused.', 'a']);
  });

  it('is not reached in a frame that is hidden', async () => {
    const { tab } = await openUserPage('<div hidden><iframe src="/f"></iframe></div>');

    const failure = await refused(tab.frames[0]!.click('body'));

    expect(`${failure.code} ${failure.why}`).to.match(/^NOT_ACTIONABLE Its frame in tab1 \(https:\/\/.*\) is hidden\.$/);
  });

  it('takes whole characters, also where no more than half of one would fit', async () => {
    const { tab, value } = await openUserPage('<input id="n" maxlength="3">');

    await tab.fill('#n', 'ab😀');
    const filled = value('n');
    await tab.fill('#n', '');
    await tab.type('#n', 'ab😀c');

    expect([filled, value('n')]).to.deep.equal(['ab', 'abc']);
  });
});
