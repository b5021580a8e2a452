import { both, html, onJsdom, onNone, type Fault } from './fault.ts';

const named = html('named-access-on-the-window-object');

/** Names that scripts find, and frames. */
export const windows: readonly Fault[] = [
  {
    title: 'A script finds an element with an `id` by its bare name, while it is there',
    standard: named,
    page: '<p id=left></p>',
    read: `seen = [left === document.getElementById('left')]; left.remove(); [...seen, typeof left]`,
    gives: [true, 'undefined'],
    ...both,
  },
  {
    title: 'A script finds a frame by its name, while it is there',
    standard: named,
    page: '<iframe name=left></iframe><script>seen = [left === frames[0], window.left === frames[0]]</script>',
    read: `document.querySelector('iframe').remove(); try { left; seen.push('there'); } catch ({ name }) { seen.push(name); } [...seen, 'left' in window]`,
    gives: [true, true, 'ReferenceError', false],
    ...both,
  },
  {
    title: 'A script finds a frame by the name that the page in the frame gives itself',
    standard: named,
    page: `<iframe srcdoc="<script>name = 'own'</script>"></iframe>`,
    read: '[window.own === frames[0], typeof own]',
    gives: [true, 'object'],
    ...onNone,
  },
  {
    title: 'A frame that has another name now is no more found by the one that it had',
    standard: named,
    page: `<iframe name=left srcdoc="<script>name = 'own'</script>"></iframe>`,
    read: `['left' in window, typeof left, 'own' in window]`,
    gives: [false, 'undefined', true],
    ...both,
  },
  {
    title: 'A script finds forms and images by their names',
    standard: named,
    page: '<form name=login></form><img name=pic>',
    read: '[typeof login, typeof pic]',
    gives: ['object', 'object'],
    ...onJsdom,
  },
  {
    title: 'Of several elements with one `id` a script finds a collection',
    standard: named,
    page: '<p id=a></p><p id=a></p>',
    read: '[a instanceof HTMLCollection, a.length]',
    gives: [true, 2],
    ...both,
  },
  {
    title: 'What the page declares under such a name is its own',
    standard: named,
    page: '<p id=a></p><script>let a = 5</script><iframe name=b></iframe><script>b = 6; c = [a, b, window.b]</script>',
    read: 'c',
    gives: [5, 6, 6],
    ...both,
  },
  {
    title: '`var` hides an element whose `id` is that name',
    standard: named,
    page: '<p id=a></p><script>var a; seen = String(a)</script>',
    read: 'seen',
    gives: 'undefined',
    ...onJsdom,
  },
  {
    title: 'The `id` of an element is none of the own properties of the window',
    standard: named,
    page: '<p id=a></p>',
    read: `['a' in window, Object.keys(window).includes('a'), window.hasOwnProperty('a')]`,
    gives: [true, false, false],
    ...onJsdom,
  },
  {
    title: 'A handler attribute that reads such a name finds it',
    standard: named,
    page: '<input id=q value=5><button onclick="seen = q.value"></button>',
    read: `document.querySelector('button').click(); seen`,
    gives: '5',
    ...both,
  },
  {
    title: '`document.evaluate()` knows XPath',
    standard: 'https://dom.spec.whatwg.org/#xpath',
    page: '<p></p>',
    read: `document.evaluate('//p', document, null, 9, null).singleNodeValue.localName`,
    gives: 'p',
    upstream: 'https://github.com/capricorn86/happy-dom/issues/1125',
    ...onJsdom,
  },
  {
    title: 'What a window has not is not `in` it: `Worker`, `WebSocket`, `indexedDB`, `caches`, `visualViewport`',
    standard: 'https://webidl.spec.whatwg.org/#es-interfaces',
    read: `['Worker', 'SharedWorker', 'WebSocket', 'EventSource', 'indexedDB', 'caches', 'visualViewport', 'cookieStore'].filter((name) => name in window)`,
    gives: [],
    ...both,
  },
  {
    title: '`new Option()` makes an option of the page',
    standard: html('dom-option'),
    read: `option = new Option('a', 'b', true, true); [option.text, option.value, option.selected, option instanceof HTMLOptionElement]`,
    gives: ['a', 'b', true, true],
    ...both,
  },
  ...(
    [
      ['`<object data>`', '<object data="/f"></object>', 'the-object-element'],
      ['`<embed src>`', '<embed src="/f">', 'the-embed-element'],
      [
        '`<frame src>`',
        '<script>document.body.outerHTML = "<frameset><frame src=/f></frameset>"</script>',
        'frames-and-framesets',
      ],
    ] as const
  ).map(([what, page, id]) => ({
    title: `${what} with a page is a frame`,
    standard: html(id),
    page,
    read: 'frames.length',
    gives: 1,
    ...onNone,
  })),
];
