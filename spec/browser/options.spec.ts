import { expect } from 'chai';
import { Browser } from 'storageloom';
import { checkOptions, defaultLimits } from '../../lib/browser/options.ts';
import { StorageloomError } from '../../lib/infra/failure.ts';
import { fifo } from '../../lib/scheduler/fifo.ts';

const check = (options: object): void => checkOptions(options as never);

describe('the options of a Browser', () => {
  it('are all optional', () => {
    expect(() => check({})).not.to.throw();
    expect(() => check({ limits: {} })).not.to.throw();
    expect(() => check({ behaviour: { strictHolders: undefined } })).not.to.throw();
  });

  it('pass when each is what it should be', () => {
    const host = { create: () => null };
    const limits = { tasks: 1, navigations: 2, traceEvents: 3 };

    const behaviour = { builtinNames: 'refuse', strictHolders: true };

    expect(() => check({ behaviour })).not.to.throw();
    for (const trace of ['full', 'tasks', 'off']) {
      expect(() =>
        check({ host, pages: () => new Response(), scheduler: fifo(), seed: -3, clock: 'real', pump: 'auto', trace, limits }),
      ).not.to.throw();
    }
  });

  it('let pages open tabs, or not', () => {
    for (const popups of ['allow', 'block', undefined]) expect(() => check({ popups })).not.to.throw();
  });

  it('let the user leave, stay, or think about it', () => {
    for (const beforeUnload of ['leave', 'stay', () => 'stay']) expect(() => check({ beforeUnload })).not.to.throw();
  });

  for (const [name, options, message] of [
    [
      'an unknown name',
      { page: () => null },
      'The option page of new Browser() cannot be used. There is no such option. Known are host, pages,',
    ],
    ['a seed that is no integer', { seed: 1.5 }, 'It is 1.5. Give an integer.'],
    ['a seed that is no number', { seed: '1' }, 'The option seed'],
    ['an unknown trace level', { trace: 'all' }, 'It is "all". Give "full" or "tasks" or "off".'],
    ['an unknown clock', { clock: 'wall' }, 'It is "wall". Give "virtual" or "real".'],
    ['an unknown pump', { pump: true }, 'It is true. Give "manual" or "auto".'],
    ['a host that makes no windows', { host: () => null }, 'It makes no windows.'],
    ['a scheduler that is none', { scheduler: 'fifo' }, 'It chooses nothing.'],
    ['no scheduler at all', { scheduler: null }, 'It chooses nothing.'],
    ['pages that are no function', { pages: './pages' }, 'It is of type string.'],
    [
      'an unknown limit',
      { limits: { task: 1 } },
      'The option limits.task of new Browser() cannot be used. There is no such limit.',
    ],
    [
      'an unknown behaviour',
      { behaviour: { names: 1 } },
      'There is no such choice. Known are builtinNames, backForwardCache, strictHolders.',
    ],
    ['a behaviour that every object has', { behaviour: { toString: 1 } }, 'The option behaviour.toString'],
    ['a behaviour that no engine has', { behaviour: { builtinNames: 'x' } }, 'It is "x". Give "store" or "refuse".'],
    ['a limit that every object has', { limits: { toString: 1 } }, 'The option limits.toString'],
    ['a cache that no engine has', { behaviour: { backForwardCache: true } }, 'It is true. Give "keep" or "drop" or "off".'],
    ['an answer that no user gives', { beforeUnload: 'ask' }, 'It is "ask". Give "leave", "stay", or a function'],
    ['popups that nobody knows', { popups: 'ask' }, 'It is "ask". Give "allow" or "block".'],
    ['a limit of 0', { limits: { tasks: 0 } }, 'It is 0. Give a whole number from 1 on.'],
    ['a limit without end', { limits: { tasks: Infinity } }, 'It is Infinity.'],
  ] as const) {
    it(`are refused with BAD_OPTION for ${name}`, () => {
      expect(() => check(options))
        .to.throw(StorageloomError, message)
        .with.property('code', 'BAD_OPTION');
    });
  }

  it('have limits that are whole numbers themselves', () => {
    expect(() => check({ limits: defaultLimits })).not.to.throw();
  });

  it('take no other answer of beforeUnload than leave and stay', async () => {
    await using browser = new Browser({ beforeUnload: () => 'maybe' as 'leave' });
    const tab = await browser.open('https://a.example/');
    tab.window.addEventListener('beforeunload', (event) => event.preventDefault());

    const failure = await tab.goto('/next').catch((error: unknown) => error);

    expect(failure).to.include({ code: 'BAD_OPTION' });
    expect(String(failure)).to.match(/answered .maybe.*Return 'leave' or 'stay'/);
  });
});
