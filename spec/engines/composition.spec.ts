import { expect } from 'chai';
import { composed } from './composition.ts';
import type { Reading } from './reading.ts';
import type { Json } from './recording.ts';

const reading = (op: Reading['op'], window: string, value: Json, more: Partial<Reading> = {}): Reading => ({
  op,
  window,
  value,
  source: op === 'run' ? '() => 1' : '',
  args: [],
  ...more,
});
const event = (key: string, area = 'local', more: { readonly [name: string]: Json } = {}): Json => ({
  area,
  key,
  oldValue: null,
  newValue: '1',
  url: 'o1/a',
  isTrusted: true,
  bubbles: false,
  cancelable: false,
  composed: false,
  onWindow: true,
  isStorageEvent: true,
  ...more,
});
const facts = (names: readonly string[], ...readings: readonly Reading[]): object =>
  Object.fromEntries(composed(names, readings));

describe('The composition of facts', () => {
  it('gives a fact that is called after a window what was heard there, of several lists the last, in short', () => {
    const odd = event('k', 'session', { isTrusted: false, bubbles: true, onWindow: false, isStorageEvent: false, reads: 'x' });

    expect(facts(['B'], reading('events', 'B', [event('old')]), reading('events', 'B', [event('k'), odd]))).to.deep.equal({
      B: ['local "k" null→"1" @o1/a', 'session "k" null→"1" reads "x" !untrusted !bubbles !target !interface'],
    });
  });

  it('gives what a window reads from what was got there', () => {
    const [one, two] = [reading('get', 'F', 'x'), reading('get', 'F', null)];

    expect(facts(['F reads'], one)).to.deep.equal({ 'F reads': 'x' });
    expect(facts(['F reads'], one, two)).to.deep.equal({ 'F reads': ['x', null] });
    expect(facts(['F reads later'], one, two)).to.deep.equal({ 'F reads later': null });
    expect(facts(['F reads', 'F'], reading('dump', 'F', {}), reading('events', 'F', []))).to.deep.equal({ 'F reads': {}, F: [] });
  });

  it('gives what a window heard of one key', () => {
    expect(facts(['B heard k', 'x'], reading('run', 'A', 1), reading('events', 'B', [event('j'), event('k')]))).to.deep.equal({
      'B heard k': ['local "k" null→"1" @o1/a'],
      x: 1,
    });
  });

  it('gives other facts the answers that are left, in their order', () => {
    expect(facts(['one', 'F', 'two'], reading('run', 'F', 1), reading('run', 'F', 2), reading('events', 'F', []))).to.deep.equal({
      one: 1,
      F: [],
      two: 2,
    });
    expect(facts(['one', 'event heard'], reading('run', 'F', 1), reading('events', 'G', [event('k')]))).to.deep.equal({
      one: 1,
      'event heard': 1,
    });
  });

  it('puts the answers of one function together when there are too many', () => {
    const again = [reading('run', 'T', 'b'), reading('run', 'T', 'a'), reading('run', 'T', 'b')];

    expect(facts(['set', 'x'], ...again, reading('run', 'T', 1, { source: 'other' }))).to.deep.equal({
      set: ['b', 'a', 'b'],
      x: 1,
    });
    expect(facts(['order'], ...again)).to.deep.equal({ order: 'b | a' });
    expect(facts(['orders'], ...again)).to.deep.equal({ orders: ['a', 'b'] });
  });

  it('takes all facts from one answer that has them', () => {
    expect(facts(['a', 'b', 'c'], reading('run', 'T', { a: 1, b: 2, other: 3 }))).to.deep.equal({ a: 1, b: 2 });
    expect(facts(['session', 'local'], reading('events', 'F', [event('k')]))).to.deep.equal({
      session: [],
      local: ['local "k" null→"1" @o1/a'],
    });
    expect(
      facts(
        ['x vs y', 'y vs z', 'x vs z'],
        reading('run', 'T', [
          ['y', 'x', 'z'],
          ['y', 'z', 'x'],
        ]),
      ),
    ).to.deep.equal({ 'x vs y': 'after', 'y vs z': 'before', 'x vs z': 'mixed' });
  });

  it('tells what came before and after a mark, how often something was so, and units of values', () => {
    const log = [event('a'), { mark: true }, event('b')];

    expect(
      facts(['kept', 'events before show', 'events after show'], reading('run', 'B', true), reading('run', 'B', log)),
    ).to.deep.equal({
      kept: true,
      'events before show': ['a:1'],
      'events after show': ['b:1'],
    });
    expect(facts(['new value read', 'messages'], reading('run', 'B', [true, false]))).to.deep.equal({
      'new value read': 'sometimes',
      messages: 2,
    });
    expect(facts(['é: most units of the value'], reading('run', 'B', 5, { args: ['local', 'k', '😀'] }))).to.deep.equal({
      'é: most units of the value': 10,
    });
  });

  it('leaves out what no rule finds', () => {
    expect(facts(['one', 'two', 'B'], reading('run', 'T', 1), reading('events', 'B', []))).to.deep.equal({ B: [] });
  });

  it('gives a fact that windows are called after what these answered last', () => {
    const left = [
      reading('run', 'A*', 'old'),
      reading('run', 'A*', '-'),
      reading('run', 'B*', '--'),
      reading('run', 'A-img', 'l'),
    ];

    expect(facts(['*', 'img'], ...left)).to.deep.equal({ '*': ['-', '--'], img: 'l' });
  });

  it('gives what one function answered in turn, so many answers to each fact', () => {
    const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((value, n) => reading('run', n % 2 === 0 ? 'A' : 'F', value));

    expect(facts(['at first', 'in the middle', 'at last'], ...all)).to.deep.equal({
      'at first': ['a', 'b'],
      'in the middle': ['c', 'd'],
      'at last': ['e', 'f'],
    });
  });

  it('gives what promises came to', () => {
    const [yes, no] = [reading('run', 'S', true), reading('run', 'D', false)];
    const answers = reading('run', 'S', { persist: '! TypeError' });

    expect(facts(['sandboxed'], yes, answers)).to.deep.equal({ sandboxed: { persist: '! TypeError' } });
    expect(facts(['data:'], no)).to.deep.equal({ 'data:': 'absent' });
    expect(facts(['x', 'persisted then'], yes, reading('run', 'A', { p: '= false' }))).to.deep.equal({
      x: true,
      'persisted then': '= false',
    });
  });
});
