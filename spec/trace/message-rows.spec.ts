import { expect } from 'chai';
import { Actors } from '../../lib/trace/actors.ts';
import { MessageRows } from '../../lib/trace/message-rows.ts';
import { StepRows } from '../../lib/trace/step-rows.ts';
import { delivery, dropped, fired, posted } from './talk.ts';
import { traceOf } from './tickets.ts';
import { queued, started, told, type Body } from './told.ts';

const third: Body = {
  type: 'document-created',
  document: 3,
  tab: 'tab3',
  url: 'https://a.example/',
  origin: 'https://a.example',
};
const ended = (task: number): Body => ({ type: 'task-ended', task });

describe('the rows of a message', () => {
  it('are one where it is posted, with those in which it waits, and one where each hears', () => {
    const rows = told([
      third,
      posted(2),
      ...[delivery(0, 2), delivery(1, 3)],
      ...[started(0), fired(2), ended(0), started(1), fired(3, { kind: 'messageerror' }), ended(1)],
    ]);

    expect(rows).to.deep.equal([
      'tab1: ⇶ posts "hi" to cart (channel) ◇tab2 ◇tab3',
      'tab2: ● "hi" from tab1 (cart)',
      'tab3: ● messageerror from tab1 (cart)',
    ]);
  });

  it('have no more that wait than can receive it, and none of what is queued afterwards', () => {
    const rows = told([posted(1), delivery(0, 2), delivery(1, 2), posted(1), { type: 'checkpoint' }, delivery(2, 2)]);

    expect(rows).to.deep.equal(['tab1: ⇶ posts "hi" to cart (channel) ◇tab2', 'tab1: ⇶ posts "hi" to cart (channel)']);
  });

  it('name the tab that a window or a port is of', () => {
    const rows = told([
      ...[posted(1, { via: 'window', name: '' }), queued(0, 'message from tab1', 2)],
      ...[posted(1, { via: 'port', name: '', message: 2 }), queued(1, 'message from tab1', 1)],
      ...[posted(1, { via: 'port', name: '', message: 3 }), posted(0, { via: 'window', name: '', message: 4 })],
      ...[started(0), fired(2, { via: 'window', name: '' }), ended(0)],
      ...[fired(1, { via: 'port', name: '', message: 3 })],
    ]);

    expect(rows).to.deep.equal([
      'tab1: ⇶ posts "hi" to tab2 (window) ◇tab2',
      'tab1: ⇶ posts "hi" to itself (port) ◇tab1',
      'tab1: ⇶ posts "hi" to a port',
      'tab1: ⇶ posts "hi" to a window: nobody is there',
      'tab2: ● "hi" from tab1 (window)',
      'tab1: ● "hi" from tab1 (port)',
    ]);
  });

  it('wait from when the port is started that they are for', () => {
    const port = { via: 'port', name: '' } as const;
    const rows = told([
      ...[posted(1, port), { type: 'message-queued', message: 1, document: 2 } as const, delivery(0, 2), delivery(1, 2)],
      ...[{ type: 'message-queued', message: 7, document: 2 } as const, delivery(2, 2)],
      ...[started(0), fired(2, port), ended(0)],
    ]);

    expect(rows).to.deep.equal([
      'tab1: ⇶ posts "hi" to a port',
      'tab2: starts a port: "hi" from tab1 (port) ◇tab2',
      'tab2: ● "hi" from tab1 (port)',
    ]);
  });

  it('say what could not be sent', () => {
    const refused = { type: 'message-refused', document: 1, name: 'cart', error: 'DataCloneError' } as const;

    expect(
      told([
        { ...refused, via: 'channel' },
        { ...refused, via: 'port', name: '' },
      ]),
    ).to.deep.equal(['tab1: ✗ cannot post to cart (channel): DataCloneError', 'tab1: ✗ cannot post to a port: DataCloneError']);
  });

  it('say that who is there is kept', () => {
    const opened = { type: 'channel-opened', channel: 1, document: 2, name: 'cart' } as const;
    const left = { type: 'document-left', document: 2, kept: true, reason: '' } as const;

    expect(told([opened, left, posted(0), posted(0, { name: 'other' })]).slice(-2)).to.deep.equal([
      'tab1: ⇶ posts "hi" to cart (channel): who is there is kept',
      'tab1: ⇶ posts "hi" to other (channel): nobody is there',
    ]);
  });

  it('say why nobody hears', () => {
    const rows = told([
      ...[posted(1), delivery(0, 2), started(0), dropped(2), ended(0)],
      ...[dropped(2, 'other origin'), fired(2, { message: 7 })],
      ...[posted(1), delivery(1, 2), { type: 'task-removed', task: 1, reason: 'document destroyed' } as const],
      { type: 'message-dropped', message: 8, document: 2, via: 'window', name: '', reason: 'other origin' },
    ]);

    expect(rows).to.deep.equal([
      'tab1: ⇶ posts "hi" to cart (channel) ◇tab2',
      'tab2: ✕ "hi" from tab1 (cart) is dropped: channel closed',
      'tab2: ✕ "hi" from tab1 (cart) is dropped: other origin',
      'tab2: ● "hi" from somewhere (cart)',
      'tab1: ⇶ posts "hi" to cart (channel) ◇tab2',
      'tab2: ✕ channel cart never runs: document destroyed',
      'tab2: ✕ message from somewhere (window) is dropped: other origin',
    ]);
  });

  it('are none for anything else', () => {
    const actors = new Actors();
    const rows = new MessageRows(actors, new StepRows());
    const [note, task] = traceOf([{ type: 'note', text: 'x' }, delivery(0, 2)]);

    expect([rows.hear(note!), rows.queued(task as never)]).to.deep.equal([false, false]);
  });
});
