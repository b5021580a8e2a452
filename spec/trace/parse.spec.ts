import { expect } from 'chai';
import { StorageloomError } from '../../lib/infra/failure.ts';
import { parseTrace, Trace } from '../../lib/trace/index.ts';
import { TraceParser } from '../../lib/trace/parse.ts';
import { algorithms } from '../../lib/trace/algorithms.ts';
import { placed } from '../../lib/trace/event-places.ts';
import { header, tickets } from './tickets.ts';

const first = JSON.stringify(header);

function failureOf(text: string): StorageloomError {
  try {
    parseTrace(text);
  } catch (error) {
    if (error instanceof StorageloomError) return error;
  }
  throw new Error('parseTrace was expected to refuse this');
}

describe('parseTrace', () => {
  it('reads back what toJSONL wrote, lone surrogates and line breaks included', () => {
    const events = [...tickets, { i: 99, ms: 1, step: -1, type: 'note', text: 'a\n\u2028\ud800"' } as const];
    const written = new Trace({ header, events: () => events }).toJSONL();

    const read = parseTrace(written);

    expect(read.header).to.deep.equal(header);
    expect(read.events()).to.deep.equal([...placed(events)]);
    expect(read.toJSONL()).to.equal(written);
  });

  it('keeps a text that comes again and again once, and what an event is in the standards', () => {
    const [one, two] = parseTrace(new Trace({ header, events: () => tickets }).toJSONL()).events({ type: 'task-queued' });

    expect(one?.standard).to.equal(two?.standard).and.to.include({ algorithm: 'HTML, queue a task' });
  });

  it('keeps a key that reads like what an event is in the standards', () => {
    const key = JSON.stringify(algorithms['storage-written']);
    const write = { ms: 0, step: -1, type: 'storage-written', area: 'a', document: 1, oldValue: null, newValue: 'v' } as const;
    const events = [0, 1].map((i) => ({ ...write, i, key }));
    const written = new Trace({ header, events: () => events }).toJSONL();

    expect(parseTrace(written).events({ type: 'storage-written' })[1]?.key).to.equal(key);
    expect(parseTrace(written).toJSONL()).to.equal(written);
  });

  it('finds the place of an event itself, whatever the text says', () => {
    const place = '"tab":5,"loop":[],"storageKey":{},"causedBy":"x","standard":"y"';
    const [event] = parseTrace(
      `${first}\n{"i":0,"ms":0,"step":-1,"type":"note","text":"t","later":1,"document":"z",${place}}`,
    ).events();

    expect(event).to.deep.include({ tab: null, document: null, loop: null, storageKey: null, causedBy: null, standard: null });
    expect(event).to.include({ text: 't', later: 1 });
  });

  it('lets no member become the prototype of an event', () => {
    const [event] = parseTrace(`${first}\n{"i":0,"ms":0,"step":-1,"type":"checkpoint","__proto__":{"area":"a"}}`).events();

    expect(event).not.to.have.property('area');
  });

  it('reads what was recorded', () => {
    const level = (of: string): string => first.replace('"dropped":0', `"dropped":0,"level":"${of}"`);

    expect(parseTrace(level('tasks')).header).to.deep.equal({ ...header, level: 'tasks' });
    expect(parseTrace(level('tasks')).toJSONL()).to.equal(`${level('tasks')}\n`);
    expect(failureOf(level('some')).why).to.include('the member level of the header is neither full nor tasks');
  });

  it('skips a byte order mark', () => {
    expect(parseTrace(`\ufeff${first}`).header).to.deep.equal(header);
    expect(parseTrace(`\ufeff\n${first}`).header).to.deep.equal(header);
  });

  it('names what it reads where it cannot', () => {
    const parser = new TraceParser('trace.jsonl');

    expect(() => parser.take('{'))
      .to.throw(StorageloomError)
      .with.property('what', 'Line 1 of trace.jsonl cannot be read.');
    expect(() => new TraceParser('trace.jsonl').end())
      .to.throw(StorageloomError)
      .with.property('what', 'Line 1 of trace.jsonl cannot be read.');
  });

  it('skips empty lines and takes any line ends', () => {
    expect(parseTrace(`\r\n${first}\r\n\r\n{"i":0,"ms":0,"step":-1,"type":"checkpoint"}\r\n`).events()).to.have.length(1);
  });

  it('names the line that cannot be read', () => {
    const error = failureOf(`${first}\n{"i":0}\n`);

    expect(error.code).to.equal('TRACE_INVALID');
    expect(error.what).to.equal('Line 2 of the trace cannot be read.');
    expect(error.why).to.include('unknown type');
  });

  const refused: readonly (readonly [text: string, why: string])[] = [
    ['', 'the text is empty'],
    ['nonsense', 'it is not JSON'],
    ['[1]', 'it is not a JSON object'],
    ['{"i":0}', 'not the header'],
    ['{"storageloom":"trace","version":2}', 'its version is 2'],
    ['{"storageloom":"trace","version":1}', 'the member host of the header is not a string'],
    [first.replace('"seed":1', '"seed":"1"'), 'the member seed of the header is not a finite number'],
    [first.replace('"seed":1', '"seed":1e999'), 'the member seed of the header is not a finite number'],
    [first.replace('"dropped":0', '"dropped":-1'), 'the member dropped of the header is not a whole number from 0'],
  ];
  for (const [text, why] of refused) {
    it(`refuses ${text === '' ? 'an empty text' : text.slice(0, 50)}`, () => {
      expect(failureOf(text).why).to.include(why);
    });
  }
});
