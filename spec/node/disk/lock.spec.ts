import { expect } from 'chai';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beganAt, holderOf, releaseLock, takeLock, type Holder } from '../../../lib/node/disk/lock.ts';
import { folderForEach } from './drivers.ts';

describe('the lock of a profile', () => {
  const folder = folderForEach();
  const file = (): string => join(folder(), 'lock');
  const since = '2026-01-02T03:04:05.678Z';
  beforeEach(() => mkdirSync(folder()));

  function written(holder: Partial<Holder>): Holder {
    const whole = { pid: process.pid, since, began: null, host: hostname(), ...holder };
    writeFileSync(file(), JSON.stringify(whole));
    return whole;
  }

  it('names the process, its machine, and since when', () => {
    takeLock(file());

    expect(holderOf(file())).to.include({ pid: process.pid, host: hostname() });
    expect(holderOf(file())?.since).to.match(/^\d{4}-\d\d-\d\dT/);
  });

  it('is of nobody where there is none, or nobody could have written it', () => {
    expect(holderOf(file())).to.equal(null);
    for (const text of ['', '{', 'null', '7', '{}', '\0'.repeat(50)]) {
      writeFileSync(file(), text);
      expect(holderOf(file()), text).to.equal(null);
    }
  });

  it('is of nobody when its process is gone, or its number is that of another one now', () => {
    written({ pid: 2 ** 30 });
    expect(holderOf(file())).to.equal(null);
    written({ began: '100' });
    expect(holderOf(file(), () => '200')).to.equal(null);
  });

  for (const pid of [0, -1, -process.pid, 1.5, String(process.pid), null]) {
    it(`is of nobody where no process can have its number: ${JSON.stringify(pid)}`, () => {
      written({ pid: pid as number });

      expect(holderOf(file())).to.equal(null);
    });
  }

  it('is held where the process is the same, or nobody can tell', () => {
    const holder = written({ began: '100' });

    for (const began of ['100', null]) expect(holderOf(file(), () => began)).to.deep.equal(holder);
    written({ began: null });
    expect(holderOf(file(), () => '200')).not.to.equal(null);
  });

  it('is held by a process of another user, which may not be asked', () => {
    const { kill } = process;
    process.kill = () => {
      throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
    };
    try {
      const holder = written({ pid: 1 });
      expect(holderOf(file(), () => null)).to.deep.equal(holder);
    } finally {
      process.kill = kill;
    }
  });

  it('of another machine is of nobody: the lock of the database decides', () => {
    written({ host: 'elsewhere' });

    expect(holderOf(file())).to.equal(null);
  });

  it('is released by who holds it, and by nobody else', () => {
    const other = written({ pid: 2 ** 30 });
    releaseLock(file());
    expect(JSON.parse(readFileSync(file(), 'utf8'))).to.deep.equal(other);

    const elsewhere = written({ host: 'elsewhere' });
    releaseLock(file());
    expect(JSON.parse(readFileSync(file(), 'utf8'))).to.deep.equal(elsewhere);

    takeLock(file());
    releaseLock(file());
    expect(existsSync(file())).to.equal(false);
    releaseLock(file());
  });

  it('knows when a process began where the system tells', () => {
    expect(beganAt(process.pid)).to.satisfy((began: unknown) =>
      process.platform === 'linux' ? /^\d+$/.test(String(began)) : true,
    );
    expect(beganAt(2 ** 30)).to.equal(null);
  });
});
