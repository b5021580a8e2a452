import { expect } from 'chai';
import { checkPlugOptions } from '../../../lib/testing/plug/check-options.ts';
import { expectFailure, failureOf } from '../../browser/expect-failure.ts';

const place = { name: 'provide.storageloom', write: (record: string) => `provide: { storageloom: ${record} }` };

describe('options of a plug', () => {
  it('are those that its types name, each of which may be left out', () => {
    checkPlugOptions({}, place);
    checkPlugOptions(
      { url: new URL('https://a.example/'), keep: false, reset: 'file', stepsShown: 0, browser: { seed: 7 } },
      place,
    );
    checkPlugOptions({ url: 'https://a.example/', keep: undefined, reset: undefined, emulator: 'jsdom' }, place, {
      emulator: 'jsdom',
    });
  });

  it('are refused under a name that there is none of, with the nearest one, as it is written at that place', async () => {
    const failure = await failureOf(() => checkPlugOptions({ resets: 'file' }, place));

    expectFailure(failure, 'BAD_OPTION', 'provide.storageloom has no option resets', 'url, keep, reset, stepsShown, browser');
    expect(failure.mend).to.equal("Write provide: { storageloom: { reset: 'test' } }.");
  });

  for (const [wrong, told] of [
    [{ reset: 'tests' }, "It is 'tests', and takes 'file' or 'test'."],
    [{ reset: true }, 'It takes a string, and got a boolean.'],
    [{ stepsShown: -1 }, 'It is -1, and takes a whole number from 0 on.'],
    [{ stepsShown: NaN }, 'It is NaN, and takes a whole number from 0 on.'],
    [{ stepsShown: '5' }, 'It takes a number, and got a string.'],
    [{ keep: 'yes' }, 'It takes a boolean, and got a string.'],
    [{ url: 5 }, 'It takes a string, and got a number.'],
    [{ url: {} }, 'It takes a string, and got an object.'],
    [{ browser: [] }, 'It takes a record of options, and got an array.'],
    [{ browser: null }, 'It takes an object, and got null.'],
  ] as const) {
    it(`are refused of a wrong type or value: ${JSON.stringify(wrong)}`, async () => {
      const failure = await failureOf(() => checkPlugOptions(wrong, place));

      expectFailure(failure, 'BAD_OPTION', `The option ${Object.keys(wrong).join()} of provide.storageloom`);
      expect(failure.why).to.equal(told);
      expect(failure.mend).to.match(/^Write provide: \{ storageloom: \{ \w+: .+ \} \}\.$/);
    });
  }

  it('are a record, whose members can be read', async () => {
    const unreadable = {
      get url(): string {
        throw new Error('of yours');
      },
    };

    for (const wrong of [null, 'test', [], () => ({}), unreadable]) {
      expectFailure(await failureOf(() => checkPlugOptions(wrong, place)), 'BAD_OPTION', 'provide.storageloom');
    }
  });
});
