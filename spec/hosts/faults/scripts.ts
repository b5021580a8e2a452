import { both, dom, html, onHappyDom, onNone, type Fault } from './fault.ts';

const prepare = html('prepare-the-script-element');
const script = `seen = 0; script = document.createElement('script');`;
const markup = `'<script>seen += 1<\\/script>'`;

/** When a script element runs. */
export const scripts: readonly Fault[] = [
  {
    title: 'A script of `createContextualFragment()` runs when it is inserted',
    standard: html('dom-range-createcontextualfragment'),
    read: `seen = 0; document.body.append(document.createRange().createContextualFragment(${markup})); seen`,
    gives: 1,
    upstream: 'https://github.com/jsdom/jsdom/issues/3233',
    ...both,
  },
  {
    title: 'One of `innerHTML` or `insertAdjacentHTML()` never does, wherever it is moved to',
    standard: html('dom-element-innerhtml'),
    read: `seen = 0; div = document.createElement('div'); div.innerHTML = ${markup}; document.body.append(div.firstChild);
      document.body.insertAdjacentHTML('beforeend', ${markup}); seen`,
    gives: 0,
    ...both,
  },
  {
    title: 'A clone of it does not either',
    standard: html('script-processing-model'),
    read: `seen = 0; div = document.createElement('div'); div.innerHTML = ${markup}; document.body.append(div.firstChild.cloneNode(true)); seen`,
    gives: 0,
    ...both,
  },
  {
    title: 'Nor does a clone of one that has run',
    standard: html('script-processing-model'),
    page: '<script>window.seen = (window.seen ?? 0) + 1</script>',
    read: `document.body.append(document.querySelector('script').cloneNode(true)); seen`,
    gives: 1,
    ...both,
  },
  {
    title: 'A clone of one that has not run yet does',
    standard: html('script-processing-model'),
    page: '<template><script>seen += 1</script></template>',
    read: `${script} script.textContent = 'seen += 1'; document.body.append(script.cloneNode(true));
      document.body.append(document.querySelector('template').content.cloneNode(true)); seen`,
    gives: 2,
    ...both,
  },
  {
    title: 'What `innerHTML` made in a template does not run, cloned or not',
    standard: html('script-processing-model'),
    read: `seen = 0; template = document.createElement('template'); template.innerHTML = ${markup};
      document.body.append(template.content.cloneNode(true), template.content); seen`,
    gives: 0,
    ...onHappyDom,
  },
  {
    title: 'One that is in the document runs when it gets its text, whichever way',
    standard: prepare,
    page: '<script></script>',
    read: `seen = []; for (const give of [(e) => { e.textContent = 'seen.push(1)'; }, (e) => e.append('seen.push(2)'), (e) => { e.text = 'seen.push(3)'; },
        (e) => e.insertBefore(document.createTextNode('seen.push(4)'), null)]) {
        const element = document.createElement('script'); document.body.append(element); give(element); }
      document.querySelector('script').textContent = 'seen.push(5)'; seen`,
    gives: [1, 2, 3, 4, 5],
    upstream: 'https://github.com/jsdom/jsdom/pull/4244',
    ...both,
  },
  {
    title: 'Each runs once, whatever becomes of its text',
    standard: prepare,
    read: `${script} script.textContent = 'seen += 1'; document.body.append(script); script.remove(); document.body.append(script);
      script.textContent = 'seen += 10'; seen`,
    gives: 1,
    ...both,
  },
  {
    title: 'One that gets its `src` in the document is fetched and run',
    standard: prepare,
    read: `${script} document.body.append(script); script.src = '/s.js'; new Promise((done) => { script.onload = () => done(fetched); })`,
    gives: 5,
    ...both,
  },
  {
    title: 'The scripts of a fragment run when all of the fragment is in',
    standard: dom('concept-node-insert'),
    read: `seen = []; fragment = new DocumentFragment();
      for (const each of [1, 2]) { const element = document.createElement('script'); element.textContent = 'seen.push(document.body.lastChild.id)'; fragment.append(element); }
      fragment.append(Object.assign(document.createElement('p'), { id: 'last' })); document.body.append(fragment); seen`,
    gives: ['last', 'last'],
    ...onNone,
  },
  {
    title: 'A script in a shadow tree runs, and is no `document.currentScript`',
    standard: html('execute-the-script-element'),
    read: `${script} script.textContent = 'seen = String(document.currentScript)'; div = document.createElement('div'); document.body.append(div);
      div.attachShadow({ mode: 'open' }).append(script); seen`,
    gives: 'null',
    ...onHappyDom,
  },
  {
    title: 'A script element of SVG runs',
    standard: 'https://svgwg.org/svg2-draft/interact.html#ScriptElement',
    read: `seen = 0; svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); element = document.createElementNS('http://www.w3.org/2000/svg', 'script');
      element.textContent = 'seen += 1'; svg.append(element); document.body.append(svg); seen`,
    gives: 1,
    ...onNone,
  },
];
