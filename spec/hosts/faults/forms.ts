import { both, html, onHappyDom, onJsdom, onNone, type Fault } from './fault.ts';

const named = html('dom-form-nameditem');
const handlerScope = html('getting-the-current-value-of-the-event-handler');
const mismatch = html('suffering-from-a-step-mismatch');

/** What fields and forms are to scripts. */
export const forms: readonly Fault[] = [
  {
    title: 'A handler attribute of a form finds a control as `this.user`, and `this` is the form',
    standard: named,
    page: '<form onsubmit="seen = [this.user.value, event.target === this]; return false"><input name=user value=x></form>',
    read: 'document.forms[0].requestSubmit(); seen',
    gives: ['x', true],
    upstream: 'https://github.com/jsdom/jsdom/issues/3715',
    ...onHappyDom,
  },
  {
    title: 'A handler attribute of a form finds a control by its bare name',
    standard: handlerScope,
    page: '<form onsubmit="seen = user.value; return false"><input name=user value=x></form>',
    read: 'document.forms[0].requestSubmit(); seen',
    gives: 'x',
    ...onHappyDom,
  },
  {
    title: 'A handler attribute of a control finds another one of its form by its bare name',
    standard: handlerScope,
    page: '<form><input name=user value=x><button type=button onclick="seen = user.value"></button></form>',
    read: `document.querySelector('button').click(); seen`,
    gives: 'x',
    ...onHappyDom,
  },
  {
    title: 'A control is a property of its form, by `name` and by `id`',
    standard: named,
    page: '<form><input name=a id=b></form>',
    read: 'form = document.forms[0]; [form.a === form.elements[0], form.b === form.elements[0]]',
    gives: [true, true],
    upstream: 'https://github.com/jsdom/jsdom/issues/1570',
    ...onHappyDom,
  },
  {
    title: 'A control goes before what a form has under that name, such as `title` or `submit`',
    standard: named,
    page: '<form><input name=title><input name=submit></form>',
    read: `[document.forms[0].title, document.forms[0].submit].map((each) => each.localName)`,
    gives: ['input', 'input'],
    upstream: 'https://github.com/jsdom/jsdom/issues/2036',
    ...onNone,
  },
  {
    title: 'An image is a property of the form around it',
    standard: named,
    page: '<form><img name=pic></form>',
    read: 'document.forms[0].pic?.localName',
    gives: 'img',
    ...onNone,
  },
  {
    title: 'A form or an image with a `name` is a property of the document',
    standard: html('dom-document-nameditem'),
    page: '<form name=login></form><img name=pic>',
    read: '[document.login?.localName, document.pic?.localName]',
    gives: ['form', 'img'],
    upstream: 'https://github.com/jsdom/jsdom/issues/2864',
    ...onNone,
  },
  {
    title: '`this`, `event.target` and `event.currentTarget` of a form are the form of `document.forms`',
    standard: html('the-event-handler-processing-algorithm'),
    page: '<form><input></form>',
    read: `form = document.forms[0];
      form.addEventListener('x', function (event) { seen = [this === form, event.currentTarget === form, event.composedPath()[1] === form]; });
      form.elements[0].dispatchEvent(new Event('x', { bubbles: true })); seen`,
    gives: [true, true, true],
    ...both,
  },
  {
    title: '`new FormData(form)` fires `formdata`, with what a listener may change',
    standard: html('constructing-the-form-data-set'),
    page: '<form><input name=a value=1></form>',
    read: `document.forms[0].onformdata = (event) => { seen = [event.bubbles, event.isTrusted, event instanceof FormDataEvent]; event.formData.set('a', '2'); };
      [...new FormData(document.forms[0])].concat([seen])`,
    gives: [
      ['a', '2'],
      [true, true, true],
    ],
    ...both,
  },
  {
    title: '`new FormData(form)` in a listener of `formdata` of that form is an InvalidStateError',
    standard: 'https://xhr.spec.whatwg.org/#dom-formdata',
    page: '<form></form>',
    read: `form = document.forms[0]; form.onformdata = () => { try { new FormData(form); seen = ''; } catch ({ name }) { seen = name; } };
      new FormData(form); seen`,
    gives: 'InvalidStateError',
    ...both,
  },
  {
    title: '`:invalid`, `:required` and `:read-only` match',
    standard: html('selector-invalid'),
    page: '<input required readonly><input required>',
    read: `[':invalid', ':required', ':read-only'].map((each) => document.querySelectorAll('input' + each).length)`,
    gives: [1, 2, 1],
    ...onJsdom,
  },
  {
    title: 'A date or a time between two steps is a step mismatch',
    standard: mismatch,
    page: '<input type=date step=2><input type=month step=3><input type=week step=2><input type=time><input type=datetime-local>',
    read: `values = ['1970-01-02', '1970-03', '1970-W02', '10:00:30', '2020-01-01T10:00:30'];
      [...document.querySelectorAll('input')].map((input, index) => { input.value = values[index]; return input.validity.stepMismatch; })`,
    gives: [true, true, true, true, true],
    ...both,
  },
  {
    title: 'Months and weeks have bounds; a bound that is none bounds nothing',
    standard: html('the-min-and-max-attributes'),
    page: `<input type=month min=2020-05 value=2020-01><input type=week max=2020-W05 value=2020-W06>
      <input type=month min=2020-5 value=2020-01><input type=week max=x value=2020-W06>`,
    read: `[...document.querySelectorAll('input')].map(({ validity }) => validity.valid)`,
    gives: [false, false, true, true],
    ...both,
  },
  {
    title: 'A time may have bounds around midnight',
    standard: html('the-min-and-max-attributes'),
    page: '<input type=time min=22:00 max=02:00 value=23:00><input type=time min=22:00 max=02:00 value=12:00>',
    read: `[...document.querySelectorAll('input')].map(({ validity }) => validity.valid)`,
    gives: [true, false],
    ...both,
  },
  {
    title: 'A month may be one of a year with five digits',
    standard: html('valid-month-string'),
    page: '<input type=month>',
    read: `input = document.querySelector('input'); input.value = '12020-06'; input.value`,
    gives: '12020-06',
    ...onJsdom,
  },
  {
    title: '`stepUp()` knows dates and times',
    standard: html('dom-input-stepup'),
    page: '<input type=date value=2020-02-28><input type=month value=2020-12><input type=week value=2020-W53><input type=time value=23:59>',
    read: `[...document.querySelectorAll('input')].map((input) => { input.stepUp(2); return input.value; })`,
    gives: ['2020-03-01', '2021-02', '2021-W02', '00:01'],
    ...both,
  },
  {
    title: '`valueAsNumber` of a week is its Monday',
    standard: html('week-state-(type=week)'),
    page: '<input type=week value=1970-W02>',
    read: `document.querySelector('input').valueAsNumber`,
    gives: 345_600_000,
    ...both,
  },
];
