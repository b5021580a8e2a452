import { expect } from 'chai';
import { messageEventInterface } from '../../lib/dom/message-event.ts';
import { RealmTypeError, WindowDouble, type AnyEvent } from './window-double.ts';

interface AnyMessage extends AnyEvent {
  readonly data: unknown;
  readonly origin: string;
  readonly lastEventId: string;
  readonly source: unknown;
  readonly ports: readonly unknown[];
  initMessageEvent(...args: unknown[]): void;
}

function open(): { window: WindowDouble; make: (...args: unknown[]) => AnyMessage } {
  const window = new WindowDouble();
  const EventClass = window.interface(messageEventInterface, window.Event);
  return { window, make: (...args) => new EventClass(...args) as AnyMessage };
}

const slots = ({ data, origin, lastEventId, source, ports }: AnyMessage): unknown[] => [data, origin, lastEventId, source, ports];

describe('MessageEvent', () => {
  it('has nothing in it by default', () => {
    const { make } = open();

    expect(slots(make('message'))).to.deep.equal([null, '', '', null, []]);
    expect(slots(make('message', { source: undefined }))).to.deep.equal([null, '', '', null, []]);
  });

  it('has what it is made with, converted', () => {
    const { make } = open();
    const [source, port, data] = [{}, {}, { n: 1 }];

    const event = make('message', { data, origin: 'o\uD800', lastEventId: 7, source, ports: new Set([port]), cancelable: true });

    expect(slots(event)).to.deep.equal([data, 'o\uFFFD', '7', source, [port]]);
    expect([event.data === data, event.source === source, event.cancelable]).to.deep.equal([true, true, true]);
  });

  it('has its ports in one frozen array', () => {
    const { make } = open();
    const given = [{}];

    const event = make('message', { ports: given });
    given.push({});

    expect([event.ports.length, Object.isFrozen(event.ports), event.ports === event.ports]).to.deep.equal([1, true, true]);
  });

  it('refuses a source that is no object, and ports that are no sequence of objects', () => {
    const { make } = open();

    for (const init of [
      { source: 1 },
      { source: 'x' },
      { ports: 1 },
      { ports: {} },
      { ports: null },
      { ports: [1] },
      { ports: [null] },
    ])
      expect(() => make('message', init)).to.throw(RealmTypeError);
  });

  it('is made anew by initMessageEvent, with defaults for what is not given', () => {
    const { make } = open();
    const event = make('x', { data: 1, origin: 'o', lastEventId: 'l', source: {}, ports: [{}] });

    event.initMessageEvent('y', true, 1, 2, 'p', 'm', null, [{}]);
    const full = [event.type, event.bubbles, event.cancelable, ...slots(event)];
    event.initMessageEvent('z');

    expect(full).to.deep.equal(['y', true, true, 2, 'p', 'm', null, [{}]]);
    expect([event.type, event.bubbles, event.cancelable, ...slots(event)]).to.deep.equal([
      ...['z', false, false],
      ...[null, '', '', null, []],
    ]);
    expect(() => event.initMessageEvent()).to.throw(RealmTypeError, '1 argument required');
    expect(event.initMessageEvent.length).to.equal(1);
  });

  it('is not changed by initMessageEvent while it is dispatched', () => {
    const { window, make } = open();
    const event = make('x', { data: 1 });
    window.window.addEventListener('x', () => event.initMessageEvent('y', false, false, 2));

    window.fire(event);

    expect([event.type, event.data]).to.deep.equal(['x', 1]);
  });
});
