import { expect } from 'chai';
import { busy, damaged, failed, gone, locked, sqliteCodeOf } from '../../../lib/node/disk/failures.ts';

describe('failures of profiles', () => {
  it('are damage where SQLite says so, by either package', () => {
    const causes = [{ errcode: 11 }, { rawCode: 11 }, { rawCode: 26 }, { errcode: 26 }, { errcode: 11 | (3 << 8) }];

    for (const cause of causes) expect(failed('/p', 'read', cause)).to.include({ code: 'PROFILE_DAMAGED', cause });
  });

  it('have their cause where it is something else', () => {
    const cause = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

    const error = failed('/p', 'written to', cause);

    expect(error).to.include({ code: 'PROFILE_FAILED', cause });
    expect(error.message).to.match(
      /^The profile \/p could not be written to\. Error: no space left on device\. What pages have stored is/,
    );
  });

  for (const [doing, cure] of [
    ['opened', 'Put the cause right, or give disk() another folder.'],
    ['read', 'Put the cause right, and make another Browser with it.'],
    ['closed', 'What the calls before have kept is there. Put the cause right before somebody uses the profile again.'],
  ] as const) {
    it(`say what helps where it could not be ${doing}, which is not to go on`, () => {
      expect(failed('/p', doing, new Error('no access'))).to.include({ code: 'PROFILE_FAILED', mend: cure });
    });
  }

  it('say of what pages have stored that it is in memory as long as it is', () => {
    const cure = 'Close the Browser before you remove its profile.';

    expect(gone('/p', 'written to').mend).to.equal(`What pages have stored is still in memory. ${cure}`);
    expect(gone('/p', 'closed').mend).to.equal(cure);
  });

  it('stay what they are', () => {
    const error = damaged('/p', 'It is');

    expect(failed('/p', 'read', error)).to.equal(error);
  });

  it('have a code of SQLite, or none', () => {
    expect(sqliteCodeOf({ errcode: 5 })).to.equal(busy);
    for (const other of [null, undefined, 'text', {}, { errcode: '5' }]) expect(sqliteCodeOf(other)).to.equal(null);
  });

  it('name who holds a lock, and what to do', () => {
    const holder = { since: '2026-01-02T03:04:05.678Z', began: null, host: 'here' };

    expect(locked('/p', '/p/lock', { ...holder, pid: 4711 }).message).to.equal(
      'The profile /p is in use. Process 4711 uses it since 2026-01-02T03:04:05.678Z. Wait for it to end, or give each run a folder of its own. If that process is no user of it, remove /p/lock.',
    );
    expect(locked('/p', '/p/lock', { ...holder, pid: process.pid }).mend).to.match(/^Close that Browser first/);
    expect(locked('/p', '/p/lock', null).why).to.equal('Another process has its database open.');
  });
});
