import { expect } from 'chai';
import { Browser, type Dialog, type Dialogs, type StorageloomError } from '../../lib/index.ts';
import { hosts } from '../conformance/hosts.ts';
import { thrownBy } from '../conformance/thrown-by.ts';
import { printedBy } from './printed.ts';
import { failureOf } from './expect-failure.ts';

const url = 'https://a.example/';

function unreadable(): never {
  throw new Error('of a trap');
}

/** What page code gets for one of each. */
async function answersTo(dialogs: Dialogs, host = hosts[0]!.host()): Promise<unknown[]> {
  const browser = new Browser({ host, dialogs });
  const tab = await browser.open(url);
  return await tab.run((window) => [window.alert('a'), window.confirm('b'), window.prompt('c', 'd'), window.print()]);
}

for (const { name, host } of hosts) {
  describe(`the option dialogs (${name})`, () => {
    it('says what the user answers: always OK, always Cancel, or what a function of the dialog says', async () => {
      const seen: Dialog[] = [];
      const ask = (dialog: Dialog): { text: string } | 'accept' => {
        seen.push(dialog);
        return dialog.type === 'prompt' ? { text: 'Ada' } : 'accept';
      };

      const [accepted, dismissed, asked] = [
        await answersTo('accept', host()),
        await answersTo('dismiss', host()),
        await answersTo(ask, host()),
      ];

      expect(accepted).to.deep.equal([undefined, true, 'd', undefined]);
      expect(dismissed).to.deep.equal([undefined, false, null, undefined]);
      expect(asked).to.deep.equal([undefined, true, 'Ada', undefined]);
      expect(seen).to.deep.equal([
        { type: 'alert', message: 'a', defaultValue: '', tab: 'tab1', url },
        { type: 'confirm', message: 'b', defaultValue: '', tab: 'tab1', url },
        { type: 'prompt', message: 'c', defaultValue: 'd', tab: 'tab1', url },
        { type: 'print', message: '', defaultValue: '', tab: 'tab1', url },
      ]);
    });

    it('dismisses each by default, and says so once for each message', async () => {
      const answers: unknown[] = [];
      const browser = new Browser({ host: host() });
      const tab = await browser.open(url);

      const printed = await printedBy(async () => {
        for (const message of ['Sure?', 'Sure?', 'Really?']) answers.push(await tab.run((window) => window.confirm(message)));
        await browser.reset();
        answers.push(await tab.run((window) => window.confirm('Sure?')));
      });

      expect(answers).to.deep.equal([false, false, false, false]);
      expect(printed.map((line) => line.replace(/: nobody.*$/, ''))).to.deep.equal([
        "storageloom: confirm 'Sure?' of tab1 was dismissed",
        "storageloom: confirm 'Really?' of tab1 was dismissed",
      ]);
    });

    it('says so for each kind of dialog', async () => {
      const tab = await new Browser({ host: host() }).open(url);

      const printed = await printedBy(() => tab.run((window) => [window.alert('Sure?'), window.confirm('Sure?')]));

      expect(printed).to.have.lengthOf(2);
    });

    it('is silent where it is given', async () => {
      const printed = await printedBy(() => answersTo('dismiss', host()));

      expect(printed).to.deep.equal([]);
    });
  });
}

describe('a function dialogs', () => {
  const failing: readonly (readonly [what: string, dialogs: () => unknown, why: string])[] = [
    [
      'that throws',
      () => {
        throw new RangeError('no such user');
      },
      'It threw "RangeError: no such user".',
    ],
    [
      'that answers later',
      async () => 'accept',
      'It answered a promise, and the page waits for the answer in the middle of its code.',
    ],
    ['that answers later with a failure', () => Promise.reject(new Error('late')), 'It answered a promise, and the page waits'],
    ['that says nothing', () => undefined, 'It answered nothing.'],
    ['that answers with a number', () => 1, 'It answered 1.'],
    ['that answers with null', () => null, 'It answered null.'],
    ['that answers with a text for a confirm', () => ({ text: 'yes' }), 'It answered an object.'],
  ];
  for (const [what, dialogs, why] of failing) {
    it(`${what} ends the driving call at the end of the step; the page gets what Cancel gives`, async () => {
      const browser = new Browser({ dialogs: dialogs as () => 'accept' });
      const tab = await browser.open(url);
      const { window } = tab;
      window.setTimeout(() => window.localStorage.setItem('sure', String(window.confirm('Sure?'))));
      window.setTimeout(() => window.localStorage.setItem('next', '1'));

      const failure = await failureOf(browser.advance(10));

      expect(failure.message).to.contain("The function dialogs of new Browser() did not answer confirm 'Sure?' of tab1.");
      expect([failure.code, failure.why.startsWith(why)]).to.deep.equal(['DIALOG_FAILED', true]);
      expect([tab.localStorage.getItem('sure'), tab.localStorage.getItem('next')]).to.deep.equal(['false', null]);
      await browser.advance(10);
      expect(tab.localStorage.getItem('next')).to.equal('1');
    });
  }

  it('that answers a prompt with what has no text is told what one has', async () => {
    const browser = new Browser({ dialogs: () => ({ value: 'Ada' }) as never });
    const tab = await browser.open(url);

    const failure = await failureOf(tab.run((window) => window.prompt('Name?')));

    expect(failure.why).to.equal('It answered an object without a text.');
    expect(failure.mend).to.equal("Return 'accept', 'dismiss' or { text: 'Ada' }.");
  });

  it('that fails for printing is told of that, which has no message', async () => {
    const tab = await new Browser({ dialogs: () => 1 as never }).open(url);

    const failure = await failureOf(tab.run((window) => window.print()));

    expect(failure.what).to.equal('The function dialogs of new Browser() did not answer print of tab1.');
  });

  for (const [what, answer, why] of [
    ['a proxy whose members cannot be read', new Proxy({}, { get: unreadable }), 'It answered an object that cannot be read'],
    ['a proxy that cannot be asked', new Proxy({}, { has: unreadable }), 'It answered an object'],
    ['what passes for a promise', new Proxy({}, { has: () => true, get: unreadable }), 'It answered a promise'],
  ] as const) {
    it(`that answers with ${what} is told so`, async () => {
      const failure = await failureOf(answersTo(() => answer as never));

      expect([failure.code, failure.why.startsWith(why)]).to.deep.equal(['DIALOG_FAILED', true]);
    });
  }

  it('may answer with true and false', async () => {
    expect(await answersTo(() => true)).to.deep.equal([undefined, true, 'd', undefined]);
    expect(await answersTo(() => false)).to.deep.equal([undefined, false, null, undefined]);
  });

  it('may return nothing for what asks nothing', async () => {
    const browser = new Browser({ dialogs: () => undefined });
    const tab = await browser.open(url);

    await tab.run((window) => {
      window.alert('Saved');
      window.print();
    });

    expect(browser.trace.events({ type: 'dialog' }).map(({ answer }) => answer)).to.deep.equal(['dismissed', 'dismissed']);
  });

  it('fails where it was called from outside of any task', async () => {
    const cause = new Error('no such user');
    const browser = new Browser({
      dialogs: () => {
        throw cause;
      },
    });
    const tab = await browser.open(url);

    const failure = thrownBy(() => tab.window.confirm('Sure?')) as StorageloomError;

    expect([failure.code, failure.cause]).to.deep.equal(['DIALOG_FAILED', cause]);
    expect((await browser.settle()).tasks).to.equal(0);
  });
});
