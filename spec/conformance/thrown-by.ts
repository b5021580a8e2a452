/** What a call throws; undefined when it throws nothing. */
export function thrownBy(steps: () => unknown): unknown {
  try {
    steps();
  } catch (error) {
    return error;
  }
  return undefined;
}
