import { expect } from 'chai';
import { Browser } from '../../../lib/index.ts';
import { StepOrder } from '../../../lib/trace/happens-before/order.ts';
import { first, local, queued, ran, read, runOf, wrote, type Body } from './runs.ts';

const cleared = (document: number): Body => ({ type: 'storage-cleared', area: local, document });

/** The races of two tasks of two tabs: key, then what each did and where among its own events. */
function racesOf(one: readonly Body[], other: readonly Body[]): unknown[] {
  const begin = first + 3;
  const { races } = new StepOrder(runOf(queued(0, 1), queued(1, 2), ran(0, ...one), ran(1, ...other))).races(100);
  const next = begin + one.length + 2;
  return races.map(({ key, first: a, second: b }) => [key, `${a.access} ${a.i - begin}`, `${b.access} ${b.i - next}`]);
}

describe('a race', () => {
  it('is between two steps that nothing orders, of which one changes what the other uses', () => {
    expect(racesOf([wrote(1, 'k', '1')], [wrote(2, 'k', '2')])).to.deep.equal([['k', 'write 0', 'write 0']]);
    expect(racesOf([read(1, 'k')], [wrote(2, 'k', '2')])).to.deep.equal([['k', 'read 0', 'write 0']]);
    expect(racesOf([read(1, 'k')], [read(2, 'k')])).to.deep.equal([]);
    expect(racesOf([wrote(1, 'k', '1')], [wrote(2, 'l', '2')])).to.deep.equal([]);
  });

  it('is told once for two steps and a key, by the first events that cannot change places', () => {
    expect(racesOf([read(1, 'k'), wrote(1, 'k', '1')], [read(2, 'k'), wrote(2, 'k', '1')])).to.deep.equal([
      ['k', 'read 0', 'write 1'],
    ]);
  });

  it('is of the set of keys where one reads it and the other adds one, removes one or clears', () => {
    expect(racesOf([read(1, null)], [wrote(2, 'k', '1', null)])).to.deep.equal([[null, 'read 0', 'write 0']]);
    expect(racesOf([read(1, null)], [wrote(2, 'k', '1')])).to.deep.equal([]);
    expect(racesOf([wrote(1, 'k', '1', null)], [read(2, null)])).to.deep.equal([[null, 'write 0', 'read 0']]);
    expect(racesOf([read(1, null)], [cleared(2)])).to.deep.equal([[null, 'read 0', 'write 0']]);
    expect(racesOf([cleared(1)], [cleared(2)])).to.deep.equal([[null, 'write 0', 'write 0']]);
  });

  it('is of each key that the other uses where one clears', () => {
    expect(racesOf([read(1, 'k'), wrote(1, 'l', '1')], [cleared(2)])).to.deep.equal([
      ['k', 'read 0', 'write 0'],
      ['l', 'write 1', 'write 0'],
    ]);
    expect(racesOf([cleared(1)], [read(2, 'k')])).to.deep.equal([['k', 'write 0', 'read 0']]);
  });

  it('is none of keys of which the trace has the beginning alone, and a notice says so', () => {
    const long = { cut: { key: 300 } };
    const steps = [
      ran(0, { ...wrote(1, 'k', '1', null), ...long }, read(1, 'l')),
      ran(1, { ...read(2, 'k'), ...long }, wrote(2, 'l', '1')),
    ];
    const { races, notice } = new StepOrder(runOf(queued(0, 1), queued(1, 2), ...steps)).races(9);

    expect(races.map(({ key }) => key)).to.deep.equal(['l']);
    expect(notice).to.equal('Of keys of more than 256 units the trace has the beginning: races on them are not found.');
    expect(racesOf([{ ...wrote(1, 'k', '1', null), ...long }], [read(2, null)])).to.deep.equal([[null, 'write 0', 'read 0']]);
  });

  it('names step, tab and document of both', async () => {
    const browser = new Browser();
    const [one, other] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
    for (const { window } of [one, other]) window.setTimeout(() => window.localStorage.setItem('k', window.name), 1);
    one.window.name = 'one';
    await browser.advance(1);

    const { races, notice } = browser.trace.races();

    const writes = browser.trace.events({ type: 'storage-written', key: 'k' });
    expect(notice).to.equal('');
    expect(races).to.deep.equal([
      {
        ...{ area: local, key: 'k' },
        first: { step: writes[0]?.step, i: writes[0]?.i, tab: 'tab1', document: writes[0]?.document, access: 'write' },
        second: { step: writes[1]?.step, i: writes[1]?.i, tab: 'tab2', document: writes[1]?.document, access: 'write' },
      },
    ]);
  });

  it('is none with what a storage event has told of, nor with the test that waited', async () => {
    const browser = new Browser();
    const [one, other] = [await browser.open('https://a.example/'), await browser.open('https://a.example/')];
    other.window.addEventListener('storage', () => other.window.localStorage.setItem('k', 'heard'));
    one.window.setTimeout(() => one.window.localStorage.setItem('k', 'v'), 1);
    await browser.advance(1);
    await browser.settle();
    one.localStorage.setItem('k', 'test');

    expect(browser.trace.races().races).to.deep.equal([]);
  });

  it('with the own work of the user agent is found, too', () => {
    const emptied = { type: 'area-emptied', area: local, reason: 'expired' } as const;
    const events = runOf(queued(0, null), queued(1, null), queued(2, 1), ran(0, emptied), ran(1, emptied), ran(2, read(1, 'k')));

    const { races } = new StepOrder(events).races(100);

    expect(races.map(({ key, first: a, second: b }) => [key, a.step, b.step, a.document])).to.deep.equal([
      [null, 0, 1, null],
      ['k', 0, 2, null],
      ['k', 1, 2, null],
    ]);
  });
});
