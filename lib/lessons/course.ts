import autosave from './course/autosave.ts';
import backForwardCache from './course/back-forward-cache.ts';
import insurance from './course/insurance.ts';
import leader from './course/leader.ts';
import lock from './course/lock.ts';
import logOut from './course/log-out.ts';
import lostUpdate from './course/lost-update.ts';
import opaqueOrigin from './course/opaque-origin.ts';
import pageLoads from './course/page-loads.ts';
import quota from './course/quota.ts';
import sessionCopy from './course/session-copy.ts';
import tickets from './course/tickets.ts';
import type { Lesson } from './lesson.ts';

/** The lessons of `storageloom lessons`, in the order in which they are best taken: those of one group stand together. */
export const course: readonly Lesson[] = Object.freeze([
  insurance,
  pageLoads,
  tickets,
  sessionCopy,
  autosave,
  quota,
  opaqueOrigin,
  logOut,
  backForwardCache,
  lostUpdate,
  lock,
  leader,
]);
