import { expect } from 'chai';
import type { Open, PageEvent } from './contract-setup.ts';

export function messageRules(open: Open): void {
  it('comes as a trusted MessageEvent of the window, at the window, with what the model says', () => {
    const { host, window } = open();
    const [data, port] = [{ n: 1 }, {}];
    const seen: PageEvent[] = [];
    window.addEventListener('message', (event) => seen.push(event));

    host.fireMessage('message', { data, origin: 'https://b.example', source: window, ports: [port] });

    const [event] = seen;
    expect(event).to.be.instanceOf(window['MessageEvent']);
    expect([event?.isTrusted, event?.target === window, event?.bubbles, event?.cancelable]).to.deep.equal([
      true,
      true,
      false,
      false,
    ]);
    expect([event?.data === data, event?.source === window, event?.ports?.[0] === port]).to.deep.equal([true, true, true]);
    expect([event?.origin, event?.lastEventId]).to.deep.equal(['https://b.example', '']);
  });

  it('has its ports in a frozen array, the same at each access', () => {
    const { host, window } = open();
    const seen: unknown[] = [];
    window.addEventListener('message', (event) => seen.push(event.ports, event.ports));

    host.fireMessage('message', { data: null, origin: '', source: null, ports: [] });

    expect(seen[0]).to.equal(seen[1]);
    expect([Object.isFrozen(seen[0]), (seen[0] as object[]).length]).to.deep.equal([true, 0]);
  });

  it('reaches onmessage and onmessageerror, each by its type', () => {
    const { host, window } = open();
    const heard: unknown[] = [];
    window['onmessage'] = (event: PageEvent) => heard.push(['onmessage', event.type, event.data]);
    window['onmessageerror'] = (event: PageEvent) => heard.push(['onmessageerror', event.type, event.data]);

    host.fireMessage('message', { data: 1, origin: '', source: null, ports: [] });
    host.fireMessage('messageerror', { data: null, origin: '', source: null, ports: [] });

    expect(heard).to.deep.equal([
      ['onmessage', 'message', 1],
      ['onmessageerror', 'messageerror', null],
    ]);
  });

  it('stops for a checkpoint between two listeners, and is heard by nobody after the end of the document', () => {
    const { hooks, host, window } = open();
    const heard: string[] = [];
    window.addEventListener('message', () => heard.push('first'));
    window.addEventListener('message', () => heard.push('second'));
    hooks.atCheckpoint = () => heard.push('checkpoint');

    host.fireMessage('message', { data: 1, origin: '', source: null, ports: [] });
    host.destroy();
    host.fireMessage('message', { data: 1, origin: '', source: null, ports: [] });

    expect(heard.slice(0, 3)).to.deep.equal(['first', 'checkpoint', 'second']);
    expect(heard.filter((each) => each !== 'checkpoint')).to.deep.equal(['first', 'second']);
  });
}
