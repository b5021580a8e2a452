import mermaid from 'mermaid';

/** A row as Mermaid read it: who, with which arrow, to whom, and what stands there. Of a note without an arrow. */
export type ReadRow = readonly [from: string, arrow: string, to: string, text: string];

export interface ReadDiagram {
  readonly actors: readonly string[];
  readonly rows: readonly ReadRow[];
}

interface SequenceData {
  getMessages(): readonly { readonly type: number; readonly from?: string; readonly to?: string; readonly message: string }[];
  getActors(): ReadonlyMap<string, { readonly description: string }>;
}

/** Mermaid's own numbers. */
const arrows: Readonly<Record<number, string>> = { 0: '->>', 1: '-->>', 2: 'note', 3: '-x', 22: 'rect', 23: 'end', 24: '-)' };

/** What Mermaid's own parser makes of a text; rejects where it refuses it. It needs no browser for that. */
export async function readMermaid(text: string): Promise<ReadDiagram> {
  // The first call makes the kinds of diagrams known.
  await mermaid.parse(text);
  const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  if (type !== 'sequence') throw new Error(`It is a ${type}`);
  const read = db as unknown as SequenceData;
  return {
    actors: [...read.getActors().values()].map(({ description }) => decoded(description)),
    rows: read
      .getMessages()
      .map(({ from = '', type: arrow, to = '', message }) => [from, arrows[arrow] ?? `${arrow}`, to, decoded(message)]),
  };
}

/** As they are drawn: between these signs Mermaid keeps the numbers of characters. */
function decoded(text: string): string {
  return text.replaceAll(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));
}
