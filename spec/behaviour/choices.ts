import { expect } from 'chai';
import type { Choice, Choices } from '../../lib/behaviour/choice.ts';

/** By our default, and as seen of Chromium, Firefox and WebKit. */
export type Expected = readonly [standard: unknown, chromium: unknown, firefox: unknown, webkit: unknown];

/** What the choices of one chapter are, and that each of them says where that comes from. */
export function describeChoices<B>(title: string, choices: Choices<B>, expected: { readonly [K in keyof B]: Expected }): void {
  describe(title, () => {
    it('are made as engines were seen to make them', () => {
      const made = Object.entries<Choice<unknown>>(choices).map(([name, { default: standard, evidence }]) => [
        name,
        [standard, evidence.chromium, evidence.firefox, evidence.webkit],
      ]);

      expect(Object.fromEntries(made)).to.deep.equal(expected);
    });

    for (const [name, choice] of Object.entries<Choice<unknown>>(choices)) {
      it(`say of ${name} what it can be, what engines do, and where that is discussed`, () => {
        const { values, evidence, link, seen } = choice;

        expect(values).to.include.members([choice.default, choice.standard, ...Object.values(evidence)]);
        expect(new Set(values).size).to.equal(values.length);
        expect(link).to.match(/^https:\/\/github\.com\//);
        expect(seen).to.match(/\.$/);
      });
    }
  });
}
