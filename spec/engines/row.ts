/** A fact that is not as in the engines, and why. A row whose fact comes out right is an error, too. */
export interface Row {
  readonly scenario: string;
  /** Name of the fact; `*` for all of the scenario, of which none may come out right. */
  readonly fact: string;
  readonly reason: string;
  /** The recorded steps do not hold what would be needed to find the fact. */
  readonly notComparable?: boolean;
}

/** A row for each of these facts in each of these scenarios. */
export function each(scenarios: readonly string[], facts: readonly string[], reason: string): readonly Row[] {
  return scenarios.flatMap((scenario) => facts.map((fact) => ({ scenario, fact, reason })));
}
