import { expect } from 'chai';
import { standard } from '../../lib/behaviour/presets.ts';
import { Failures } from '../../lib/browser/failures.ts';
import { defaultLimits } from '../../lib/browser/options.ts';
import { surroundings } from '../../lib/browser/surroundings.ts';
import { expectFailure, failureOf } from './expect-failure.ts';
import { userAgentOptions } from '../../lib/browser/user-agent-options.ts';

const page = { name: 'tab1', url: 'https://a.example/' };

describe('the options of a Browser mean for its user agents', () => {
  const around = surroundings();
  const failures = new Failures('trace', { print: () => undefined, fail: () => undefined });

  it('a bare host, no server and the standard behaviour, where nothing is said', () => {
    const { host, server, keptPages, historyEntries, beforeUnload } = userAgentOptions({}, defaultLimits, around, failures);

    expect([host.name, server, keptPages, historyEntries, beforeUnload?.(page)]).to.deep.equal(['bare', null, 6, 50, 'leave']);
  });

  it('what the engine does that is asked for, but where a choice is given', () => {
    const behaviour = { backForwardCache: 'off' } as const;

    const options = userAgentOptions({ engine: 'webkit', behaviour }, defaultLimits, around, failures);

    expect(options.behaviour).to.include({ backForwardCache: 'off', partitionKey: 'top-level-origin' });
    expect(userAgentOptions({}, defaultLimits, around, failures).behaviour).to.deep.equal(standard);
  });

  it('what a function answers when a page asks', () => {
    const { beforeUnload } = userAgentOptions({ beforeUnload: () => 'stay' }, defaultLimits, around, failures);

    expect(beforeUnload?.(page)).to.equal('stay');
  });

  it('a refusal where that function throws', async () => {
    const cause = new RangeError('of yours');
    const { beforeUnload } = userAgentOptions(
      {
        beforeUnload: () => {
          throw cause;
        },
      },
      defaultLimits,
      around,
      failures,
    );

    const failure = await failureOf(() => beforeUnload?.(page));

    expectFailure(failure, 'BAD_OPTION', 'beforeUnload', 'tab1', '"RangeError: of yours"');
    expect(failure.cause).to.equal(cause);
  });

  it('notices for people where failures of pages are for them', () => {
    const noticed = (['print', 'throw', 'trace', () => undefined] as const).map((pageErrors) => {
      const { notice } = userAgentOptions({ pageErrors }, defaultLimits, around, failures);
      return notice !== undefined;
    });

    expect(noticed).to.deep.equal([true, true, false, false]);
  });
});
