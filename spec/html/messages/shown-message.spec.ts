import { expect } from 'chai';
import { plainMessage, shownMessage, shownUnits } from '../../../lib/html/messages/shown-message.ts';
import type { PortEnd, Serialized } from '../../../lib/html/records/message-port.ts';

const end: PortEnd = { other: null, port: null, queue: [] };

function serialized(message: unknown, ...transferred: readonly object[]): Serialized {
  return { copy: { message, transferred }, ends: transferred.map(() => end), agent: null };
}

describe('a message as the trace shows it', () => {
  it('is what a console shows, strings in quotes', () => {
    const shown = [{ type: 'logout' }, [1, 'x'], null, undefined, 5n].map((message) => shownMessage(serialized(message)));

    expect(shown).to.deep.equal(["{ type: 'logout' }", "[ 1, 'x' ]", 'null', 'undefined', '5n']);
    expect(shownMessage(serialized('say "hi"\n'))).to.equal('"say \\"hi\\"\\n"');
  });

  it('has the class of what is no plain data, and nothing of what is in it', () => {
    const data = [new Map([[1, new Set()]]), new Date(0), /x/, new Uint8Array(1), new ArrayBuffer(1), new RangeError('no')];

    expect(shownMessage(serialized({ blob: new Blob(['x']), url: new URL('https://a.example/') }))).to.equal(
      '{ blob: [Blob], url: [URL] }',
    );
    expect(data.map((each) => shownMessage(serialized(each))).join(' ')).to.match(
      /^Map\(1\) \{ 1 => Set.* 1970-\S+ \/x\/ Uint8Array.* \[?ArrayBuffer.* RangeError: no$/,
    );
  });

  it('is short', () => {
    const shown = shownMessage(serialized('x'.repeat(1_000)));

    expect([shown.length, shown.slice(-2)]).to.deep.equal([shownUnits, 'x…']);
  });

  it('names ports that are transferred, and nothing else that is', () => {
    const port = new Uint8Array(0);
    const buffer = new ArrayBuffer(2);
    const message = { port, buffer };
    const both: Serialized = { copy: { message, transferred: [port, buffer] }, ends: [end, null], agent: null };

    expect(shownMessage(serialized({ port }, port))).to.equal('{ port: [MessagePort] }');
    expect(plainMessage(both)).to.deep.equal({ port: '[MessagePort]', buffer });
  });
});
