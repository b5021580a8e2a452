import { expect } from 'chai';
import { allHosts } from '../hosts.ts';
import { a, openLocking, outcomeOf } from './locking.ts';

const cases: Readonly<Record<string, readonly [code: string, outcome: string]>> = {
  'needs a name and a callback': ['navigator.locks.request("n")', '! TypeError'],
  'takes no text as a callback': ['navigator.locks.request("n", "callback")', '! TypeError'],
  'takes the third of three arguments as the callback': ['navigator.locks.request("n", () => 1, () => 2)', '= 2'],
  'takes null as no options': ['navigator.locks.request("n", null, () => 1)', '= 1'],
  'takes no number as options': ['navigator.locks.request("n", 5, () => 1)', '! TypeError'],
  'knows two modes': ['navigator.locks.request("n", { mode: "x" }, () => 1)', '! TypeError'],
  'converts the mode to a string': [
    'navigator.locks.request("n", { mode: { toString: () => "shared" } }, (lock) => lock.mode)',
    '= shared',
  ],
  'takes no object as a signal': ['navigator.locks.request("n", { signal: {} }, () => 1)', '! TypeError'],
  'takes no null as a signal': ['navigator.locks.request("n", { signal: null }, () => 1)', '! TypeError'],
  'takes an undefined signal as none': ['navigator.locks.request("n", { signal: undefined }, () => 1)', '= 1'],
  'converts the name': ['navigator.locks.request(5, (lock) => typeof lock.name + lock.name)', '= string5'],
  'takes no symbol as a name': ['navigator.locks.request(Symbol(), () => 1)', '! TypeError'],
  'reserves names that begin with a hyphen': ['navigator.locks.request("-n", () => 1)', '! NotSupportedError/9'],
  'takes an empty name': ['navigator.locks.request("", () => 1)', '= 1'],
  'refuses to steal if available': [
    'navigator.locks.request("n", { steal: true, ifAvailable: true }, () => 1)',
    '! NotSupportedError/9',
  ],
  'refuses to steal a shared lock': [
    'navigator.locks.request("n", { steal: true, mode: "shared" }, () => 1)',
    '! NotSupportedError/9',
  ],
  'refuses a signal with steal': [
    'navigator.locks.request("n", { steal: true, signal: new AbortController().signal }, () => 1)',
    '! NotSupportedError/9',
  ],
  'refuses a signal with ifAvailable': [
    'navigator.locks.request("n", { ifAvailable: true, signal: new AbortController().signal }, () => 1)',
    '! NotSupportedError/9',
  ],
  'rejects where it is called on something else': ['navigator.locks.request.call({}, "n", () => 1)', '! TypeError'],
  'rejects query() that is called on something else': ['navigator.locks.query.call(navigator.storage)', '! TypeError'],
};

for (const { name, host } of allHosts) {
  describe(`LockManager.request() (${name})`, () => {
    for (const [title, [code, outcome]] of Object.entries(cases)) {
      it(title, async () => {
        const { tabs } = await openLocking({ host: host() }, a);

        const [tab] = tabs;
        expect(tab === undefined ? null : await outcomeOf(tab, code)).to.equal(outcome);
      });
    }

    it('reads its options in alphabetical order, after the name and before the callback', async () => {
      const { tabs } = await openLocking({ host: host() }, a);

      const read = await tabs[0]?.evaluate(`(() => {
        const read = [];
        const note = (name, value) => ({ get() { read.push(name); return value; } });
        const options = Object.create(null, {
          steal: note('steal', false), signal: note('signal'), mode: note('mode'), ifAvailable: note('ifAvailable'),
        });
        return navigator.locks.request({ toString() { read.push('name'); return 'n'; } }, options, 5).catch((error) => [...read, error.name]);
      })()`);

      expect(read).to.deep.equal(['name', 'ifAvailable', 'mode', 'signal', 'steal', 'TypeError']);
    });

    it('is an operation of one LockManager in each window, which nobody can construct', async () => {
      const { tabs } = await openLocking({ host: host() }, a);

      const facts = await tabs[0]?.evaluate(`navigator.locks.request('n', (lock) => lock).then((lock) => [
        navigator.locks === navigator.locks,
        navigator.locks instanceof LockManager,
        String(navigator.locks), String(lock),
        lock instanceof Lock,
        [LockManager.prototype.request.length, LockManager.prototype.query.length, LockManager.length, Lock.length].join(),
        Object.keys(navigator.locks).length + Object.keys(lock).length,
        ...[() => new LockManager(), () => new Lock(), () => Lock.prototype.name, () => structuredClone(lock)].map((action) => {
          try { action(); return 'fine'; } catch (error) { return error.name; }
        }),
      ])`);

      expect(facts).to.deep.equal([
        ...[true, true, '[object LockManager]', '[object Lock]', true, '2,0,0,0', 0],
        ...['TypeError', 'TypeError', 'TypeError', 'DataCloneError'],
      ]);
    });
  });
}
