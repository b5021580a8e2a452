import { expect } from 'chai';
import { parseArguments } from '../../../lib/cli/arguments/arguments.ts';

describe('the arguments of storageloom lessons', () => {
  it('are a width, where one is given', () => {
    expect(parseArguments(['lessons'])).to.deep.equal({ kind: 'lessons', width: null });
    expect(parseArguments(['lessons', '--width', '40'])).to.deep.equal({ kind: 'lessons', width: 40 });
  });

  it('refuse a name, and say how to ask it', () => {
    expect(() => parseArguments(['lessons', 'lock'])).to.throw(
      "storageloom lessons takes no name, and there is 'lock'. It lists all lessons of the course. To be asked one of them, write: storageloom lesson lock",
    );
  });
});
