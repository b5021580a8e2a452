import { expect } from 'chai';
import { happyDom } from '../../lib/hosts/happy-dom/index.ts';
import { Browser } from '../../lib/index.ts';
import { nowhere } from './nowhere.ts';
import { explain } from '../../lib/trace/explain.ts';
import { tickets, traceOf } from './tickets.ts';

const origin = 'https://a.example';
const documents: Parameters<typeof traceOf>[0] = [1, 2, 3, 4, 5].map((document) => {
  const of = document === 4 ? 'https://b.example' : origin;
  return { type: 'document-created', document, tab: `tab${document}`, url: `${of}/`, origin: of };
});
const queued = { type: 'task-queued', source: 'DOM manipulation', lane: 'l', by: 0 } as const;

describe('the explanation of a step', () => {
  it('says which task ran, who queued it when, why it could run, and what it did', () => {
    expect(explain(tickets, 5)).to.equal(
      'Step 5, at 2504 ms: tab2 (https://air.example/search) ran the task “storage booked” (kind of task: DOM manipulation; lane tab2.dom, a queue that keeps its order).\n' +
        'It was queued at 2500 ms by step 2, in which tab1 wrote booked; it waited for 2 tasks of its event loop.\n' +
        'It could run because its document was fully active and it was the first of its lane; ' +
        'it was the next in the usual order: the earliest due, then the first queued, of all lanes.\n' +
        'It fired a storage event (booked=LH455 12A) and read booked (LH455 12A).\n' +
        'In the standards:\n' +
        '  HTML, event loop processing model: https://html.spec.whatwg.org/multipage/#event-loop-processing-model\n' +
        '  HTML, broadcast: https://html.spec.whatwg.org/multipage/#concept-storage-broadcast\n' +
        '  HTML, getItem: https://html.spec.whatwg.org/multipage/#dom-storage-getitem\n' +
        '  HTML, perform a microtask checkpoint: https://html.spec.whatwg.org/multipage/#perform-a-microtask-checkpoint',
    );
  });

  it('says who hears of a change and who does not, and why', () => {
    const text = explain(
      traceOf([
        ...documents,
        { type: 'area-created', area: 'localStorage https://a.example', kind: 'localStorage', origin, tab: null },
        { type: 'document-destroyed', document: 5 },
        { type: 'outside-started', document: 1, label: 'call' },
        { type: 'storage-written', area: 'localStorage https://a.example', document: 1, key: 'k', oldValue: null, newValue: 'v' },
        { ...queued, task: 0, document: 2, label: 'storage k' },
        { type: 'outside-ended', document: 1 },
      ]),
      0,
    );

    expect(text).to.include('a call from outside of any task into tab1 (https://a.example/): call.\nIt set k=v.');
    expect(text).to.include(
      'Of the change of k in localStorage of https://a.example: tab1 (https://a.example/) hears nothing, because it made the change; ' +
        'tab2 (https://a.example/) will hear: its task still waits; ' +
        'tab3 (https://a.example/) hears nothing: no event was queued for it; ' +
        'tab4 (https://b.example/) hears nothing, because it is of another origin, https://b.example.',
    );
  });

  it('says of a document whose storage is another partition that it hears nothing', () => {
    const area = 'localStorage https://a.example';
    const framed = { type: 'document-created', document: 6, tab: 'tab6/frame1', url: `${origin}/`, origin } as const;
    const text = explain(
      traceOf([
        ...documents,
        { ...framed, storageKey: `${origin} under https://b.example` },
        { type: 'area-created', area, kind: 'localStorage', origin, tab: null },
        { type: 'outside-started', document: 1, label: 'call' },
        { type: 'storage-written', area, document: 1, key: 'k', oldValue: null, newValue: 'v' },
        { type: 'outside-ended', document: 1 },
      ]),
      0,
    );

    expect(text).to.include('tab6/frame1 (https://a.example/) hears nothing, because its storage is another partition.');
  });

  it('says which area was emptied in the step, and why', () => {
    const area = 'localStorage https://a.example';
    const call = { type: 'outside-started', document: 1, label: 'call' } as const;

    expect(explain(traceOf([...documents, call, { type: 'area-emptied', area, reason: 'expired' }]), 0)).to.include(
      'It had localStorage https://a.example emptied (expired).',
    );
  });

  it('says that a session storage belongs to one tab', () => {
    expect(explain(tickets, 0)).to.include(
      'tab2 (https://air.example/search) hears nothing, because each tab has a session storage of its own',
    );
  });

  it('says what became of events that did not run', () => {
    const text = explain(
      traceOf([
        ...documents,
        { type: 'area-created', area: 'localStorage https://a.example', kind: 'localStorage', origin, tab: null },
        { type: 'outside-started', document: 1, label: 'call' },
        { type: 'storage-cleared', area: 'localStorage https://a.example', document: 1 },
        { ...queued, task: 0, document: 2, label: 'storage cleared' },
        { ...queued, task: 1, document: 3, label: 'storage cleared' },
        { type: 'outside-ended', document: 1 },
        { type: 'task-held', task: 0 },
        { type: 'task-removed', task: 1, reason: 'document destroyed' },
      ]),
      0,
    );

    expect(text).to.include('Of the clearing in localStorage');
    expect(text).to.include('tab2 (https://a.example/) waits to hear until its document is active again');
    expect(text).to.include('tab3 (https://a.example/) never hears: its task was removed');
  });

  describe('names what queued the task:', () => {
    const call = { type: 'outside-started', document: 1, label: 'call' } as const;
    const task = { ...queued, task: 9, document: 2, label: 'storage k' };
    const run = [{ type: 'task-started', task: 9, lane: 'l', natural: true }] as const;
    const at = { area: 'localStorage https://a.example', document: 1 };

    it('a change of storage', () => {
      const change = { type: 'storage-removed', ...at, key: 'k', oldValue: 'v' } as const;

      expect(explain(traceOf([...documents, call, change, task, ...run]), 1)).to.include('by step 0, in which tab1 removed k.');
      expect(explain(traceOf([...documents, call, { type: 'storage-cleared', ...at }, task, ...run]), 1)).to.include(
        'by step 0, in which tab1 cleared the area.',
      );
      expect(explain(traceOf([call, change, task, ...run]), 1)).to.include('by step 0, in which document 1 removed k.');
    });

    it('another task', () => {
      const timer = { ...queued, task: 8, document: 1, label: 'timer 4 ms', by: -1 };
      const start = { type: 'task-started', task: 8, lane: 'l', natural: true } as const;
      const load = { ...task, label: 'load' };

      expect(explain(traceOf([...documents, timer, start, load, ...run]), 1)).to.include(
        'by step 0, in which tab1 ran the task “timer 4 ms”.',
      );
      expect(explain(traceOf([{ ...timer, document: null }, start, load, ...run]), 1)).to.include(
        'by step 0, in which the user agent ran the task “timer 4 ms”.',
      );
      expect(explain(traceOf([start, load, ...run]), 1)).to.include('by step 0.');
    });

    it('a call from outside', () => {
      expect(explain(traceOf([...documents, call, { ...task, label: 'load' }, ...run]), 1)).to.include(
        'by step 0, a call from outside into tab1 (https://a.example/).',
      );
    });

    it('a step of which the trace tells nothing', () => {
      expect(explain(traceOf([...documents, { ...task, by: 7 }, ...run]), 0)).to.include('by step 7.');
    });
  });

  it('lists each kind of deed, and only counts when there are many', () => {
    const at = { area: 'localStorage https://a.example', document: 1 };
    const text = explain(
      traceOf([
        { ...queued, by: -1, task: 0, document: null, label: 'x' },
        { type: 'task-started', task: 0, lane: 'l', natural: false },
        { type: 'storage-read', ...at, key: null, value: null, length: 0 },
        { type: 'storage-removed', ...at, key: 'k', oldValue: 'v' },
        { type: 'write-refused', ...at, key: 'big', units: 9 },
        { type: 'cookie-read', ...at, cookies: '' },
        { type: 'cookie-written', ...at, name: 'c', value: '1' },
        { type: 'cookie-written', ...at, name: 'c', value: null },
        { type: 'navigation-started', tab: 'tab1', url: 'https://a.example/x', cause: 'script' },
        { type: 'refused', document: 1, what: 'window', url: 'https://a.example/p', reason: 'no' },
        { type: 'refused', document: 1, what: 'form', url: 'https://a.example/f', reason: 'a is invalid' },
        { type: 'input-refused', document: 1, code: 'NO_ELEMENT', reason: 'None is near.' },
        { type: 'error', document: 1, kind: 'exception', message: 'Error: a', ...nowhere, handled: false },
        { type: 'error', document: 1, kind: 'rejection', message: 'Error: b', ...nowhere, handled: false },
        ...Array.from({ length: 3 }, () => ({ type: 'storage-cleared', ...at }) as const),
      ]),
      0,
    );

    expect(text).to.include('the user agent ran the task “x”').and.to.include('chosen by the scheduler, although');
    expect(text).to.include(
      'It read the set of keys, removed k, could not set big, because its 9 units did not fit, read the cookies, set the cookie c=1, ' +
        'deleted the cookie c, began to navigate tab1 to a.example/x, was given no window a.example/p (no), did not send the form (a is invalid), ' +
        'did not do what it was to do (NO_ELEMENT: None is near), reported an exception (Error: a), ' +
        'reported an unhandled rejection (Error: b) and did 3 more things.',
    );
  });

  it('says so when a step or its beginning is not in the trace', () => {
    expect(explain([], 3)).to.equal('The trace holds no step 3.');
    expect(explain(traceOf([{ type: 'task-started', task: 8, lane: 'l', natural: true }]), 0)).to.include(
      'Step 0, at 0 ms: task 8 of the lane l ran; when it was queued is not in the trace.\nIt touched no storage.',
    );
    expect(explain([{ i: 9, ms: 0, step: 4, type: 'note', text: 'x' }], 4)).to.equal(
      'Step 4, at 0 ms: a call from outside of any task.\nIt touched no storage.',
    );
  });
});

