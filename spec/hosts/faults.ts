import { customElements } from './faults/custom-elements.ts';
import { events } from './faults/events.ts';
import type { Fault } from './faults/fault.ts';
import { forms } from './faults/forms.ts';
import { scripts } from './faults/scripts.ts';
import { selectors } from './faults/selectors.ts';
import { sentForms } from './faults/sent-forms.ts';
import { windows } from './faults/windows.ts';

/** What emulators do, or did, otherwise than browsers, and what became of it on each host. What is wrong is in docs/limits-of-hosts.md. */
export const faults: readonly Fault[] = [
  ...forms,
  ...sentForms,
  ...events,
  ...selectors,
  ...customElements,
  ...scripts,
  ...windows,
];
