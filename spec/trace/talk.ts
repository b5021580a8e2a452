import { origin, queued, type Body } from './told.ts';

const about = { message: 1, via: 'channel', name: 'cart' } as const;

type Posted = Extract<Body, { readonly type: 'message-posted' }>;
type Fired = Extract<Body, { readonly type: 'message-fired' }>;
type Requested = Extract<Body, { readonly type: 'lock-requested' }>;

/** Message 1, `"hi"`, of document 1 to the channel cart, unless it is said otherwise. */
export function posted(to: number, other: Partial<Posted> = {}): Posted {
  return { type: 'message-posted', ...about, document: 1, data: '"hi"', to, ...other };
}

export function fired(document: number, other: Partial<Fired> = {}): Fired {
  return { type: 'message-fired', ...about, document, kind: 'message', data: '"hi"', ...other };
}

export function dropped(document: number, reason: 'channel closed' | 'other origin' = 'channel closed'): Body {
  return { type: 'message-dropped', ...about, document, reason };
}

/** The task that delivers a message to a document. */
export function delivery(task: number, document: number): Body {
  return queued(task, 'channel cart', document);
}

/** A request of the document for the lock db. */
export function requested(request: number, document: number, other: Partial<Requested> = {}): Requested {
  const what = { storageKey: origin, name: 'db', mode: 'exclusive', option: 'none' } as const;
  return { type: 'lock-requested', request, document, ...what, ...other };
}

export function waiting(request: number, behind: string, more?: number): Body {
  return { type: 'lock-waiting', request, behind, ...(more === undefined ? {} : { more }) };
}

export function granted(request: number): Body {
  return { type: 'lock-granted', request };
}

export function released(request: number): Body {
  return { type: 'lock-released', request, reason: 'fulfilled' };
}