describe('the explanation of a response', () => {
  const asked = (document: number | null): Parameters<typeof traceOf>[0][number] => ({
    type: 'request',
    request: 7,
    tab: 'tab1',
    document,
    method: 'GET',
    url: `${origin}/api`,
  });
  const task = { type: 'task-queued', task: 1, source: 'networking', lane: 'l', document: 1, label: 'response', by: -1 } as const;
  const ran = { type: 'task-started', task: 1, lane: 'l', natural: true } as const;

  it('says which request of which page it answers, and how', () => {
    const events = traceOf([
      ...documents,
      { type: 'outside-started', document: 1, label: 'call' },
      asked(1),
      { type: 'outside-ended', document: 1 },
      { type: 'response', request: 7, status: 404 },
      task,
      ran,
    ]);

    expect(explain(events, 0)).to.include('\nIt asked for GET a.example/api.\n');
    expect(explain(events, 1)).to.include(
      '\nIt brings the answer to GET a.example/api, which tab1 (https://a.example/) asked for in step 0: status 404.\n',
    );
  });

  it('says why there is none, and what a navigation asked for', () => {
    const failed = { type: 'response', request: 7, status: 0, reason: 'The server threw.' } as const;

    expect(explain(traceOf([...documents, asked(null), failed, task, ran]), 0)).to.include(
      'which the navigation of tab1 asked for: a network error (The server threw).',
    );
    expect(explain(traceOf([...documents, failed, task, ran]), 0)).to.include(
      'It brings the answer to request 7, a network error (The server threw).',
    );
    expect(explain(traceOf([...documents, { type: 'response', request: 7, status: 0 }, task, ran]), 0)).to.include(
      'request 7, a network error.',
    );
  });

  it('is true of a page that fetches (happy-dom)', async () => {
    const pages = ({ url }: Request): Response => {
      if (url.endsWith('/no')) throw new Error('down');
      return new Response('<script src="/app.js"></script>', { headers: { 'content-type': 'text/html' } });
    };
    const { browser } = await new Browser({ host: happyDom(), pages, console: 'trace' })
      .open('https://a.example/')
      .then(async (tab) => {
        await tab.evaluate('fetch("/no").catch(() => undefined); 0');
        await tab.browser.settle();
        return tab;
      });
    const { trace } = browser;
    const steps = trace.events({ type: 'task-started' }).map(({ step }) => trace.explain(step));

    expect(trace.toText())
      .to.match(/↑ GET \/app\.js/)
      .and.match(/↓ \/app\.js: 200/)
      .and.match(/✗ \/no: network error/);
    const all = steps.join('\n');
    expect(all).to.match(/It brings the answer to GET a\.example\/app\.js, .*: status 200\./);
    expect(all).to.match(/It brings the answer to GET a\.example\/no, .*: a network error \(.*down.*\)\./);
  });
});
