import { expect } from 'chai';
import { Actors } from '../../lib/trace/actors.ts';
import { CookieRows } from '../../lib/trace/cookie-rows.ts';
import { RequestLines } from '../../lib/trace/request-lines.ts';
import { StepRows } from '../../lib/trace/step-rows.ts';
import type { TraceEvent } from '../../lib/trace/trace-event.ts';
import { traceOf } from './tickets.ts';
import { tabs, type Body } from './told.ts';

const area = 'cookies a.example';

describe('the rows of cookies', () => {
  const actors = new Actors();
  for (const event of traceOf(tabs)) actors.note(event);

  function rowsOf(events: readonly TraceEvent[]): string[] {
    const steps = new StepRows();
    const requests = new RequestLines(false, actors);
    const texts: string[] = [];
    const rows = new CookieRows(actors, steps, requests, (_, text, direction, tab) => texts.push(`${tab} ${direction} ${text}`));
    for (const event of events) {
      if (event.type === 'request') requests.asked(event);
      if (event.type === 'site-data-cleared') rows.cleared(event);
      if (event.type === 'browser-restarted') rows.forget();
      if (event.type === 'cookie-read') rows.read(event);
      if (event.type === 'cookie-written') rows.written(event);
    }
    return [...texts, ...steps.all.map(({ tab, mark, text }) => `${tab} ${mark} ${text}`)];
  }

  const written = (document: number, value: string | null, request?: number): Body => ({
    ...{ type: 'cookie-written', document, area, name: 'k', value },
    ...(request === undefined ? {} : { request }),
  });

  it("tell what a tab reads of another's, until the browser is started again", () => {
    const read = { type: 'cookie-read', document: 1, area, cookies: 'k=2' } as const;

    const rows = rowsOf(
      traceOf([
        ...[written(1, '1'), written(2, '2'), read, written(1, '1'), written(2, '2')],
        ...[{ type: 'browser-restarted', session: 'drop' } as const, { ...read, cookies: '' }, { ...read, document: 9 }],
      ]),
    );

    expect(rows).to.deep.equal([
      ...['tab1 to k=1', 'tab2 to k=2', 'tab1 from cookies? k=2', 'tab1 to k=1', 'tab2 to k=2', 'tab1 from cookies? none'],
      'tab1 ▲ leak: k=2 was written by tab2, over 1 of tab1',
    ]);
  });

  it('say which header of a response sets or deletes one', () => {
    const request = { type: 'request', request: 1, tab: 'tab1', document: 1, method: 'GET', url: 'https://a.example/' } as const;
    const clearing = { type: 'site-data-cleared', request: 1, url: 'https://a.example/', types: 'cookies' } as const;

    const rows = rowsOf(traceOf([request, written(-1, 'v', 1), clearing, written(-1, null, 1), written(-1, 'v', 7)]));

    expect(rows).to.deep.equal([
      ...['tab1 to Set-Cookie: k=v', 'tab1 to Clear-Site-Data: delete k'],
      'null  a response sets the cookie k=v',
    ]);
  });
});
