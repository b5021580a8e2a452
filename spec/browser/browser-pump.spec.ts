import { setImmediate as turn, setTimeout as realDelay } from 'node:timers/promises';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { Browser, StorageloomError, tabs, type BareWindow } from '../../lib/index.ts';
import { fromSource } from '../from-source.ts';

/** As many turns of the surroundings as it takes until that is so; a few dozen at most. */
async function until(so: () => boolean): Promise<void> {
  for (let turns = 0; turns < 200 && !so(); turns++) await turn();
  expect(so()).to.equal(true);
}

const pumped = { pump: 'auto', url: 'https://a.example/' } as const;

describe("a Browser with pump: 'auto'", () => {
  it('delivers storage events without being told to', async () => {
    await using list = await tabs(2, pumped);
    const [writer, hearer] = list;

    writer.window.localStorage.setItem('k', 'v');

    expect(hearer.heard).to.deep.equal([]);
    await until(() => hearer.heard.length === 1);
  });

  it('leaves timers alone until virtual time gets there', async () => {
    await using list = await tabs(2, pumped);
    const [{ window, browser }] = list;
    const fired: number[] = [];
    window.setTimeout(() => fired.push(browser.now), 10);

    await browser.settle();
    const before = [...fired];
    await browser.advance(10);

    expect([before, fired]).to.deep.equal([[], [10]]);
  });

  it('navigates and delivers responses without being told to', async () => {
    let asked = 0;
    const pages = async (): Promise<Response> => {
      await turn();
      return new Response(null, { status: ++asked > 2 ? 203 : 200 });
    };
    await using list = await tabs(2, { ...pumped, pages });
    const [tab] = list;

    tab.window.location.assign('/next');

    await until(() => tab.url.endsWith('/next') && tab.navigated.status === 203);
  });

  it('lets settle() wait for a response that is missing', async () => {
    let answer: ((response: Response) => void) | null = null;
    let slow = false;
    const pages = (): Response | Promise<Response> => (slow ? new Promise((resolve) => (answer = resolve)) : new Response(''));
    await using list = await tabs(2, { ...pumped, pages });
    const [tab] = list;
    slow = true;
    tab.window.location.assign('/slow');
    await until(() => answer !== null);

    const settling = tab.browser.settle();
    await turn();
    (answer as ((response: Response) => void) | null)?.(new Response(''));
    await settling;

    expect(tab.url).to.equal('https://a.example/slow');
  });

  it('rejects for nobody when tasks go on without end: the task limit, with what repeats', async () => {
    await using list = await tabs(2, { ...pumped, limits: { tasks: 50 } });
    const [one, other] = list;
    for (const { window } of [one, other]) {
      window.addEventListener('storage', () =>
        window.localStorage.setItem('ping', String(Number(window.localStorage.getItem('ping')) + 1)),
      );
    }
    const failures: unknown[] = [];
    const listeners = process.rawListeners('unhandledRejection') as NodeJS.UnhandledRejectionListener[];
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', (reason) => failures.push(reason));

    try {
      one.window.localStorage.setItem('ping', '1');
      await until(() => failures.length > 0);
      await one.browser.close();
    } finally {
      process.removeAllListeners('unhandledRejection');
      for (const listener of listeners) process.on('unhandledRejection', listener);
    }

    expect(failures[0]).to.be.instanceOf(StorageloomError);
    expect(failures[0]).to.include({ code: 'TASK_LIMIT' });
  });

  it('runs nothing any more when it was closed', async () => {
    const [writer, hearer] = await tabs(2, pumped);
    writer.window.localStorage.setItem('k', 'v');

    await writer.browser.close();
    await turn();

    expect(writer.browser.pending).to.deep.equal([]);
    expect(hearer.closed).to.equal(true);
  });

  it('goes on after a reset', async () => {
    await using list = await tabs(2, pumped);
    const [writer, hearer] = list;

    await writer.browser.reset();
    writer.window.localStorage.setItem('k', 'v');

    await until(() => hearer.heard.length === 1);
  });
});

describe("a Browser with clock: 'real'", () => {
  it('runs timers when their time has come, and advance() adds to the clock', async () => {
    await using browser = new Browser<BareWindow>({ clock: 'real', pump: 'auto' });
    const { window } = await browser.open();
    const fired: string[] = [];
    window.setTimeout(() => fired.push('soon'), 2);
    window.setTimeout(() => fired.push('in an hour'), 3_600_000);

    await realDelay(10);
    await until(() => fired.length === 1);
    await browser.advance(3_600_000);

    expect(fired).to.deep.equal(['soon', 'in an hour']);
    expect(browser.now).to.be.within(3_600_002, 3_700_000);
    await browser.reset();
    expect(browser.now).to.be.below(1_000_000);
  });

  it('keeps no process alive, whatever timers of pages wait', async () => {
    const index = fileURLToPath(new URL('../../lib/index.ts', import.meta.url));
    const program = `
      import { Browser } from ${JSON.stringify(index)};
      const browser = new Browser({ clock: 'real', pump: 'auto' });
      const { window } = await browser.open();
      window.setInterval(() => {}, 20);
      window.setTimeout(() => console.log('never'), 3_600_000);
      console.log('ends');
    `;

    const ran = await promisify(execFile)(process.execPath, [...fromSource, '--input-type=module', '-e', program]);

    expect(ran.stdout).to.equal('ends\n');
  });

  it('lets a test that waited for a task go on with a driving call', async () => {
    await using browser = new Browser({ pump: 'auto' });
    const tab = await browser.open('https://a.example/');
    const { window } = tab;
    await new Promise<void>((resolve) => {
      window.addEventListener('message', () => resolve());
      window.postMessage('go', '*');
    });

    const navigated = await tab.goto('/next');

    expect(navigated.ok).to.equal(true);
  });
});
