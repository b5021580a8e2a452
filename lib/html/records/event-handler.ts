/** What an `on…` attribute was set to, and the listener that calls it. */
export interface EventHandler {
  value: object;
  readonly listener: (event: object) => void;
}

/** An event target of the model's own that has such attributes. */
export interface HandlerTarget {
  /** What page code holds. */
  readonly object: object;
  /** By type of event. */
  readonly handlers: Map<string, EventHandler>;
  /** Whose host can cancel events. */
  readonly document: { readonly host: { cancel(event: object): void } };
}
