import { documentChoices, type DocumentBehaviour } from './documents.ts';
import { lockChoices, type LockBehaviour } from './locks.ts';
import { messageChoices, type MessageBehaviour } from './messages.ts';
import { storageAccessChoices, type StorageAccessBehaviour } from './storage-access.ts';
import { storageEventChoices, type StorageEventBehaviour } from './storage-events.ts';
import { storageObjectChoices, type StorageObjectBehaviour } from './storage-object.ts';
import type { Choices } from './choice.ts';

/** Every choice that engines make differently. Algorithms read a member; none asks for an engine's name. */
export interface Behaviour
  extends
    StorageObjectBehaviour,
    StorageEventBehaviour,
    DocumentBehaviour,
    StorageAccessBehaviour,
    LockBehaviour,
    MessageBehaviour {}

/** The record's members as data. */
export const choices: Choices<Behaviour> = Object.freeze({
  ...storageObjectChoices,
  ...storageEventChoices,
  ...storageAccessChoices,
  ...documentChoices,
  ...lockChoices,
  ...messageChoices,
});
