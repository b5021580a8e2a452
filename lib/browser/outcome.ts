/** How something ended. */
export type Outcome<T> = { readonly value: T } | { readonly error: unknown };

export function resultOf<T>(outcome: Outcome<T>): T {
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

/** Never rejects. */
export async function outcomeOf<T>(action: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await action() };
  } catch (error) {
    return { error };
  }
}
