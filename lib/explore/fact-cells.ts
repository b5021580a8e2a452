import type { Fact } from '../event-loop/observer.ts';
import { reads, writes } from './step-columns.ts';

/** The cell that a fact says was used, and how. */
export interface FactUse {
  readonly cell: string;
  readonly use: number;
}

const documents: FactUse = { cell: 'documents', use: writes };
const locks: FactUse = { cell: 'locks', use: writes };

const uses: Partial<Record<Fact['type'], FactUse>> = {
  // What changes which documents there are, and so who hears of what.
  'document-created': documents,
  'document-destroyed': documents,
  'document-left': documents,
  'document-returned': documents,
  'document-dropped': documents,
  'tab-opened': documents,
  'tab-closed': documents,
  'tab-crashed': documents,
  'policy-changed': documents,
  'visibility-changed': documents,
  'navigation-started': documents,
  'navigation-ended': documents,
  'cookie-read': { cell: 'cookies', use: reads },
  'cookie-written': { cell: 'cookies', use: writes },
  // A server may keep what it was asked, and an answer may bring cookies.
  request: { cell: 'pages', use: writes },
  'lock-requested': locks,
  'lock-waiting': locks,
  'lock-granted': locks,
  'lock-unavailable': locks,
  'lock-released': locks,
  'lock-stolen': locks,
  'lock-aborted': locks,
};

/** Null: none but those that are told of otherwise. */
export function useOf(fact: Fact): FactUse | null {
  if (fact.type === 'channel-opened' || fact.type === 'channel-closed') return { cell: `channel ${fact.name}`, use: writes };
  // Who receives it is fixed by which channels are open; in which order it comes there, by their queues.
  if (fact.type === 'message-posted' && fact.via === 'channel') return { cell: `channel ${fact.name}`, use: reads };
  return uses[fact.type] ?? null;
}
