import { expect } from 'chai';

/** Awaits a call that must fail, since code of the test failed in it; answers with what it failed with. */
export async function failing(call: Promise<unknown>): Promise<unknown> {
  const outcome = await call.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  expect(outcome, 'the call fails').to.not.equal(null);
  return outcome?.error;
}
