import { expect } from 'chai';
import { WritesToFail } from '../../lib/policy/failing-writes.ts';
import { areaOf } from '../storage/shed-double.ts';

const any = { identifier: null, origin: null } as const;
const local = areaOf();
const session = areaOf({ identifier: 'sessionStorage' });
const elsewhere = areaOf({ origin: 'https://b.example' });

describe('writes that are to fail', () => {
  it('are as many as were asked for', () => {
    const writes = new WritesToFail();

    writes.add({ count: 2, ...any });

    expect([writes.take(local), writes.take(session), writes.take(local)]).to.deep.equal([true, true, false]);
  });

  it('are those of one kind of area, or of one origin', () => {
    const writes = new WritesToFail();
    writes.add({ count: 1, identifier: 'sessionStorage', origin: null });
    writes.add({ count: 1, identifier: null, origin: 'https://b.example' });

    const concerned = [local, session, elsewhere].map((area) => writes.concerns(area));
    const taken = [local, session, session, elsewhere, elsewhere].map((area) => writes.take(area));

    expect(concerned).to.deep.equal([false, true, true]);
    expect(taken).to.deep.equal([false, true, false, true, false]);
  });

  it('concern nobody any more when all have failed', () => {
    const writes = new WritesToFail();
    writes.add({ count: 1, ...any });

    writes.take(local);

    expect(writes.concerns(local)).to.equal(false);
  });

  it('are asked for anew, which forgets what was asked for the same areas and no others', () => {
    const writes = new WritesToFail();
    writes.add({ count: 5, ...any });
    writes.add({ count: 1, identifier: 'localStorage', origin: null });

    writes.add({ count: 0, ...any });

    expect([writes.take(session), writes.take(local), writes.take(local)]).to.deep.equal([false, true, false]);
  });
});
