import { expect } from 'chai';
import { onTestEvent } from '../../../lib/testing/jest/test-events.ts';
import { plugOf } from '../../../lib/testing/jest/window-plug.ts';
import type { Plug, PlugOptions } from '../../../lib/testing/plug/plug.ts';
import { Circus, fileGlobal } from './test-file.ts';

describe('the tests of a file in Jest', () => {
  const opened: Plug[] = [];

  afterEach(async () => {
    for (const plug of opened.splice(0)) await plug.dispose();
  });

  function begun(options?: PlugOptions): { readonly plug: Plug; readonly circus: Circus } {
    const plug = plugOf(fileGlobal(), options);
    opened.push(plug);
    const circus = new Circus();
    circus.handlers.push((event) => onTestEvent(plug, event));
    return { plug, circus };
  }

  it('leave their tabs open until they are done, and not longer', async () => {
    const { plug, circus } = begun();
    let during = 0;

    await circus.run(async () => {
      await plug.otherTab();
      during = plug.browser.tabs.length;
    });

    expect([during, plug.browser.tabs.length]).to.deep.equal([2, 1]);
  });

  it('hear what was on its way when they were done', async () => {
    const { plug, circus } = begun();
    const heard: string[] = [];

    const errors = await circus.run(async () => {
      const other = await plug.otherTab();
      other.window.addEventListener('storage', ({ newValue }) => void heard.push(String(newValue)));
      plug.tab.localStorage.setItem('cart', '3');
    });

    expect([errors, heard]).to.deep.equal([[], ['3']]);
  });

  it('fail where a page fails while that arrives', async () => {
    const { plug, circus } = begun();

    const [error, report] = await circus.run(async () => {
      const other = await plug.otherTab();
      other.run((window) => {
        window.addEventListener('storage', () => {
          throw new TypeError('no cart');
        });
      });
      plug.tab.localStorage.setItem('cart', '3');
    });

    expect(error).to.be.instanceOf(TypeError).with.property('message', 'no cart');
    expect(report).to.have.property('stack').that.contains('✗ TypeError: no cart');
  });

  it('show their last steps as one failure more where they fail, and theirs alone', async () => {
    const { plug, circus } = begun();
    await circus.run(() => plug.tab.localStorage.setItem('before', '1'));

    const [, report] = await circus.run(() => {
      plug.tab.localStorage.setItem('cart', '3');
      throw new Error('of the test');
    });

    expect(report).to.have.property('stack').that.contains('cart=3').and.contains('seed 1').and.not.contains('before=1');
    // Jest prints the stack: no place of ours is in it.
    expect(report)
      .to.have.property('stack')
      .that.equals((report as Error).message);
  });

  it('do not show what was written between them', async () => {
    const { plug, circus } = begun();
    await circus.run(() => undefined);
    plug.tab.localStorage.setItem('between', '1');

    const [, report] = await circus.run(() => {
      plug.tab.localStorage.setItem('cart', '3');
      throw new Error('of the test');
    });

    expect(report).to.have.property('stack').that.contains('cart=3').and.not.contains('between=1');
  });

  it('show nothing where they pass, where nothing ran, where they are to fail, and where no steps are wanted', async () => {
    const fail = (plug: Plug) => () => {
      plug.tab.localStorage.setItem('cart', '4');
      throw new Error('of the test');
    };
    const { plug, circus } = begun();
    const silent = begun({ stepsShown: 0 });

    expect(await circus.run(() => plug.tab.localStorage.setItem('cart', '3'))).to.have.lengthOf(0);
    expect(await circus.run(() => Promise.reject(new Error('of the test')))).to.have.lengthOf(1);
    expect(await circus.run(fail(plug), { failing: true })).to.have.lengthOf(1);
    expect(await silent.circus.run(fail(silent.plug))).to.have.lengthOf(1);
  });

  it('begin with empty storage each, where that is wanted', async () => {
    const { plug, circus } = begun({ reset: 'test' });
    let found: string | null = '?';

    await circus.run(() => plug.tab.localStorage.setItem('cart', '3'));
    await circus.run(() => (found = plug.tab.localStorage.getItem('cart')));

    expect(found).to.equal(null);
  });
});
