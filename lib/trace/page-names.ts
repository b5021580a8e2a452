import type { Actors, DocumentActor } from './actors.ts';

type Page = Pick<DocumentActor, 'id' | 'tab'>;

/** The pages of a list, tabs in the order of their numbers, frames behind what they are in. */
export function inOrderOfTabs<P extends Page>(pages: readonly P[]): P[] {
  return [...pages].sort((a, b) => compare(placeOf(a), placeOf(b)));
}

/** What each page of a list is called in sentences; those of one tab and one URL are told apart by the numbers of their documents. */
export function namesOf(pages: readonly Page[], actors: Actors): ReadonlyMap<number, string> {
  const counts = new Map<string, number>();
  for (const { id } of pages) counts.set(actors.nameOf(id), (counts.get(actors.nameOf(id)) ?? 0) + 1);
  return new Map(
    pages.map(({ id }) => {
      const name = actors.nameOf(id);
      return [id, counts.get(name) === 1 ? name : name.replace(/\)$/, `, document ${id})`)];
    }),
  );
}

/** Why what `from` does is not for a page of another origin, the rest of a sentence. */
export function otherOrigin(from: Pick<DocumentActor, 'origin'> | null, page: DocumentActor): string {
  if (page.origin === 'null') return `its origin is opaque${whyOpaque(page)}`;
  if (from?.origin === 'null') return 'the origin of who sends is opaque';
  return `it is of another origin, ${page.origin}`;
}

function whyOpaque({ sandboxed, url }: DocumentActor): string {
  if (sandboxed) return ': it is sandboxed without allow-same-origin';
  return url.startsWith('data:') ? ': it is of a data: URL' : '';
}

/** `tab10/frame2`, as 10, 2; last the document. */
function placeOf({ id, tab }: Page): readonly number[] {
  const numbers = tab.match(/\d+/g) ?? [];
  return [...numbers.map(Number), id - Number.MAX_SAFE_INTEGER];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [n, number] of a.entries()) {
    const other = b[n] ?? -Infinity;
    if (number !== other) return number - other;
  }
  return 0;
}
