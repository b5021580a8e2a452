import type { TraceEvent } from './trace-event.ts';

/** How a document came to its end. */
export type DocumentEnd = 'its tab was closed' | 'its tab crashed' | 'its page was left' | 'its frame was removed';

/** What is known of the life of a document. */
interface Life {
  readonly id: number;
  readonly tab: string;
  alive: boolean;
  end: DocumentEnd | null;
  /** Step in which it was destroyed; null: it was not. */
  destroyedIn: number | null;
}

/** Takes note of what ends documents: every event is to be shown to it once, in order. */
export function noteEnd(documents: ReadonlyMap<number, Life>, event: TraceEvent): void {
  switch (event.type) {
    case 'document-left':
    case 'document-returned': {
      const document = documents.get(event.document);
      if (document !== undefined) document.end = event.type === 'document-left' ? 'its page was left' : null;
      break;
    }
    case 'document-destroyed': {
      const document = documents.get(event.document);
      if (document === undefined) break;
      document.alive = false;
      document.destroyedIn = event.step;
      document.end ??= endOfFrame(documents, document);
      break;
    }
    case 'tab-crashed':
      for (const each of documents.values()) if (each.alive && isIn(each, event.tab)) each.end = 'its tab crashed';
      break;
    case 'tab-closed':
      // It is told when all of its documents have been destroyed.
      for (const each of documents.values()) {
        const isLast = each.end === null || (each.end === 'its frame was removed' && each.destroyedIn === event.step);
        if (isLast && isIn(each, event.tab)) each.end = 'its tab was closed';
      }
      break;
  }
}

/** Frames go before the page that they are in; null: it is no frame. */
function endOfFrame(documents: ReadonlyMap<number, Life>, { tab }: Life): DocumentEnd | null {
  if (!tab.includes('/')) return null;
  const around = [...documents.values()].filter((each) => each.alive && isIn({ tab }, each.tab) && each.tab !== tab);
  return around.find(({ end }) => end !== null)?.end ?? 'its frame was removed';
}

function isIn({ tab }: Pick<Life, 'tab'>, name: string): boolean {
  return tab === name || tab.startsWith(`${name}/`);
}
