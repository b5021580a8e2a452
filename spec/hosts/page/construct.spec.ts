import { expect } from 'chai';
import { classOf, construct } from '../../../lib/hosts/page/construct.ts';
import { onEachHost } from './each-host.ts';

onEachHost('a class of the window', ({ openPage }) => {
  it('is the one that page code sees, or has put there', () => {
    const { window } = openPage();

    const before = classOf(window, 'Blob') === window.Blob;
    Reflect.set(window, 'Blob', Map);

    const made = construct<Map<number, number>>(window, 'Blob', [[1, 2]]);
    expect([before, made.get(1)]).to.deep.equal([true, 2]);
  });
});
