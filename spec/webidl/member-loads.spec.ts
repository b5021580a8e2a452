import { expect } from 'chai';
import { isNameAsMade, loadMember, memberAsMade, memberLoads, notAMember, type Members } from '../../lib/webidl/member-loads.ts';

const operations = ['getItem', 'setItem', 'removeItem', 'key', 'clear'] as const;

/** Members that can be told apart. */
function make(): Members {
  return {
    getItem: () => 'getItem',
    setItem: () => 'setItem',
    removeItem: () => 'removeItem',
    key: () => 'key',
    clear: () => 'clear',
    length(this: unknown): number {
      return (this as { readonly count: number }).count;
    },
  };
}

describe('the members of an interface that are loaded often', () => {
  it('are the same from the prototype and as they were made', () => {
    const members = make();
    const prototype = Object.defineProperty({ ...members }, 'length', { get: members.length });
    const loads = memberLoads(prototype);

    for (const name of operations) {
      expect([loadMember(loads, name, null), memberAsMade(members, name, null)]).to.deep.equal([members[name], members[name]]);
    }
    const receiver = { count: 3 };
    expect([loadMember(loads, 'length', receiver), memberAsMade(members, 'length', receiver)]).to.deep.equal([3, 3]);
  });

  it('are no others', () => {
    const members = make();

    expect([loadMember(memberLoads(members), 'constructor', null), memberAsMade(members, 'constructor', null)]).to.deep.equal([
      notAMember,
      notAMember,
    ]);
  });

  it('are, with the constructor, the names of a prototype as it was made', () => {
    expect([...operations, 'length', 'constructor'].every(isNameAsMade)).to.equal(true);
    expect(['toString', '__proto__', 'k', ''].some(isNameAsMade)).to.equal(false);
  });
});
