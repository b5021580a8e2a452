import { expect } from 'chai';
import { currentPlug, installedPlug } from '../../../lib/testing/plug/current-plug.ts';
import { Plug } from '../../../lib/testing/plug/plug.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';

describe('the plug of a test file', () => {
  it('is the one that was installed', async () => {
    const global = {};
    const plug = new Plug(global, { url: 'https://shop.example/' });

    const found = [currentPlug('otherTab()', 'Install it.', global), installedPlug(global)];
    await plug.dispose();

    expect(found.map((each) => each === plug)).to.deep.equal([true, true]);
  });

  it('is that of the global where this runs, unless another one is named', async () => {
    const plug = new Plug({}, { url: 'https://shop.example/' });
    const own = new Plug(Object.assign(globalThis, { location: { href: 'https://shop.example/' } }));

    const found = installedPlug();
    for (const each of [plug, own]) await each.dispose();
    Reflect.deleteProperty(globalThis, 'location');

    expect(found === own).to.equal(true);
  });

  it('is missed with a sentence that says what to do', async () => {
    expect(installedPlug()).to.equal(null);
    const failure = await failureOf(() => currentPlug('otherTab()', 'Install it.'));
    expectFailure(failure, 'NO_PLUG');
    const { message } = failure;

    expect(message).to.match(/^otherTab\(\) has no window .* Install it\.$/);
  });
});
