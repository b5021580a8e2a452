import { expect } from 'chai';
import { algorithmOf, algorithms, isTraceEventType } from '../../lib/trace/algorithms.ts';
import { eventShapes } from '../../lib/trace/event-shape.ts';
import { traceOf } from './tickets.ts';

describe('the algorithms that events belong to', () => {
  it('have a name and a link into a standard', () => {
    for (const found of Object.values(algorithms)) {
      if (found === null) continue;
      expect(found.algorithm).to.match(/^(?:HTML|Storage|Fetch|Console|Clear Site Data|Web Locks|DOM), \S/);
      expect(found.link).to.match(
        /^https:\/\/(?:(?:html|dom|storage|fetch|console)\.spec\.whatwg\.org\/(?:multipage\/)?|w3c\.github\.io\/(?:webappsec-clear-site-data|web-locks)\/)#[\w-]+$/,
      );
    }
  });

  it('are missing only for what is our own', () => {
    const ours = Object.entries(algorithms).filter(([, found]) => found === null);
    const types = [
      'browser-restarted',
      'tab-crashed',
      'policy-changed',
      'area-emptied',
      'applied',
      'refused',
      'input-refused',
      'outside-started',
      'outside-ended',
      'note',
      'check',
    ];
    expect(ours.map(([type]) => type)).to.deep.equal(types);
  });

  it('are none for what a later version may add', () => {
    const removed = { i: 0, ms: 0, step: 0, type: 'task-removed', task: 0, reason: 'constructor' as 'cancelled' } as const;
    const posted = { i: 0, ms: 0, step: 0, type: 'message-posted', document: 1, message: 1, name: '', data: '', to: 0 } as const;

    expect(
      [removed, { ...posted, via: 'toString' as 'port' }, { ...posted, via: 'later' as 'port' }].map(algorithmOf),
    ).to.deep.equal([null, null, null]);
  });

  it('depend on the reason where the user agent empties an area', () => {
    const emptied = { type: 'area-emptied', area: 'localStorage https://a.example' } as const;
    const events = traceOf([{ ...emptied, reason: 'Clear-Site-Data' }, { ...emptied, reason: 'expired' }]); // prettier-ignore

    expect(events.map((event) => algorithmOf(event)?.link)).to.deep.equal([
      'https://w3c.github.io/webappsec-clear-site-data/#clear-dom',
      undefined,
    ]);
  });

  it('cover each type of event and nothing else', () => {
    expect(Object.keys(algorithms).toSorted()).to.deep.equal(Object.keys(eventShapes).toSorted());
    expect(['storage-read', 'toString', 1].map(isTraceEventType)).to.deep.equal([true, false, false]);
  });
});
