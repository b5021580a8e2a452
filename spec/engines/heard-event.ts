/** A storage event that a page heard, as data. */
export interface HeardEvent {
  readonly area: 'local' | 'session' | 'foreign' | null;
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly url: string;
  readonly isTrusted: boolean;
  readonly bubbles: boolean;
  readonly cancelable: boolean;
  readonly composed: boolean;
  readonly onWindow: boolean;
  readonly isStorageEvent: boolean;
  /** What the hearer read for the key right then, if it was asked to. */
  readonly reads?: string | null;
}

/** `local "k" null→"1" @o1/a`, and what a browser's own event does not have. */
export function compact(event: HeardEvent): string {
  const { area, key, oldValue, newValue, url, reads } = event;
  const change = `${area} ${JSON.stringify(key)} ${JSON.stringify(oldValue)}→${JSON.stringify(newValue)}`;
  const marks: readonly (readonly [boolean, string])[] = [
    [!event.isTrusted, 'untrusted'],
    [event.bubbles, 'bubbles'],
    [event.cancelable, 'cancelable'],
    [event.composed, 'composed'],
    [!event.onWindow, 'target'],
    [!event.isStorageEvent, 'interface'],
  ];
  const marked = marks.filter(([holds]) => holds).map(([, mark]) => ` !${mark}`);
  return `${change} ${reads === undefined ? `@${url}` : `reads ${JSON.stringify(reads)}`}${marked.join('')}`;
}
