import { expect } from 'chai';
import { StorageEventDelivery } from '../../../lib/html/records/storage-event-delivery.ts';
import { innerOf } from '../../../lib/browser/inner.ts';
import { hooked } from '../hooked-host.ts';
import { originOf } from '../model-tree.ts';

describe('the delivery of storage events to a document', () => {
  it('calls one listener at a time, and says while another one follows', async () => {
    const { delivery, area, window } = await listening();
    const heard: string[] = [];
    window.addEventListener('storage', () => heard.push('first'));
    window.addEventListener('storage', () => heard.push('second'));
    const task = delivery.taskFor(area, 'k', null, 'v', 'https://a.example/');

    const steps = [delivery.deliver(task), [...heard], delivery.deliver(task), [...heard]];

    expect(steps.filter(Array.isArray)).to.deep.equal([['first'], ['first', 'second']]);
    expect(steps[0]).to.equal(true);
  });

  it('begins anew with the next event', async () => {
    const { delivery, area, window } = await listening();
    const heard: (string | null)[] = [];
    window.addEventListener('storage', ({ key }) => heard.push(key));

    for (const key of ['a', 'b', 'c']) {
      const task = delivery.taskFor(area, key, null, 'v', 'https://a.example/');
      while (delivery.deliver(task));
      delivery.end(task);
    }

    expect(heard).to.deep.equal(['a', 'b', 'c']);
  });

  it('uses tasks again, but not the one that ran last', async () => {
    const { delivery, area } = await listening();
    const make = (key: string): object => delivery.taskFor(area, key, null, 'v', 'https://a.example/');
    const first = delivery.taskFor(area, '1', null, 'v', 'https://a.example/');
    delivery.end(first);
    const second = delivery.taskFor(area, '2', null, 'v', 'https://a.example/');
    delivery.end(second);

    expect([second === first, make('3') === first, make('4') === second]).to.deep.equal([false, true, false]);
  });
});

async function listening() {
  const { browser, tab } = await hooked('https://a.example/');
  tab.window.localStorage.setItem('there', '1');
  const { userAgent } = innerOf(browser);
  const [document] = userAgent.documents.ofOrigin(originOf('https://a.example/'));
  const area = userAgent.storageShed.area(document!.nonStorageKey);
  return { delivery: new StorageEventDelivery(document!), area: area!, window: tab.window };
}
