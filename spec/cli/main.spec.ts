import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { itSoaks } from '../soak.ts';
import { fromSource } from '../from-source.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts a program of this package; `meet` gets its output as it comes and may do something to the process. */
function start(
  script: string,
  argv: readonly string[],
  meet: (child: ReturnType<typeof spawn>, text: string) => void = () => {},
): Promise<Ended> {
  // Without coverage: the loader gives these processes other text for the same files, and the two do not add up.
  const env = { ...process.env, NO_COLOR: '1', NODE_V8_COVERAGE: '' };
  const child = spawn(process.execPath, [...fromSource, script, ...argv], { cwd: root, env });
  return new Promise((resolve) => {
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      meet(child, out);
    });
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
      meet(child, err);
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

describe('the command as a process', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'storageloom-main-'));
  });

  after(() => rmSync(folder, { recursive: true }));

  function scenario(body: string): string {
    const file = join(folder, `${(files += 1)}.mjs`);
    writeFileSync(file, `export default async (browser) => {${body}};\n`);
    return file;
  }
  let files = 0;

  it('passes the exit code on, and ends though the scenario left a timer', async () => {
    const [good, bad, wrong] = await Promise.all([
      start('lib/cli/main.ts', ['run', scenario("setInterval(() => {}, 1e6); return 'fine';")]),
      start('lib/cli/main.ts', ['run', scenario("throw new Error('bad');")]),
      start('lib/cli/main.ts', ['run', 'nowhere.ts']),
    ]);

    expect([good.code, bad.code, wrong.code]).to.deep.equal([0, 1, 2]);
    expect(good.out).to.match(/fine\n$/);
    expect(bad.err).to.include('failed: Error: bad');
    expect(wrong.out).to.equal('');
  });

  itSoaks('fails when a check that nobody awaited fails', async () => {
    const { code, err } = await start('lib/cli/main.ts', ['run', scenario("void browser.open('nope');")]);

    expect(code).to.equal(1);
    expect(err).to.include('failed: a promise was rejected and nobody awaited it: StorageloomError: ');
    expect(err).not.to.include('passed');
  });

  itSoaks('fails when the scenario waits for ever, and says for what', async () => {
    const body = 'const tab = await browser.open(); tab.window.setTimeout(() => {}, 10); await new Promise(() => {});';

    const { code, out, err } = await start('lib/cli/main.ts', ['run', scenario(body)]);

    expect(code).to.equal(1);
    expect(out).to.include('localhost');
    expect(err).to.include('failed: The scenario waits for something that nothing will do. Waiting: tab1 timer, due at 10 ms.');
  });

  itSoaks('survives a reader that goes before it has written all', async () => {
    const file = scenario("return 'x'.repeat(5_000_000);");

    const { code, err } = await start('lib/cli/main.ts', ['run', file], (child) => child.stdout?.destroy());

    expect(code).to.equal(0);
    expect(err).to.match(/passed\n$/);
  });

  itSoaks('ends with 130 when it is interrupted', async () => {
    const file = scenario("console.log('waiting'); await new Promise((resolve) => setTimeout(resolve, 1e6));");

    const { code, err } = await start('lib/cli/main.ts', ['run', file], (child, text) => {
      if (text.endsWith('waiting\n')) child.kill('SIGINT');
    });

    expect(code).to.equal(130);
    expect(err).to.match(/interrupted\n$/);
  });

  describe('npm start', () => {
    itSoaks('says which scenarios there are', async () => {
      const { code, err } = await start('fixtures/start.ts', ['nonsense']);

      expect(code).to.equal(2);
      expect(err).to.include(
        'autosave, bfcache, blocked, channel, consent, counter, crash, deadlock, expiry, insurance, leader, lock, partition, popup, quota, restart, sandbox, tab-id, tickets',
      );
    });

    itSoaks('runs the tickets unless another is named, and takes flags', async () => {
      const [usual, named] = await Promise.all([
        start('fixtures/start.ts', ['--format', 'json']),
        start('fixtures/start.ts', ['counter', '--seed', '3']),
      ]);

      expect([usual.code, named.code]).to.deep.equal([0, 0]);
      expect(usual.err).to.include('tickets.ts on happy-dom');
      expect(named.err).to.include('counter.ts on happy-dom, seed 3');
    });
  });
});
