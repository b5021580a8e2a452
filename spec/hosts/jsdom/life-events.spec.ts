import { expect } from 'chai';
import { openPage } from './open-page.ts';

describe('events of the life of a document (jsdom)', () => {
  it('have a returnValue for beforeunload, which is a text', () => {
    const page = openPage();
    page.run('onbeforeunload = (e) => { seen = [e.returnValue, e instanceof BeforeUnloadEvent]; e.returnValue = "stay" }; 0');

    expect([page.host.fire('beforeunload'), page.run('seen')]).to.deep.equal([false, ['', true]]);
  });

  it('ask the user for what a handler of beforeunload returns', () => {
    const page = openPage();

    page.run('onbeforeunload = () => "stay"; 0');

    expect(page.host.fire('beforeunload')).to.equal(false);
  });

  it('give a message the window that sent it, whoever that is', () => {
    const page = openPage();
    const source = new Proxy({}, { get: (_target, name) => { throw new Error(`asked for ${String(name)}`); } }); // prettier-ignore
    page.host.define('source', { value: source });
    page.run('onmessage = (e) => { same = e.source === source }; 0');

    page.host.fireMessage('message', { data: 1, origin: '', source, ports: [] });

    expect([page.run('same'), page.errors]).to.deep.equal([true, []]);
  });
});
