import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { describeError } from '../../lib/cli/describe-error.ts';

describe('the description of what was thrown', () => {
  it('has name, message and the innermost line of the scenario', () => {
    const error = new TypeError('no such tab');
    error.stack =
      'TypeError: no such tab\n    at a (/lib/tab.js:1:1)\n    at b (file:///s/x.ts:12:3)\n    at c (file:///s/x.ts:20:5)';

    expect(describeError(error, '/s/x.ts')).to.equal('TypeError: no such tab\n    at /s/x.ts:12:3');
  });

  it('knows the file by its path, by its URL, and behind a query', () => {
    const error = new Error('e');
    for (const frame of ['at /s/x.ts:4:2', 'at f (/s/x.ts:4:2)', 'at file:///s/x.ts?namespace=1:4:2']) {
      error.stack = `Error: e\n    ${frame}`;

      expect(describeError(error, '/s/x.ts')).to.equal('Error: e\n    at /s/x.ts:4:2');
    }
  });

  it('sets the further lines of a message in, without empty ones', () => {
    const error = new Error('one tab too few\n\n1 !== 2\n');
    error.stack = '';

    expect(describeError(error, '/s/x.ts')).to.equal('Error: one tab too few\n    1 !== 2');
  });

  it('names no line where the stack has none of the scenario', () => {
    const error = new Error('e');
    error.stack = 'Error: e\n    at file:///s/x.tsx:1:1\n    at file:///other.ts:2:2';

    expect(describeError(error, '/s/x.ts')).to.equal('Error: e');
  });

  it('reads an error of another realm by its shape', () => {
    const error: unknown = runInNewContext("new RangeError('far')");

    expect(describeError(error, '/s/x.ts')).to.equal('RangeError: far');
  });

  it('says what was thrown when it is not an error', () => {
    expect(describeError('just text', '/s/x.ts')).to.equal("It threw 'just text'.");
    expect(describeError(undefined, '/s/x.ts')).to.equal('It threw undefined.');
    expect(describeError({ code: 1 }, '/s/x.ts')).to.equal('It threw { code: 1 }.');
    expect(describeError({ message: 'half an error' }, '/s/x.ts')).to.equal('Error: half an error');
  });
});
