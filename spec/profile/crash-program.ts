/** What a writer has stored after its n-th commit: a few keys, some of which come and go, each of them in another place then. */
export function entriesAfter(n: number): readonly (readonly [key: string, value: string])[] {
  const entries = new Map<string, string>();
  for (let i = 1; i <= n; i++) for (const [key, value] of changesOf(i)) apply(entries, key, value);
  return [...entries];
}

/** What the n-th commit changes, in order; null: the key is removed. */
export function changesOf(n: number): readonly (readonly [key: string, value: string | null])[] {
  return [
    ['number', String(n)],
    [`key ${n % 7}`, `value ${n} `.repeat((n * n) % 400)],
    [`key ${(n * 3) % 7}`, null],
    [`large ${n % 3}`, n % 5 === 0 ? null : `large ${n} `.repeat(n % 2 === 0 ? 1_000 : 10)],
  ];
}

function apply(entries: Map<string, string>, key: string, value: string | null): void {
  if (value === null) entries.delete(key);
  else entries.set(key, value);
}
