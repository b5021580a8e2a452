import { expect } from 'chai';
import { cookiesIn, empty, learn, put, valueIn, type AreaRecord } from '../../lib/trace/replayed-area.ts';
import { local } from './rows.ts';
import { traceOf } from './tickets.ts';

const area = (): AreaRecord => ({ actor: local, entries: new Map(), partial: false, version: 0 });
const v = { text: 'v', length: 1 };

describe('a storage area that is replayed', () => {
  it('has what is put into it, and not what is taken out', () => {
    const made = area();

    put(made, 'a', v);
    put(made, 'b', v);
    put(made, 'a', null);

    expect([...made.entries]).to.deep.equal([['b', v]]);
    expect([made.partial, made.version]).to.deep.equal([false, 3]);
  });

  it('is partial from when something is found in it that nobody put there, until it is emptied', () => {
    const made = area();

    learn(made, 'absent', null);
    const before = made.partial;
    learn(made, 'k', v);
    learn(made, 'k', v);

    expect([before, made.partial, made.version, made.entries.get('k')]).to.deep.equal([false, true, 1, v]);
    empty(made);
    expect([made.partial, made.entries.size]).to.deep.equal([false, 0]);
  });

  it('knows the length of a value that the trace cut', () => {
    const [event] = traceOf([{ type: 'note', text: 'ab' }]);

    expect(valueIn({ ...event!, cut: { text: 300 } }, 'text', 'ab')).to.deep.equal({ text: 'ab', length: 300 });
    expect(valueIn(event!, 'text', 'ab')).to.deep.equal({ text: 'ab', length: 2 });
  });

  it('takes apart what a page reads as its cookies', () => {
    expect([...cookiesIn('')]).to.deep.equal([]);
    expect([...cookiesIn('a=1; b=x=y; c')]).to.deep.equal([
      ['a', { text: '1', length: 1 }],
      ['b', { text: 'x=y', length: 3 }],
      ['', { text: 'c', length: 1 }],
    ]);
  });
});
