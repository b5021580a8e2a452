import { badArgument } from '../../infra/arguments.ts';
import { StorageloomError } from '../../infra/failure.ts';

/** BAD_OPTION: the window refuses a member of the model. `cause`: what it threw. */
export function refusesMember(name: string, cause?: unknown): StorageloomError {
  return new StorageloomError('BAD_OPTION', {
    what: 'browser.adopt() cannot adopt this window.',
    why: `It lets nobody define ${name}: the object is frozen, or has a member of that name that cannot be configured.`,
    mend: `Adopt it before that is done, or leave ${name} configurable.`,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** BAD_OPTION: nothing of the window is left. */
export function closedAlready(): StorageloomError {
  return badArgument(
    'browser.adopt() cannot adopt this window',
    'It is closed already',
    'Adopt a window before it is closed, and call dispose() before you close it',
  );
}

/** ADOPTED, at the second time. */
export function adoptedAlready(): StorageloomError {
  return new StorageloomError('ADOPTED', {
    what: 'browser.adopt() cannot adopt this window.',
    why: 'It is a tab of a Browser already, of this one or of another.',
    mend: 'Take the tab that the first call gave, or call its dispose() before; in a runner, use either its environment or its setup file.',
  });
}

/** ADOPTED: what only a window of the model's own can do. `what`: how a sentence calls it. */
export function notDone(what: string, mend: string): StorageloomError {
  return new StorageloomError('ADOPTED', {
    what: `A window that was adopted cannot ${what}.`,
    why: 'It was made by somebody else, who runs its code.',
    mend,
  });
}
