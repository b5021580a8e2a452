import { expect } from 'chai';
import { failureCodeViolations } from './failure-codes.ts';

const union = {
  path: 'lib/infra/failure.ts',
  text: "export type FailureCode =\n  | 'BAD_URL'\n  | 'TAB_CLOSED';\nconst a = 'OTHER';\n",
};
const page = (text: string) => ({ path: 'docs/errors.md', text });
const user = { path: 'lib/a.ts', text: "throw new StorageloomError('BAD_URL', {});\nthrow closed('TAB_CLOSED');\n" };
const messages = (text: string, users = [user]) => failureCodeViolations(union, page(text), users).map(({ message }) => message);

describe('the rule of failure codes', () => {
  it('accepts a section and a use for each code', () => {
    expect(messages('## BAD_URL\n\n## TAB_CLOSED\n')).to.deep.equal([]);
  });

  it('refuses a code without a section', () => {
    expect(messages('## BAD_URL\n')).to.deep.equal(['TAB_CLOSED has no section in docs/errors.md']);
  });

  it('refuses a code that nothing throws', () => {
    expect(messages('## BAD_URL\n## TAB_CLOSED\n', [])).to.deep.equal(['BAD_URL is never thrown', 'TAB_CLOSED is never thrown']);
  });

  it('refuses a section of no code', () => {
    expect(messages('## BAD_URL\n## TAB_CLOSED\n## GONE\n')).to.deep.equal(['GONE is no code of lib/infra/failure.ts']);
  });
});
