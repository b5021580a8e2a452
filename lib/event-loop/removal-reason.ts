/** Why a queued task never ran. */
export type RemovalReason =
  | 'cancelled'
  | 'document destroyed'
  | 'back/forward cache'
  | 'browser closed'
  | 'port transferred'
  /** Of a message between processes: somebody waited for it, so that it was received at once. */
  | 'overtaken'
  /** Of a message between processes: whoever it was for has everything anew. */
  | 'pipe replaced'
  | 'process gone';
