import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { askOn } from '../../lib/cli/ask.ts';

function terminal(isTTY: boolean): { input: PassThrough; output: PassThrough; printed: () => string } {
  const [input, output] = [Object.assign(new PassThrough(), { isTTY }), new PassThrough()];
  let text = '';
  output.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { input, output, printed: () => text };
}

describe('a question to a person', () => {
  it('is printed, and answered by one line', async () => {
    const { input, output, printed } = terminal(false);
    const ask = askOn(input, output);

    const answer = ask('Your answer: ');
    input.write('2\n');

    expect(await answer).to.equal('2');
    expect(printed()).to.equal('Your answer: ');
  });

  it('can be asked again on the same streams', async () => {
    const { input, output } = terminal(false);
    const ask = askOn(input, output);

    const answers: (string | null)[] = [];
    for (const line of ['one\n', 'two\n']) {
      const answer = ask('? ');
      input.write(line);
      answers.push(await answer);
    }

    expect(answers).to.deep.equal(['one', 'two']);
  });

  it('has no answer when the input ends, or the person interrupts', async () => {
    const [ended, interrupted] = [terminal(false), terminal(true)];

    const first = askOn(ended.input, ended.output)('? ');
    ended.input.end();
    const second = askOn(interrupted.input, interrupted.output)('? ');
    interrupted.input.write('\u0003');

    expect([await first, await second]).to.deep.equal([null, null]);
  });
});
