import { expect } from 'chai';
import { profileArguments } from '../../../lib/cli/arguments/profile.ts';
import { refusalOf } from './refusal.ts';

describe('the arguments of profile', () => {
  it('are one folder, and an origin that is cleared', () => {
    expect(profileArguments.read(['ann'], {})).to.deep.equal({ kind: 'profile', path: 'ann', format: 'text', clear: null });
    expect(profileArguments.read(['ann'], { clear: 'https://a.example/x' })).to.include({ clear: 'https://a.example' });
  });

  it('are no format that only traces have', () => {
    expect(refusalOf(() => profileArguments.read(['ann'], { format: 'mermaid' })).why).to.equal('It takes one of: text, json.');
  });

  it('are no other number of folders, and no clearing of what has no origin', () => {
    expect(refusalOf(() => profileArguments.read([], {})).what).to.equal('storageloom profile needs a folder.');
    expect(refusalOf(() => profileArguments.read(['a', 'b'], {})).what).to.equal('storageloom profile takes one folder.');
    expect(refusalOf(() => profileArguments.read(['a'], { clear: 'data:,x' })).what).to.equal("--clear cannot be 'data:,x'.");
  });
});
