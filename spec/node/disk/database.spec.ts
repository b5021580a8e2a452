import { expect } from 'chai';
import { blobOf, databaseClass, textOf, type DatabaseClass } from '../../../lib/node/disk/database.ts';
import { codeOf } from './code-of.ts';
import { drivers } from './drivers.ts';

const [Own, Other] = [class {}, class {}] as unknown as [DatabaseClass, DatabaseClass];
const missing = (): never => {
  throw new Error('Cannot find module');
};

describe('the database of profiles', () => {
  it('is Node’s own where it has one, and nothing is loaded', () => {
    expect(databaseClass({ builtin: () => ({ DatabaseSync: Own }), installed: missing })).to.equal(Own);
  });

  it('is libsql where Node has none', () => {
    expect(databaseClass({ builtin: () => undefined, installed: () => Other })).to.equal(Other);
  });

  it('is one of those that are here', () => {
    expect(drivers.map(([, SQLite]) => SQLite)).to.include(databaseClass());
  });

  it('is asked for where there is none', () => {
    const { code, message, error } = codeOf(() => databaseClass({ builtin: () => undefined, installed: missing }));

    expect(code).to.equal('PROFILE_NO_SQLITE');
    expect(message).to.include('npm install --save-dev libsql');
    expect((error as Error).cause).to.have.property('message', 'Cannot find module');
  });

  it('gets all code units of a string, and gives them back as either of the two does', () => {
    const text = 'a\0\ud800é💾';
    const bytes = blobOf(text);

    expect(bytes).to.have.length(2 * text.length);
    expect(textOf(bytes)).to.equal(text);
    expect(textOf(Uint8Array.from(bytes).buffer)).to.equal(text);
    expect(textOf(new ArrayBuffer(0))).to.equal('');
  });
});
