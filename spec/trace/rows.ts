import type { AreaActor } from '../../lib/trace/actors.ts';
import type { Row, Story } from '../../lib/trace/row.ts';

/** A row with what a spec is about; the rest is empty. */
export function rowOf(given: Partial<Row>): Row {
  return {
    ms: 0,
    step: -1,
    tab: 'tab1',
    mark: '',
    text: 'k=v',
    tone: 'plain',
    arrow: null,
    queued: [],
    lock: null,
    ran: null,
    times: 1,
    inset: false,
    ...given,
  };
}

export const local: AreaActor = {
  area: 'localStorage https://a.example',
  kind: 'localStorage',
  origin: 'https://a.example',
  tab: null,
};
export const session: AreaActor = {
  area: 'sessionStorage https://a.example tab1',
  kind: 'sessionStorage',
  origin: 'https://a.example',
  tab: 'tab1',
};

export function storyOf(rows: readonly Row[], areas: readonly AreaActor[] = [local, session]): Story {
  return { rows, tabs: ['tab1', 'tab2'], areas, before: [], locksBefore: [] };
}
