import { expect } from 'chai';
import { localStorageGetter } from '../../lib/web-storage/getters.ts';
import { UserAgentDouble } from './document-double.ts';

describe('the task of a storage event', () => {
  it('is of the DOM manipulation task source and of its recipient, and is delivered there', () => {
    const userAgent = new UserAgentDouble();
    const [writer, listener] = [userAgent.document('https://a.example/'), userAgent.document('https://a.example/')];
    localStorageGetter(writer).setItem('k', 'v');
    const task = listener.queued[0]!;

    const again = task.run();

    expect([again, task.source, task.owner]).to.deep.equal([false, 'DOM manipulation', listener]);
    expect(listener.delivered).to.deep.equal([task]);
  });

  it('tells its recipient when its step is over', () => {
    const userAgent = new UserAgentDouble();
    const [writer, listener] = [userAgent.document('https://a.example/'), userAgent.document('https://a.example/')];
    localStorageGetter(writer).setItem('k', 'v');
    const task = listener.queued[0]!;

    task.ended();

    expect(listener.ended).to.deep.equal([task]);
  });

  it('is labelled with its key, or as a clearing', () => {
    const userAgent = new UserAgentDouble();
    const [writer, listener] = [userAgent.document('https://a.example/'), userAgent.document('https://a.example/')];

    localStorageGetter(writer).setItem('cart', 'v');
    localStorageGetter(writer).clear();

    expect(listener.queued.map(({ label }) => label)).to.deep.equal(['storage cart', 'storage cleared']);
  });
});
