import type { Json, Step } from './recording.ts';
import type { Outcome } from './outcome.ts';
import type { Stage } from './stage.ts';

type Op = Step['op'];
type StepOf<O extends Op> = Step & { readonly op: O };
type Ops = { readonly [O in Op]: (stage: Stage, step: StepOf<O>) => Promise<Outcome> };

/** What comes of something that was only done, and not asked. */
const nothing: Outcome = {};

const pageSources = {
  frame: `(id, kind, url, sandbox) => {
    const frame = document.createElement('iframe');
    frame.id = id;
    if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
    if (kind === 'src') frame.src = url;
    else if (kind === 'data') frame.src = 'data:text/html,<body></body>';
    else if (kind === 'srcdoc') frame.srcdoc = '<body></body>';
    else if (kind !== 'blank') throw new TypeError('No recording has a frame of kind ' + kind);
    document.body.append(frame);
  }`,
  link: `(url, rel) => {
    const link = document.createElement('a');
    link.href = url;
    link.target = '_blank';
    if (rel !== null) link.rel = rel;
    document.body.append(link);
    link.click();
  }`,
  /** Its click calls the gesture, with what the button was made with. */
  button: (gesture: string): string => `(...args) => {
    const button = document.createElement('button');
    button.id = 'gesture';
    button.onclick = () => { globalThis.answered = __rig.attempt(${gesture}, args); };
    document.body.append(button);
  }`,
  dump: `(area) => {
    const storage = window[area + 'Storage'];
    return Object.fromEntries([...Array(storage.length).keys()].map((n) => [storage.key(n), storage.getItem(storage.key(n))]));
  }`,
};

/** What each op does. */
const ops: Ops = {
  async tab(stage, { window, at }) {
    stage.name(window, await stage.browser.open(stage.addresses.url(at)));
    return nothing;
  },
  async frame(stage, { window, name, kind, at, sandbox }) {
    const parent = stage.place(window);
    const before = new Set(parent.frames);
    await stage.do(window, pageSources.frame, name, kind, stage.addresses.url(at), sandbox ?? null);
    const frame = parent.frames.find((one) => !before.has(one));
    if (frame === undefined) throw new Error(`No frame ${name} has come into ${window}.`);
    await stage.browser.settle();
    stage.name(name, frame);
    return nothing;
  },
  async dropFrame(stage, { window, name }) {
    return await stage.do(window, `(id) => document.getElementById(id).remove()`, name);
  },
  popup,
  async navigate(stage, { window, at }) {
    await stage.do(window, `(url) => { location.href = url; }`, stage.addresses.url(at));
    await stage.browser.settle();
    return nothing;
  },
  async back(stage, { window, at }) {
    await stage.do(window, `() => { history.back(); }`);
    await stage.browser.settle();
    const { url } = stage.place(window);
    if (url !== stage.addresses.url(at)) throw new Error(`history.back() left ${window} at ${url}.`);
    return nothing;
  },
  async reload(stage, { window }) {
    await stage.do(window, `() => { location.reload(); }`);
    await stage.browser.settle();
    return nothing;
  },
  async close(stage, { window }) {
    const place = stage.place(window);
    if (!('close' in place)) throw new Error(`${window} is a frame, which no user can close.`);
    await place.close();
    return nothing;
  },
  listen: async (stage, { window, touch, how, read }) =>
    await stage.do(window, `(options) => __rig.listen(options)`, { touch, how, read }),
  events: async (stage, { window }) => await stage.do(window, `() => __rig.log.splice(0)`),
  touch: async (stage, { window, area }) => await stage.do(window, `(area) => { void window[area + 'Storage']; }`, area),
  clear: async (stage, { window, area }) => await stage.do(window, `(area) => window[area + 'Storage'].clear()`, area),
  dump: async (stage, { window, area }) => await stage.do(window, pageSources.dump, area),
  set: async (stage, { window, area, key, value }) =>
    await stage.do(window, `(area, key, value) => window[area + 'Storage'].setItem(key, value)`, area, key, value),
  get: async (stage, { window, area, key }) =>
    await stage.do(window, `(area, key) => window[area + 'Storage'].getItem(key)`, area, key),
  remove: async (stage, { window, area, key }) =>
    await stage.do(window, `(area, key) => window[area + 'Storage'].removeItem(key)`, area, key),
  run: async (stage, { window, source, args }) => await stage.attempt(window, source, ...args.map(stage.argument)),
  runAsync: async (stage, { window, source, args }) => await stage.attemptAsync(window, source, args.map(stage.argument)),
  async click(stage, { window, gesture, args }) {
    await stage.do(window, pageSources.button(gesture), ...args.map(stage.argument));
    const place = stage.place(window);
    await place.click('#gesture');
    return JSON.parse(await place.evaluate('document.getElementById("gesture").remove(); answered')) as Outcome;
  },
  async settle(stage, { ms }) {
    await stage.browser.advance(ms);
    return nothing;
  },
};

async function popup(stage: Stage, { window, name, at, via, features, rel, then }: StepOf<'popup'>): Promise<Outcome> {
  const before = new Set(stage.browser.tabs);
  const url = stage.addresses.url(at);
  if (via === 'link') await stage.do(window, `(...args) => { (${pageSources.link})(...args); (${then})(); }`, url, rel);
  else {
    const open = `(name, url, features) => { window[name] = window.open(url, '', features); (${then})(); }`;
    await stage.do(window, open, name, url, features);
  }
  await stage.browser.settle();
  const opened = stage.browser.tabs.find((tab) => !before.has(tab));
  if (opened === undefined) throw new Error(`No popup ${name} has opened.`);
  stage.name(name, opened);
  return nothing;
}

/** Does one step. What its page answers is plain data with short addresses. */
export async function perform(stage: Stage, step: Step): Promise<Outcome> {
  // Each op's function takes the step of that op, which no type can say of a step that is not known yet.
  const op = ops[step.op] as (stage: Stage, step: Step) => Promise<Outcome>;
  const { value, error } = await op(stage, step);
  if (error !== undefined) return { error };
  return value === undefined ? {} : { value: stage.addresses.shorten(value as Json) };
}
